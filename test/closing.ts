const closers: (() => unknown)[] = []

/** Runs when the tests of this file end, the latest first. */
export function closeAfterTests(close: () => unknown): void {
  closers.push(close)
}

/** Runs all of them, and rethrows their errors. */
export async function closeAll(): Promise<void> {
  const errors: unknown[] = []
  for (const close of closers.splice(0).reverse()) {
    try {
      await close()
    } catch (error) {
      errors.push(error)
    }
  }
  if (errors.length > 1) throw new AggregateError(errors)
  if (errors.length === 1) throw errors[0]
}
