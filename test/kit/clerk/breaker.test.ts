import { beforeEach, describe, expect, test } from 'vitest'
import { type Breaker, createBreaker } from '../../../src/kit/clerk/breaker.ts'

let breaker: Breaker
let time: number
let random: number
let changes: boolean[]

beforeEach(() => {
  time = 0
  random = 1
  changes = []
  breaker = createBreaker({
    now: () => time,
    random: () => random,
    onChange: (closed) => changes.push(closed),
  })
})

/** Asks to make a call, and reports its result if it was allowed. */
function call(outcome: 'success' | 'failure', retryAfter?: number): boolean {
  const report = breaker.admit()
  report?.(outcome, retryAfter)
  return report !== undefined
}
function fail(times: number) {
  for (let i = 0; i < times; i += 1) call('failure')
}
/** Opens it `times` times, after a failed trial each time, and returns the waits. */
function waits(times: number): number[] {
  fail(4)
  return Array.from({ length: times }, () => {
    call('failure')
    const { wait } = breaker
    time += wait
    return wait
  })
}

describe('it opens', () => {
  type Call = Parameters<typeof call>
  const failures = (number: number) => Array<Call>(number).fill(['failure'])

  test.each<[string, Call[], number]>([
    ['after five failures in a row', failures(5), 1000],
    ['not after four', failures(4), 0],
    ['not when one between succeeded', [...failures(4), ['success'], ...failures(4)], 0],
    ['at once when asked to be left alone', [['failure', 7000]], 7000],
    ['for a minute at most', [['failure', 3_600_000]], 60_000],
  ])('%s', (_name, calls, wait) => {
    for (const one of calls) call(...one)
    expect(breaker).toMatchObject({ closed: wait === 0, wait })
    expect(call('success')).toBe(wait === 0)
  })

  test.each([
    ['longer each time', 1, [1000, 2000, 4000, 8000, 10_000, 10_000]],
    ['for less, by chance', 0, [500, 1000, 2000, 4000, 5000, 5000]],
  ])('%s', (_name, chance, expected) => {
    random = chance
    expect(waits(6)).toEqual(expected)
  })

  test('once, whatever the calls that were made before say', () => {
    const reports = Array.from({ length: 50 }, () => breaker.admit())
    for (const report of reports) report?.('failure')
    expect(breaker.wait).toBe(1000)
  })

  test('for as long as the latest asks to', () => {
    const reports = [breaker.admit(), breaker.admit()]
    fail(5)
    reports[0]?.('failure', 9000)
    reports[1]?.('failure', 3000)
    expect(breaker.wait).toBe(9000)
  })
})

describe('when its time is over', () => {
  beforeEach(() => {
    fail(5)
    time += 1000
  })

  test('one call tries', () => {
    const report = breaker.admit()
    expect(report).toBeDefined()
    expect([call('success'), call('success')]).toEqual([false, false])
    expect(breaker.wait).toBeGreaterThan(0)
    report?.('success')
    expect(breaker).toMatchObject({ closed: true, wait: 0 })
    expect([call('success'), call('success')]).toEqual([true, true])
  })

  test('and fails, it waits, and the next one tries', () => {
    call('failure')
    expect(call('success')).toBe(false)
    time += 2000
    expect(call('success')).toBe(true)
    expect(breaker.closed).toBe(true)
  })

  test('it begins anew: five failures, and the first wait', () => {
    call('success')
    fail(4)
    expect(breaker.closed).toBe(true)
    fail(1)
    expect(breaker.wait).toBe(1000)
  })

  test('what was called before it opened does not close it', () => {
    const breakerBefore = createBreaker({ now: () => time, random: () => 1 })
    const early = breakerBefore.admit()
    for (let i = 0; i < 5; i += 1) breakerBefore.admit()?.('failure')
    early?.('success')
    expect(breakerBefore.closed).toBe(false)
  })
})

test('of one call the first report counts', () => {
  fail(4)
  const report = breaker.admit()
  report?.('failure')
  report?.('success')
  expect(breaker.closed).toBe(false)
})

test('tells that it opened and that it closed, once each', () => {
  waits(4)
  call('success')
  call('success')
  expect(changes).toEqual([false, true])
})
