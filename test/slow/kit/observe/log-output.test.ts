import { expect, test } from 'vitest'
import { run } from '../../process.ts'

const LINES = 3000

test.each([
  ['by exit', 3],
  ['by an error', 1],
  ['by itself', 0],
])(
  'a process that ends %s writes all lines of its log first, in their order',
  async (how, code) => {
    const ended = await run(['test/slow/kit/observe/last-lines.ts', how])
    const lines = ended.stdout.trim().split('\n')
    const numbers = lines.map((line) => (JSON.parse(line) as { number: number }).number)
    expect(numbers).toEqual(Array.from({ length: LINES }, (_, number) => number))
    expect(ended.code).toBe(code)
  },
)
