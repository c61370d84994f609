import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import type { Variables } from './frameworks.ts'

/** Formats `NAME=value`, with quotes if spaces need them. */
export function assignment(name: string, value: string): string {
  return `${name}=${/[\s#"']/.test(value) ? `"${value}"` : value}`
}

const HEADING = '# The sandbox, a local Clerk'

/**
 * Sets variables in an env file and keeps the others. A line with another value, which may be a key
 * of a real Clerk instance, is kept as a comment.
 */
export function writeEnvFile(file: string, variables: Variables): void {
  const old = existsSync(file) ? readFileSync(file, 'utf8') : ''
  const missing = new Map(Object.entries(variables))
  const lines = old.split(/\r?\n/).flatMap((line) => {
    const name = /^\s*(?:export\s+)?([\w.]+)\s*=/.exec(line)?.[1] ?? ''
    const value = variables[name]
    if (value === undefined) return [line]
    missing.delete(name)
    const wanted = assignment(name, value)
    return line === wanted || isOwn(line) ? [wanted] : [`# ${line.trim()}`, wanted]
  })
  const added = [...missing].map(([name, value]) => assignment(name, value))
  if (added.length > 0) {
    if (lines.at(-1) === '') lines.pop()
    if (lines.length > 0 && !lines.includes(HEADING)) lines.push('')
    if (!lines.includes(HEADING)) lines.push(HEADING)
    lines.push(...added, '')
  }
  const text = lines.join(old.includes('\r\n') ? '\r\n' : '\n')
  if (text !== old) writeFileSync(file, text)
}

/** True for a value from an earlier run of the sandbox. */
function isOwn(line: string): boolean {
  return /sandbox|127\.0\.0\.1|localhost|BEGIN PUBLIC KEY|DISABLED=1/.test(line)
}
