import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'

/** The minimum limit of POSIX systems; most allow more. */
const FEW = 256
/** More than any process handles; used for "no limit". */
const UNLIMITED = 1_000_000

/**
 * Returns the number of files and sockets that this process may open. Node.js has already raised it
 * as far as possible.
 */
export function openFilesLimit(): number {
  const limit = read() ?? String(FEW)
  return limit === 'unlimited' ? UNLIMITED : Math.min(Number(limit), UNLIMITED)
}

function read(): string | undefined {
  try {
    const limits = readFileSync('/proc/self/limits', 'utf8')
    const found = /^Max open files +(\d+|unlimited)/m.exec(limits)?.[1]
    if (found) return found
  } catch {
    // Only Linux has this file.
  }
  try {
    const limit = execFileSync('sh', ['-c', 'ulimit -n'], {
      encoding: 'utf8',
      timeout: 1000,
    }).trim()
    return /^(?:\d+|unlimited)$/.test(limit) ? limit : undefined
  } catch {
    return undefined
  }
}
