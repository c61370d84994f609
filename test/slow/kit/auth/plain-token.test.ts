import fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import { type Judges, now, PARTY, startJudges, told } from '../../../kit/auth/judges.ts'
import { machineMutation, mutate, sessionMutation } from './mutations.ts'

/** Number of tokens of each kind, for each seed. */
const TOKENS = 5000

let api: Judges['api']
let acceptAtOnce: Judges['acceptAtOnce']
let askClerk: Judges['askClerk']

beforeAll(async () => {
  ;({ api, acceptAtOnce, askClerk } = await startJudges())
})

type Good = () => string

/** Signing takes a millisecond: mutations of the same second change the same token. */
function oncePerSecond(make: Good): Good {
  let [second, token] = [0, '']
  return () => {
    if (second !== now()) [second, token] = [now(), make()]
    return token
  }
}

const session = fc.constantFrom(
  ...([['ada'], ['ada', 'acme'], ['bob', 'acme'], ['grace', 'globex']] as [string, string?][]).map(
    ([name, organization]) => oncePerSecond(() => api.session(name, organization, { azp: PARTY })),
  ),
)
const m2m = [
  {},
  { scopes: 'mch_2 mch_3', aud: ['mch_2', 'mch_3'] },
  { scopes: 'a', team: { id: 7 } },
].map((claims) => oncePerSecond(() => api.sandbox.signer.m2m({ sub: 'mch_1', ...claims })))
const oauth = [
  [{ scope: 'profile email' }, 'at+jwt'],
  [{ scp: ['profile'], aud: 'https://api.example.com' }, 'application/at+jwt'],
] as const
const client = { sub: 'user_1', client_id: 'client_1' }
const machine = fc.constantFrom(
  ...m2m,
  ...oauth.map(([claims, typ]) =>
    oncePerSecond(() => api.sandbox.signer.oauth({ ...client, ...claims }, { typ })),
  ),
)

describe.each([
  ['the same', 20_261_126],
  ['others in each run', Date.now()],
])(`of ${TOKENS} mutated tokens, %s`, (_name, seed) => {
  test.each([
    ['sessions', session, sessionMutation],
    ['machines and OAuth applications', machine, machineMutation],
  ])(
    'none is accepted at once but what Clerk’s hook accepts, and as the same: %s',
    async (_kind, good, mutation) => {
      let accepted = 0
      await fc.assert(
        fc.asyncProperty(good, fc.array(mutation, { maxLength: 3 }), async (make, mutations) => {
          const token = mutate(make(), api.sandbox.signer, mutations)
          const auth = acceptAtOnce(token)
          if (!auth) return
          accepted += 1
          const clerks = await askClerk(token)
          expect(clerks.isAuthenticated, token).toBe(true)
          expect(await told(auth), token).toEqual(await told(clerks))
        }),
        { seed, numRuns: TOKENS },
      )
      // Both kinds must be frequent enough to prove something.
      expect(accepted).toBeGreaterThan(TOKENS / 10)
      expect(accepted).toBeLessThan(TOKENS / 2)
    },
    300_000,
  )
})
