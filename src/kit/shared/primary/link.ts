import type { SharedStore } from '../store.ts'
import type { PrimaryStore } from './store.ts'

/** A question of a worker; the primary process answers with the same id. */
export interface Question {
  toPrimary: keyof PrimaryStore
  id: number
  args: unknown[]
}
/** An answer, or a change that another worker has published. */
export type FromPrimary =
  { fromPrimary: number; value: unknown } | { fromPrimary: 'change'; value: string }

type Waiting = (value: never) => void

let asked = 0
const waiting = new Map<number, Waiting>()
const listeners = new Set<(change: string) => void>()

/** Asks the primary process of this worker. */
function ask<Name extends keyof PrimaryStore>(
  name: Name,
  ...args: Parameters<PrimaryStore[Name]>
): Promise<ReturnType<PrimaryStore[Name]>> {
  if (asked === 0) process.on('message', receive)
  asked += 1
  const question: Question = { toPrimary: name, id: asked, args }
  return new Promise((resolve, reject) => {
    waiting.set(question.id, resolve)
    process.send?.(question, undefined, undefined, (error) => {
      if (!error) return
      waiting.delete(question.id)
      reject(error)
    })
  })
}

function receive(message: Partial<FromPrimary> | null): void {
  const { fromPrimary, value } = message ?? {}
  if (fromPrimary === 'change') for (const listen of listeners) listen(String(value))
  else if (fromPrimary !== undefined) {
    waiting.get(fromPrimary)?.(value as never)
    waiting.delete(fromPrimary)
  }
}

/** The store that the workers of one primary process share. */
export function primaryStore(): SharedStore {
  return {
    add: (...args) => ask('add', ...args),
    acquire: (...args) => ask('acquire', ...args),
    settle: (...args) => ask('settle', ...args),
    release: (...args) => ask('release', ...args),
  }
}

/** Sends a change to all other workers, and to those that start later. */
export async function publish(change: string): Promise<void> {
  await ask('publish', change)
}

/**
 * Calls `listen` with each change that other workers have published, and will.
 * @returns a promise that resolves after the earlier changes
 */
export async function follow(listen: (change: string) => void): Promise<void> {
  listeners.add(listen)
  for (const change of await ask('changes')) listen(change)
}
