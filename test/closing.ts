import { afterAll } from 'vitest'

const closers: (() => unknown)[] = []

// Vitest takes hooks while it collects a file only; what a test starts is known later.
afterAll(async () => {
  for (const close of closers.reverse()) await close()
})

/** Ends what was started with the tests of this file, the latest first. */
export function closeAfterTests(close: () => unknown): void {
  closers.push(close)
}
