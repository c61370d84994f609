import { vi } from 'vitest'

/** Milliseconds that pass in a turn of the event loop, and that it takes. */
const STEP = 20
const PACE = 2

const realTimeout = setTimeout
let waiting = 0

/** Takes the timers from the API, and these clocks: time passes only where a test says so. */
export function holdTime(...clocks: ('performance' | 'Date')[]): void {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', ...clocks] })
}

/**
 * Lets the held time pass while the work is done: 20 ms in each turn of the event loop. What hangs
 * runs into its time-out soon, and a busy machine makes nothing run into one.
 */
export async function whileTimePasses<T>(work: PromiseLike<T>): Promise<T> {
  waiting += 1
  if (waiting === 1) turn()
  try {
    return await work
  } finally {
    waiting -= 1
  }
}

function turn(): void {
  realTimeout(() => {
    if (waiting === 0) return
    vi.advanceTimersByTime(STEP)
    turn()
  }, PACE)
}
