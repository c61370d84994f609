import { afterAll, vi } from 'vitest'
import { closeAll } from './closing.ts'

// Files share a worker and its modules: a file leaves nothing to the next, even if its hooks fail.
await closeAll()
afterAll(async () => {
  vi.useRealTimers()
  await closeAll()
})
