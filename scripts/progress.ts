import type { TestOptions } from '../src/contract/index.ts'

/** Milliseconds between two lines within a phase. */
const INTERVAL = 5000

/** Prints each phase of a contract run as it begins, and at intervals its current operation. */
export function progressPrinter(
  print: (line: string) => void = console.error,
  now: () => number = () => performance.now(),
): NonNullable<TestOptions['onProgress']> {
  let last = now()
  return (phase, requests, operation) => {
    if (operation !== undefined && now() - last < INTERVAL) return
    last = now()
    const where = operation === undefined ? '' : `: ${operation}`
    print(`${String(requests).padStart(6)} requests; ${phase}${where} …`)
  }
}
