import { describe, expect, test } from 'vitest'
import { counterOf } from '../../../src/kit/http/counters.ts'
import { createPrimaryStore } from '../../../src/kit/shared/primary/store.ts'
import type { InWindow, SharedStore } from '../../../src/kit/shared/store.ts'

type Add = SharedStore['add']
const storeOf = (add: Add) => ({ add }) as SharedStore
/** A store that answers as Redis does: later. */
function laterStore() {
  const kept = createPrimaryStore(() => undefined)
  let calls = 0
  const store = storeOf(async (...args) => {
    calls += 1
    return kept.add(...args)
  })
  return { store, calls: () => calls }
}

describe('a limit that several instances share', () => {
  test('lets no request wait for the store well below it', () => {
    const count = counterOf(
      storeOf(() => new Promise(() => undefined)),
      'reads',
      1000,
    )
    const counted: number[] = []
    for (let n = 0; n < 800; n += 1)
      count('ada', ({ current }) => {
        counted.push(current)
      })
    expect(counted).toEqual(Array.from({ length: 800 }, (_, index) => index + 1))
  })

  test('tells the store of many requests at once', () => {
    const { store, calls } = laterStore()
    const count = counterOf(store, 'reads', 1000)
    for (let n = 0; n < 800; n += 1) count('ada', () => undefined)
    expect(calls()).toBe(80)
  })

  test.each([
    [1200, 2],
    [1200, 5],
    [100, 3],
    [20, 2],
    [4, 2],
  ])('of %i is exact, but for 1 %% of each of %i instances', async (max, instances) => {
    const { store } = laterStore()
    const counts = Array.from({ length: instances }, () => counterOf(store, 'reads', max))
    let passed = 0
    for (let n = 0; n < 2 * max; n += 1) {
      const { current } = await new Promise<InWindow>((counted) =>
        counts[n % instances]?.('ada', counted),
      )
      if (current <= max) passed += 1
    }
    expect(passed).toBeGreaterThanOrEqual(max)
    expect(passed).toBeLessThanOrEqual(max + instances * Math.floor(max / 100))
  })

  test('is separate in each instance while the store is away', async () => {
    const count = counterOf(
      storeOf(() => Promise.reject(new Error('away'))),
      'writes',
      3,
    )
    const ask = () =>
      new Promise<InWindow>((counted) => {
        count('ada', counted)
      })
    for (const current of [1, 2, 3, 4]) expect(await ask()).toMatchObject({ current })
  })
})
