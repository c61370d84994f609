import { vi } from 'vitest'

/** Milliseconds: longer than a busy machine needs for anything that a test waits for. */
const PATIENCE = 30_000

const { waitFor, waitUntil } = vi

// Vitest gives up after 1 second, and has no setting for it.
vi.waitFor = (check, options = PATIENCE) => waitFor(check, options)
vi.waitUntil = (check, options = PATIENCE) => waitUntil(check, options)
