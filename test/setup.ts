import { afterAll, vi } from 'vitest'
import { closeAll } from './closing.ts'
import './patience.ts'

// Files share a worker and its modules, so each closes all it started, even if its hooks fail.
await closeAll()
afterAll(async () => {
  vi.useRealTimers()
  await closeAll()
})
