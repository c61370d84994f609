import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { type Api, startApi } from '../../api.ts'
import { granting } from '../../api/access/tables.ts'
import { type FaultyClerk, startFaultyClerk } from '../../faulty-clerk.ts'
import { type Operation, operations } from '../../operations.ts'
import { readRecords, type Variation } from '../record-variations.ts'

type Json = Record<string, unknown>

/** Clerk answers with a list. Some of a user's own lists are parts of the user instead. */
const LISTS = /^list(?!My(?!Organizations|Invitations|Sessions|ApiKeys))/
/** They look for the thing in the caller's records first: a changed record may lack it. */
const OWN = /^(?!list|add)\w*My(?:EmailAddress|PhoneNumber|Account|Passkey|Invitation)/

const records = readRecords()
const MOST = 1_000_000

let api: Api
let clerk: FaultyClerk
let all: Operation[]
/** The kinds of records in Clerk's answers to each operation. */
const kindsOf = new Map<Operation, ReadonlySet<string>>()

// Limits are per time, so time passes faster here.
beforeAll(() => vi.useFakeTimers({ toFake: ['Date'] }))
afterAll(() => vi.useRealTimers())

beforeAll(async () => {
  const rateLimits = { address: MOST, reads: MOST, writes: MOST, sensitive: MOST }
  api = await startApi({
    config: { rateLimits },
    apiUrl: async (sandbox) => (clerk = await startFaultyClerk(sandbox)).url,
  })
  await api.app.signingKeys.load()
  all = operations(api)
  for (const operation of all) {
    const kinds = new Set<string>()
    const failure = await outcomeOf(operation, (body) => {
      collectKinds(body, kinds)
      return body
    })
    expect(failure).toBeUndefined()
    kindsOf.set(operation, kinds)
  }
})

function collectKinds(body: unknown, kinds: Set<string>): void {
  if (typeof body !== 'object' || body === null) return
  const { object, deleted } = body as Json
  if (typeof object === 'string' && deleted === undefined) kinds.add(object)
  for (const value of Object.values(body)) collectKinds(value, kinds)
}

/** Replaces each record of the kind, at any depth, by the result of `change`. */
function replaced(body: unknown, kind: string, change: (record: Json) => unknown): unknown {
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
  const request = await operation.request()
  clerk.change = change
  const response = await api.app.inject(request)
  clerk.change = undefined
  const most = OWN.test(operation.name) ? 500 : 300
  return response.statusCode < most ? undefined : `${operation.name}: ${response.body}`
}

const KINDS = [
  'user',
  'email_address',
  'phone_number',
  'external_account',
  'passkey',
  'session',
  'organization',
  'organization_membership',
  'organization_invitation',
  'organization_domain',
  'role',
  'invitation',
  'waitlist_entry',
  'allowlist_identifier',
  'blocklist_identifier',
  'sign_in_token',
  'actor_token',
  'api_key',
  'clerk_idp_oauth_access_token',
  'machine_to_machine_token',
]

test('the kinds are all that the API reads, besides their parts and counts', () => {
  const read = new Set([...kindsOf.values()].flatMap((kinds) => [...kinds]))
  const parts = /^(?:verification_\w+|total_count|token|permission)$/
  expect([...read].filter((kind) => !parts.test(kind)).sort()).toEqual([...KINDS].sort())
})

if (!records) test.skip("What Clerk's spec allows of a record is answered (needs Clerk's spec)")
else
  describe.each(KINDS)(
    'each record of the kind %s that Clerk’s spec allows is answered',
    (kind) => {
      const variations = records.variations(kind)
      const vary = (record: Json, variation: Variation) =>
        variation.apply(records.complete(kind, record))
      const isOfCaller = kind === 'user' || kind === 'session'
      const reading = () => all.filter((operation) => kindsOf.get(operation)?.has(kind))

      test('in a list of all of them', async () => {
        expect(variations.length).toBeGreaterThan(5)
        for (const operation of reading().filter(({ name }) => LISTS.test(name))) {
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
        // An operation that grants only reads the caller before, in several calls.
        const operationsOfOne = reading().filter(
          ({ name }) => !LISTS.test(name) && !(isOfCaller && granting.has(name)),
        )
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
