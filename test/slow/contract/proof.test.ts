import { describe, expect, test } from 'vitest'
import { discoverDocument } from '../../../src/contract/document.ts'
import { overHttp } from '../../../src/contract/exchange.ts'
import { runContract } from '../../../src/contract/run.ts'
import { type BugName, bugs } from './fixture/bugs.ts'
import { startFixture } from './fixture/server.ts'

/**
 * A full run finds these only after thousands of requests. The operation or tag that shows them is
 * tested alone.
 */
const SHOWN_BY: Record<string, BugName[]> = {
  createShelf: [
    'emoji-fails',
    'longest-fails',
    'enum-undeclared',
    'null-undeclared',
    'min-length-ignored',
    'pattern-unanchored',
    'unique-items-ignored',
    'max-items-ignored',
    'unicode-refused',
    'create-normalizes',
    'create-cuts',
    'create-trims',
  ],
  createBook: [
    'malformed-fails',
    'deep-fails',
    'nul-fails',
    'null-body-fails',
    'media-type-fails',
    'oversized-fails',
    'type-sometimes-wrong',
    'variant-wrong',
    'body-coerced',
    'max-length-ignored',
    'minimum-ignored',
    'pattern-ignored',
    'enum-ignored',
    'required-ignored',
    'unknown-field-dropped',
    'nested-unknown-accepted',
    'format-ignored',
    'variant-ignored',
    'null-accepted',
    'fraction-accepted',
    'encoding-accepted',
    'media-type-accepted',
    'oversized-accepted',
    'oversized-invalid',
    'media-type-invalid',
    'optional-demanded',
    'maximum-refused',
    'bytes-counted',
    'enum-value-refused',
    'variant-refused',
    'trace-leaked',
  ],
  getBook: ['id-fails'],
  listBooks: [
    'connection-dropped',
    'json-broken',
    'query-maximum-ignored',
    'query-enum-ignored',
    'query-not-a-number-accepted',
    'single-item-refused',
    'false-refused',
  ],
  getHealth: ['problem-as-json', 'unknown-query-accepted'],
  shelves: ['null-fails', 'server-field-writable', 'malformed-accepted', 'empty-accepted'],
  books: ['nothing-to-change-accepted'],
}
const shows = (name: BugName) =>
  Object.keys(SHOWN_BY).find((only) => SHOWN_BY[only]?.includes(name))

/** Tests an API without any knowledge of it, as `npm run contract -- --url … --strict` does. */
async function findingsOf(names: BugName[], only?: string) {
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
      ...(only !== undefined && { only }),
    })
    return findings.map(({ check, operationId, message }) => ({ check, operationId, message }))
  } finally {
    await close()
  }
}

test.each([undefined, ...Object.keys(SHOWN_BY)])(
  'an API that keeps its contract is not found fault with (only: %s)',
  async (only) => {
    expect(await findingsOf([], only)).toEqual([])
  },
)

describe('one that breaks it is found out', () => {
  test.each(Object.entries(bugs).map(([name, { wrong }]) => [name as BugName, wrong]))(
    '%s: %s',
    async (name) => {
      expect(await findingsOf([name], shows(name))).not.toEqual([])
    },
  )
})
