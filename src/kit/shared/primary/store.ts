import cluster, { type Worker } from 'node:cluster'
import { LRUCache } from 'lru-cache'
import { growingTo } from '../../cache.ts'
import type { InWindow } from '../store.ts'
import type { FromPrimary, Question } from './link.ts'

/** The state that a primary process keeps for its workers; see `SharedStore`. */
export interface PrimaryStore {
  add(key: string, amount: number, window: number): InWindow
  acquire(place: string, lock: string, ttl: number, taken: string): [string, number] | undefined
  settle(place: string, lock: string, settled: string, ttl: number): boolean
  release(place: string, lock: string): void
  publish(change: string): void
  /** The changes so far. */
  changes(): string[]
}

/** Maximum number of counters, of characters in locks, and of the latest changes. */
const [MOST_COUNTERS, MOST_CHARACTERS, MOST_CHANGES] = [100_000, 64_000_000, 10_000]

/** @param send sends a change to all workers but the one that published it */
export function createPrimaryStore(send: (change: string) => void): PrimaryStore {
  const counters = new LRUCache<string, { current: number }>(growingTo(MOST_COUNTERS))
  const locks = new LRUCache<string, string>({
    maxSize: MOST_CHARACTERS,
    sizeCalculation: (text) => text.length,
  })
  const latest: string[] = []

  const isOther = (place: string, lock: string) => {
    const known = locks.get(place)
    return known !== undefined && known !== lock
  }

  return {
    add(key, amount, window) {
      const counter = counters.get(key) ?? { current: 0 }
      if (counter.current === 0) counters.set(key, counter, { ttl: window })
      counter.current += amount
      return { current: counter.current, ttl: Math.ceil(counters.getRemainingTTL(key)) }
    },
    acquire(place, lock, ttl, taken) {
      if (isOther(place, taken)) return [locks.get(place) ?? '', locks.getRemainingTTL(place)]
      locks.set(place, lock, { ttl })
      return undefined
    },
    settle(place, lock, settled, ttl) {
      if (isOther(place, lock)) return false
      locks.set(place, settled, { ttl })
      return true
    },
    release(place, lock) {
      if (!isOther(place, lock)) locks.delete(place)
    },
    publish(change) {
      latest.push(change)
      if (latest.length > MOST_CHANGES) latest.shift()
      send(change)
    },
    changes: () => latest,
  }
}

/** Answers the questions of all workers of this process. */
export function shareAmongWorkers(): void {
  let sender: Worker | undefined
  const store = createPrimaryStore((value) => {
    for (const worker of Object.values(cluster.workers ?? {}))
      if (worker !== sender) tell(worker, { fromPrimary: 'change', value })
  })
  cluster.on('message', (worker, message: Partial<Question> | null) => {
    if (!isQuestion(message)) return
    sender = worker
    tell(worker, { fromPrimary: message.id, value: answerOf(store, message) })
  })
}

function answerOf(store: PrimaryStore, { toPrimary, args }: Question): unknown {
  return (store as unknown as Record<string, (...args: unknown[]) => unknown>)[toPrimary]?.(...args)
}

function isQuestion(message: Partial<Question> | null): message is Question {
  return typeof message?.toPrimary === 'string'
}

/** A worker that has just ended needs no answer. */
function tell(worker: Worker | undefined, message: FromPrimary): void {
  if (worker?.isConnected()) worker.send(message, () => undefined)
}
