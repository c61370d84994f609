import { vi } from 'vitest'

/** Milliseconds that pass in each turn of the event loop. */
const STEP = 20
const PACE = 2

const realTimeout = setTimeout
let waiting = 0
let isPassing = false

/** Fakes the timers and these clocks of the API: time passes only if a test says so. */
export function holdTime(...clocks: ('performance' | 'Date')[]): void {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', ...clocks] })
}

/**
 * Lets the held time pass during the work: 20 ms in each turn of the event loop. Work that hangs
 * times out soon, and a busy machine causes no time-out.
 */
export async function whileTimePasses<T>(work: PromiseLike<T>): Promise<T> {
  waiting += 1
  // One chain of turns, however many works wait: each more would let time pass faster.
  if (!isPassing) turn()
  try {
    return await work
  } finally {
    waiting -= 1
  }
}

function turn(): void {
  isPassing = true
  realTimeout(() => {
    isPassing = false
    if (waiting === 0) return
    vi.advanceTimersByTime(STEP)
    turn()
  }, PACE)
}
