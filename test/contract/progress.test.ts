import { expect, test } from 'vitest'
import { progressPrinter } from '../../scripts/progress.ts'

test('progress: each phase as it begins, and every 5 seconds its operation', () => {
  const lines: string[] = []
  let now = 0
  const onProgress = progressPrinter(
    (line) => lines.push(line),
    () => now,
  )
  onProgress('valid input', 1)
  onProgress('valid input', 20, 'getBook')
  now = 5000
  onProgress('valid input', 300, 'listBooks')
  now = 9999
  onProgress('valid input', 301, 'addBook')
  onProgress('cleaning up', 4000)
  expect(lines).toEqual([
    '     1 requests; valid input …',
    '   300 requests; valid input: listBooks …',
    '  4000 requests; cleaning up …',
  ])
})
