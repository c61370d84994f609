import { expect, test } from 'vitest'
import { run } from './process.ts'

interface Report {
  results: {
    server: string
    load: string
    requests: number
    requestsPerSecond: number
    clerkCalls: number
  }[]
  memory: Record<string, { rss: number; heapUsed: number }>
  targets: { about: string; value: number; met: boolean }[]
}

test('npm run bench measures each load on each server, and asks Clerk nothing that is known', async () => {
  const args = ['--json', '--seconds', '0.1', '--rounds', '1']
  const { code, stdout, stderr } = await run(['scripts/measure/bench.ts', ...args])
  expect(code, stderr).toBeLessThan(2)
  const { results, memory, targets } = JSON.parse(stdout) as Report

  const mix = ['new token', 'token used 3 times', 'token used 10 times', 'token used 30 times']
  const loads = ['known token', ...mix, 'no token', 'bad token', '/protected']
  const measured = results.map(({ server, load }) => `${server}: ${load}`)
  for (const load of [...loads, 'new machine token'])
    for (const server of ['app', 'quickstart']) expect(measured).toContain(`${server}: ${load}`)
  // On a busy machine, a server may answer nothing in a tenth of a second.
  const answered = results.filter(({ requests }) => requests > 0)
  for (const load of loads) expect(answered.map((one) => one.load)).toContain(load)

  // Meanwhile the cached user and the signing keys may have become old; each is fetched once.
  for (const { server, load, clerkCalls } of results)
    if (server.startsWith('app') && !load.endsWith('users'))
      expect(clerkCalls, load).toBeLessThanOrEqual(2)
  const asked = results.find(({ server, load }) => server === 'quickstart' && load === '/protected')
  expect(asked?.clerkCalls).toBeGreaterThanOrEqual(asked?.requests ?? NaN)

  expect(Object.values(memory).every(({ rss, heapUsed }) => rss > heapUsed)).toBe(true)
  expect(targets.length).toBe(12)
  expect(code === 1).toBe(targets.some(({ met }) => !met))
})

test('npm run bench says which argument is wrong', async () => {
  expect(await run(['scripts/measure/bench.ts', '--rounds', '1.5'])).toMatchObject({
    code: 2,
    stderr: '--rounds must be a number above 0 (it is "1.5")\n',
  })
})
