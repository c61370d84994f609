import { beforeAll, describe, expect, test } from 'vitest'
import { problems } from '../../../../src/kit/problems/catalogue.ts'
import { adminOr } from '../../../../src/api/rules/requirements.ts'
import { session } from '../../../../src/kit/auth/schemes.ts'

interface Words {
  alternativesOf(security: object): object[]
  badgeOf(alternative: object): string
  mayCall(security: object, grants: object | null): boolean
  adviceOn(code: string): string
  explain(
    refusal: object,
    security: object,
    caller: object,
    personas: object[],
  ): { text: string; offers: { persona: { name: string }; scopes: string[] }[] }
}

let words: Words
beforeAll(async () => {
  const modules = await Promise.all(
    ['grants.js', 'advice.js', 'explanation.js'].map(
      (name) =>
        import(
          new URL(`../../../../src/kit/docs/page/${name}`, import.meta.url).href
        ) as Promise<Words>,
    ),
  )
  words = Object.assign({}, ...modules) as Words
})

describe('who may call it', () => {
  test.each([
    [[], ['Anybody, without a token']],
    [session(), ['Signed-in person']],
    [
      [...session(), {}],
      ['Signed-in person', 'Anybody, without a token'],
    ],
    [
      adminOr('users:read'),
      ['App role admin', 'API key with users:read', 'Machine token with users:read'],
    ],
    [session('org:admin', 'org:reports:read'), ['Role org:admin', 'Permission org:reports:read']],
    [[{ clerkOAuth: [] }], ['OAuth token']],
    [[{ clerkWebhook: [] }], ['Clerk, by its signature']],
  ])('%j', (security, badges) => {
    const shown = words.alternativesOf(security).map((one) => words.badgeOf(one))
    expect([...new Set(shown)]).toEqual(badges)
  })

  test.each([
    [session(), null, false],
    [[], null, true],
    [session(), { tokenType: 'session_token' }, true],
    [session(), { tokenType: 'api_key', scopes: [] }, false],
    [session('admin'), { tokenType: 'session_token', role: 'admin' }, true],
    [session('admin'), { tokenType: 'session_token', orgRole: 'org:admin' }, false],
    [session('org:admin'), { tokenType: 'session_token', orgRole: 'org:admin' }, true],
    [session('org:a:b'), { tokenType: 'session_token', orgPermissions: ['org:a:b'] }, true],
    [adminOr('users:read'), { tokenType: 'm2m_token', scopes: ['users:read'] }, true],
    [adminOr('users:read'), { tokenType: 'm2m_token', scopes: ['users:write'] }, false],
  ])('%j with %j: %s', (security, grants, allowed) => {
    expect(words.mayCall(security, grants)).toBe(allowed)
  })
})

test.each(Object.keys(problems))('there is advice on %s', (code) => {
  expect(words.adviceOn(code)).toMatch(/^[A-Z].*\.$/)
})

describe('a refusal is explained', () => {
  const ada = {
    id: '1',
    name: 'Ada',
    scoped: false,
    grants: { tokenType: 'session_token', role: 'admin' },
  }
  const key = { id: '2', name: 'API key', scoped: true, grants: { tokenType: 'api_key' } }
  const bob = {
    name: 'Bob',
    grants: { tokenType: 'session_token', orgRole: 'org:member', orgSlug: 'acme' },
  }
  const explained = (
    refusal: object,
    security: object,
    caller: object,
    personas: object[] = [],
  ) => {
    const { text, offers } = words.explain(refusal, security, caller, personas)
    return [text, ...offers.map(({ persona, scopes }) => [persona.name, ...scopes].join(' '))]
  }

  test('403: what it takes, who one is, and who would do', () => {
    const refusal = { status: 403, code: 'insufficient_scope' }
    expect(explained(refusal, session('admin'), bob, [ada])).toEqual([
      'This takes the app role admin; you are Bob, org:member of acme.',
      'Ada',
    ])
    expect(explained(refusal, [{ clerkApiKey: ['me:read'] }], bob, [ada, key])).toEqual([
      'This takes an API key with the scope me:read; you are Bob, org:member of acme.',
      'API key me:read',
    ])
  })

  test('401: no token, one of another kind, an expired one', () => {
    const none = { name: '', grants: null }
    expect(explained({ status: 401, code: 'not_authenticated' }, session(), none, [ada])).toEqual([
      'This takes somebody who is signed in. The call carried no token.',
      'Ada',
    ])
    const refusal = { status: 401, code: 'invalid_token' }
    const machine = { name: 'Machine', grants: { tokenType: 'm2m_token' } }
    expect(explained(refusal, session(), machine)[0]).toContain(
      'You sent a machine token, which is not accepted here.',
    )
    expect(explained(refusal, session(), { ...bob, expired: true })[0]).toContain(
      'The token has expired',
    )
  })

  test('404 and 429: what to do', () => {
    const missing = { status: 404, code: 'organization_not_found' }
    expect(explained(missing, session(), bob)[0]).toContain('you are Bob, org:member of acme')
    expect(explained({ status: 404, code: 'user_not_found' }, session(), bob)).toEqual([
      'Check the id of the user.',
    ])
    expect(
      explained({ status: 429, code: 'rate_limited', retryAfter: '7' }, session(), bob)[0],
    ).toContain('Wait 7 seconds')
  })
})
