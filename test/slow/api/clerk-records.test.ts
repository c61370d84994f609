import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { type Api, startApi } from '../../api.ts'
import { type FaultyClerk, startFaultyClerk } from '../../faulty-clerk.ts'
import { type Operation, operations, type RecordKind } from '../../operations.ts'
import { readRecords, type Variation } from '../record-variations.ts'

type Json = Record<string, unknown>

const records = readRecords()
const MOST = 1_000_000

let api: Api
let clerk: FaultyClerk
let all: Operation[]

// Limits are per time, so time passes faster here.
beforeAll(() => vi.useFakeTimers({ toFake: ['Date'] }))
afterAll(() => vi.useRealTimers())

beforeAll(async () => {
  const rateLimits = { address: MOST, reads: MOST, writes: MOST, sensitive: MOST }
  api = await startApi({
    config: { rateLimits, clerkTimeout: 20_000 },
    apiUrl: async (sandbox) => (clerk = await startFaultyClerk(sandbox)).url,
  })
  await api.app.signingKeys.load()
  all = operations(api)
})

/** Replaces each record of the kind, at any depth, by the result of `change`. */
function replaced(body: unknown, kind: RecordKind, change: (record: Json) => unknown): unknown {
  if (Array.isArray(body)) return body.map((item) => replaced(item, kind, change))
  if (typeof body !== 'object' || body === null) return body
  const record = body as Json
  if (record.object === kind && record.deleted === undefined) return change(record)
  return Object.fromEntries(
    Object.entries(record).map(([name, value]) => [name, replaced(value, kind, change)]),
  )
}

async function outcomeOf(operation: Operation, change: (body: unknown) => unknown) {
  vi.setSystemTime(Date.now() + 1000)
  const request = operation.request()
  clerk.change = change
  const response = await api.app.inject(request)
  clerk.change = undefined
  return response.statusCode < 300 ? undefined : `${operation.name}: ${response.body}`
}

const KINDS: RecordKind[] = [
  'user',
  'session',
  'organization',
  'organization_membership',
  'organization_invitation',
  'api_key',
  'clerk_idp_oauth_access_token',
  'machine_to_machine_token',
]

if (!records) test.skip("What Clerk's spec allows of a record is answered (needs Clerk's spec)")
else
  describe.each(KINDS)(
    'each record of the kind %s that Clerk’s spec allows is answered',
    (kind) => {
      const variations = records.variations(kind)
      const vary = (record: Json, variation: Variation) =>
        variation.apply(records.complete(kind, record))
      const reading = () => all.filter(({ reads }) => reads.includes(kind))

      test('in a list of all of them', async () => {
        expect(variations.length).toBeGreaterThan(5)
        for (const operation of reading().filter(({ name }) => name.startsWith('list'))) {
          const failure = await outcomeOf(operation, (body) => {
            const lists = Array.isArray(body) ? { data: body } : (body as { data?: unknown[] })
            const [model] = lists.data ?? []
            if (!model) return body
            const data = variations.map((one) =>
              replaced(model, kind, (record) => vary(record, one)),
            )
            return Array.isArray(body) ? data : { ...lists, data }
          })
          expect(failure).toBeUndefined()
        }
      })

      // The test above covers a user's lists that the API does not answer with, and fields that end
      // the caller's own rights: the caller's record is changed as well.
      const isRead = ({ name }: Variation) =>
        !/^(?:phone_numbers|web3_wallets|passkeys|\w+_accounts)\.0/.test(name) &&
        !/^(?:public_metadata|banned|status) is/.test(name)

      test('one at a time', async () => {
        const operationsOfOne = reading().filter(({ name }) => !name.startsWith('list'))
        const failures: string[] = []
        for (const [i, variation] of variations.filter(isRead).entries()) {
          const operation = operationsOfOne[i % operationsOfOne.length]
          if (!operation) continue
          const failure = await outcomeOf(operation, (body) =>
            replaced(body, kind, (record) => vary(record, variation)),
          )
          if (failure) failures.push(`${variation.name}: ${failure}`)
        }
        expect(failures).toEqual([])
      })

      test('with nothing that may be absent or null, by every operation', async () => {
        const none = variations.filter(({ name }) => /is (?:absent|null)$/.test(name))
        const failures: string[] = []
        for (const operation of reading()) {
          const failure = await outcomeOf(operation, (body) =>
            replaced(body, kind, (record) =>
              none.reduce((rest, variation) => variation.apply(rest), record),
            ),
          )
          if (failure) failures.push(failure)
        }
        expect(failures).toEqual([])
      })
    },
  )
