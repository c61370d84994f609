import { describe, expect, test } from 'vitest'
import { discoverDocument } from '../../../src/contract/document.ts'
import { overHttp } from '../../../src/contract/exchange.ts'
import { runContract } from '../../../src/contract/run.ts'
import { type BugName, bugs } from './fixture/bugs.ts'
import { startFixture } from './fixture/server.ts'

/** Tests an API without any knowledge of it, as `npm run contract -- --url … --strict` does. */
async function findingsOf(names: BugName[]) {
  const { url, tokens, close } = await startFixture({ bugs: names })
  try {
    const { findings } = await runContract({
      document: await discoverDocument(url),
      send: overHttp(url),
      credentials: {
        a: () => tokens.a,
        b: () => tokens.b,
        low: [() => tokens.low],
        refused: { 'an expired token': () => tokens.expired },
      },
      seed: 1,
      readOnly: false,
      destructive: false,
      waivers: [],
      strict: true,
      stopAtFirst: names.length > 0,
    })
    return findings.map(({ operationId, check, message }) => `${check}: ${operationId}: ${message}`)
  } finally {
    await close()
  }
}

test('an API that keeps its contract is not found fault with', async () => {
  expect(await findingsOf([])).toEqual([])
}, 60_000)

describe('one that breaks it is found out', () => {
  test.each(Object.entries(bugs).map(([name, { wrong }]) => [name, wrong]))(
    '%s: %s',
    async (name) => {
      expect(await findingsOf([name as BugName])).not.toEqual([])
    },
    60_000,
  )
})
