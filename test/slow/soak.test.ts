import { expect, test } from 'vitest'
import { run } from './process.ts'
import { HOW_TO_GET_REDIS, skipRedis } from './redis-server.ts'

test.skipIf(skipRedis)(
  `npm run soak holds while Clerk and Redis come and go (${HOW_TO_GET_REDIS})`,
  async () => {
    const { code, stdout, stderr } = await run([
      'scripts/measure/soak.ts',
      ...['--minutes', '0.2', '--rate', '500'],
    ])
    const [, changes, creations] = /(\d+) changes and (\d+) creations/.exec(stdout) ?? []
    expect(Number(changes)).toBeGreaterThan(0)
    expect(Number(creations)).toBeGreaterThan(0)
    expect(stdout).toContain('Clerk refusing, Redis')
    // The run is too short to measure growing memory.
    const wrong = stderr
      .split('\n')
      .filter((line) => !/^(Minute|Instance|It did not hold)/.test(line))
    expect(wrong.join('')).toBe('')
    expect(code).toBeLessThan(2)
  },
)

test('npm run soak says which argument is wrong', async () => {
  const { code, stderr } = await run(['scripts/measure/soak.ts', '--rate', 'fast'])
  expect(code).toBe(2)
  expect(stderr).toMatch(/^--minutes and --rate must be numbers above 0/)
})
