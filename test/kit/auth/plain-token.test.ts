import { beforeAll, describe, expect, test } from 'vitest'
import type { Claims } from '../../../src/sandbox/index.ts'
import { type Judges, mutateText, now, PARTY, startJudges, told } from './judges.ts'

let api: Judges['api']
let acceptAtOnce: Judges['acceptAtOnce']
let askClerk: Judges['askClerk']

beforeAll(async () => {
  ;({ api, acceptAtOnce, askClerk } = await startJudges())
})

const decode = (part = '') => JSON.parse(Buffer.from(part, 'base64url').toString()) as Claims

describe('a token that is plainly good', () => {
  test.each([
    ['of a person', ['ada']],
    ['of an admin of an organization', ['ada', 'acme']],
    ['of a member of an organization', ['bob', 'acme']],
  ] as const)('is accepted at once: %s', async (_name, [username, organization]) => {
    const token = api.session(username, organization, { azp: PARTY })
    const auth = acceptAtOnce(token)
    if (!auth) throw new Error('It was left to Clerk’s hook')
    expect(auth.isAuthenticated).toBe(true)
    expect(await told(auth)).toEqual(await told(await askClerk(token)))
  })

  test.each<[string, () => string]>([
    ['a machine', () => m2m()],
    ['a machine with scopes and claims', () => m2m({ scopes: 'a b', aud: ['a', 'b'], team: 7 })],
    ['an OAuth application', () => oauth()],
    ['an OAuth application, by its longer type', () => oauth({}, { typ: 'application/at+jwt' })],
    ['an OAuth application with an audience', () => oauth({ aud: 'https://api.example.com' })],
  ])('is accepted at once: of %s', async (_name, make) => {
    const token = make()
    const auth = acceptAtOnce(token)
    if (!auth) throw new Error('It was left to Clerk’s hook')
    expect(auth.isAuthenticated).toBe(true)
    expect(await told(auth)).toEqual(await told(await askClerk(token)))
  })
})

const m2m = (claims: Claims = {}, header?: Claims) =>
  api.sandbox.signer.m2m({ sub: 'mch_1', ...claims }, header)
const oauth = (claims: Claims = {}, header?: Claims) =>
  api.sandbox.signer.oauth(
    { sub: 'user_1', client_id: 'client_1', scope: 'a b', ...claims },
    header,
  )
const claims = (changes: Claims) => () => api.session('ada', undefined, { azp: PARTY, ...changes })
const header = (changes: Claims) => () => api.session('ada', undefined, { azp: PARTY }, changes)
const changed = (change: (token: string) => string) => () => change(claims({})())

describe('a token that is unusual is left to Clerk’s hook', () => {
  test.each<[string, () => string]>([
    ['no typ', header({ typ: undefined })],
    ['another typ', header({ typ: 'at+jwt' })],
    ['another alg', header({ alg: 'RS512' })],
    ['no cat', header({ cat: undefined })],
    ['a template', () => api.sandbox.signer.template(decode(claims({})().split('.')[1]))],
    ['crit', header({ crit: ['exp'] })],
    ['a field that Clerk does not write', header({ jku: 'https://evil.example' })],
    ['an unknown key', header({ kid: 'ins_other' })],
    ['an audience', claims({ aud: 'x' })],
    ['no audience, in words', claims({ aud: null })],
    ['a pending session', claims({ sts: 'pending' })],
    ['no status', claims({ sts: undefined })],
    ['version 1', claims({ v: undefined })],
    ['an unlisted azp', claims({ azp: 'https://evil.example' })],
    ['no azp', claims({ azp: undefined })],
    ['another issuer', claims({ iss: 'https://evil.example' })],
    ['a machine in a token of a session', claims({ sub: 'mch_1' })],
    ['no session', claims({ sid: undefined })],
    ['a time that is no integer', () => claims({ exp: now() + 60.5 })()],
    ['expired less than 5 seconds ago', () => claims({ exp: now() - 3 })()],
    ['to be valid within 5 seconds', () => claims({ nbf: now() + 3 })()],
    ['from a clock 3 seconds ahead', () => claims({ iat: now() + 3 })()],
    ['no nbf', claims({ nbf: undefined })],
    ['another spelling of the signature', changed((token) => mutateText(token, 'tail', 0))],
    ['padding', changed((token) => `${token}==`)],
    ['a fourth part', changed((token) => `${token}.x`)],
    ['a machine without the category of machines', () => m2m({}, { cat: undefined })],
    ['a machine with the category of sessions', () => m2m({}, { cat: 'cl_B7d4PD111AAA' })],
    ['a machine as an OAuth application', () => oauth({ sub: 'mch_1' })],
    ['a machine of another issuer', () => m2m({ iss: 'https://evil.example' })],
    ['a machine with scopes that are no text', () => m2m({ scopes: ['a'] })],
    ['a machine without an id of the token', () => m2m({ jti: undefined })],
    ['a person in a token of a machine', () => m2m({ sub: 'user_1' })],
    ['an expired token of a machine', () => m2m({ exp: now() - 3 })],
    ['an OAuth token with a category', () => oauth({}, { cat: 'cl_B7d4PD333AAA' })],
    ['an OAuth token without a client', () => oauth({ client_id: undefined })],
    ['an OAuth token for an actor', () => oauth({ act: { sub: 'user_2' } })],
    ['an OAuth token with scopes that are no list', () => oauth({ scp: 'a' })],
    ['an OAuth token of another issuer', () => oauth({ iss: 'https://evil.example' })],
    ['an expired OAuth token', () => oauth({ exp: now() - 3 })],
    ['claims that the SDK cannot read', claims({ o: { id: 'org_1', per: 4, fpm: 4 } })],
  ])('%s', (_name, token) => {
    expect(acceptAtOnce(token())).toBeUndefined()
  })
})
