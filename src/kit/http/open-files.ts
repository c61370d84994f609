import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'

/** POSIX systems allow a process at least so many; most allow more. */
const FEW = 256
/** More than any process handles; stands for no limit. */
const UNLIMITED = 1_000_000

/** How many files and sockets this process may have open. Node.js has raised it as far as it can. */
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
    // Linux alone has this file.
  }
  try {
    const told = execFileSync('sh', ['-c', 'ulimit -n'], { encoding: 'utf8', timeout: 1000 }).trim()
    return /^(?:\d+|unlimited)$/.test(told) ? told : undefined
  } catch {
    return undefined
  }
}
