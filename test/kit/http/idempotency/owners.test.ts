import { describe, expect, test } from 'vitest'
import { createMembership } from '../../../../src/sandbox/changes.ts'
import type { ApiKey } from '../../../../src/sandbox/machine-records.ts'
import { first } from '../../../api.ts'
import { type Answer, expectSame, isReplay, newKey, post, problem, toys, useToys } from './toys.ts'

useToys()

describe('whose key it is', () => {
  const who = (answer: Answer) => answer.json<{ who: string }>().who
  const keyOf = (meant: (key: ApiKey) => boolean) => first(toys.api.sandbox.store.apiKeys, meant)
  const addKey = (like: ApiKey, changes: Partial<ApiKey>) => {
    const [, number = ''] = newKey().split('-')
    const added = { ...like, id: `ak_${number.padStart(32, '0')}`, ...changes }
    added.secret = `ak_secret_${number}`
    toys.api.sandbox.store.apiKeys.set(added.id, added)
    return added
  }

  test('two people with the same key do not meet', async () => {
    const key = newKey()
    const ada = await post('/toys/count', key, toys.api.session('ada'))
    const bob = await post('/toys/count', key, toys.api.session('bob'))
    expect([isReplay(ada), isReplay(bob), toys.runs]).toEqual([false, false, 2])
    expect(who(ada)).not.toBe(who(bob))
    expectSame(await post('/toys/count', key, toys.api.session('bob')), bob)
    expectSame(await post('/toys/count', key, toys.api.session('ada')), ada)
  })

  test('nor do a person, their API key, and a machine', async () => {
    const key = newKey()
    const { signer, store } = toys.api.sandbox
    const [machine = ''] = store.machines.keys()
    const tokens = [
      toys.api.session('ada'),
      keyOf(({ scopes }) => scopes.includes('me:read')).secret,
      keyOf(({ subject }) => subject.startsWith('org_')).secret,
      signer.m2m({ sub: machine }),
    ]
    for (const token of tokens) {
      const answer = await post('/toys/count', key, token)
      expect([answer.statusCode, isReplay(answer)]).toEqual([200, false])
    }
    expect(toys.runs).toBe(4)
  })

  test('a machine has a new token each time', async () => {
    const key = newKey()
    const { signer, store } = toys.api.sandbox
    const [one = '', other = ''] = store.machines.keys()
    const before = await post('/toys/count', key, signer.m2m({ sub: one }))
    expectSame(await post('/toys/count', key, signer.m2m({ sub: one, jti: 'mt_2' })), before)
    expect(isReplay(await post('/toys/count', key, signer.m2m({ sub: other })))).toBe(false)
  })

  test('the same person gets nothing of it in another organization, or with other rights', async () => {
    const { store } = toys.api.sandbox
    const { id: userId } = first(store.users, ({ username }) => username === 'ada')
    const { id: globex } = first(store.organizations, ({ slug }) => slug === 'globex')
    createMembership(store, { user_id: userId, organization_id: globex, role: 'org:admin' })
    const key = newKey()
    const member = { id: 'org_1', slg: 'acme', rol: 'member' }
    const before = await post('/toys/count', key, toys.api.session('ada', 'acme'))
    expect(before.statusCode).toBe(200)
    for (const token of [
      toys.api.session('ada'),
      toys.api.session('ada', 'globex'),
      toys.api.session('ada', 'acme', { metadata: {} }),
      toys.api.session('ada', 'acme', { o: member }),
      toys.api.session('ada', 'acme', { act: { sub: 'user_impersonator' } }),
    ])
      expect(problem(await post('/toys/count', key, token))).toEqual([
        422,
        'idempotency_key_reused',
      ])
    // Other changes between tokens do not matter.
    const reverified = toys.api.session('ada', 'acme', { fva: [0, 0] })
    expectSame(await post('/toys/count', key, reverified), before)
    expect(toys.runs).toBe(1)
  })

  test('nor does a key of theirs that may do less', async () => {
    const key = newKey()
    const reader = keyOf(({ scopes }) => scopes.includes('me:read'))
    const writer = addKey(reader, { scopes: ['users:write', 'me:read'] })
    const same = addKey(reader, { scopes: ['me:read', 'users:write'] })
    const before = await post('/toys/count', key, writer.secret)
    expect(problem(await post('/toys/count', key, reader.secret))).toEqual([
      422,
      'idempotency_key_reused',
    ])
    expectSame(await post('/toys/count', key, same.secret), before)
  })
})

describe('who may not do it any more gets no answer of before', () => {
  test('whose session was ended', async () => {
    const [key, token] = [newKey(), toys.api.session('ken')]
    await post('/toys/count', key, token)
    expect(isReplay(await post('/toys/count', key, token))).toBe(true)
    const { id } = first(toys.api.sandbox.store.users, ({ username }) => username === 'ken')
    const revoked = await post(`/v1/users/${id}/sessions/revoke`, newKey(), toys.api.session('ada'))
    expect(revoked.statusCode).toBe(200)
    expect(problem(await post('/toys/count', key, token))).toEqual([401, 'invalid_token'])
  })

  test('who was banned', async () => {
    const [key, token] = [newKey(), toys.api.session('mia')]
    await post('/toys/count', key, token)
    const { id } = first(toys.api.sandbox.store.users, ({ username }) => username === 'mia')
    await post(`/v1/users/${id}/ban`, newKey(), toys.api.session('ada'))
    expect(problem(await post('/toys/count', key, token))).toEqual([401, 'invalid_token'])
  })

  test('who lost a role, in the organization or in the app', async () => {
    const key = newKey()
    await post('/toys/role', key, toys.api.session('ada', 'acme'))
    const member = toys.api.session('ada', 'acme', {
      o: { id: 'org_1', slg: 'acme', rol: 'member' },
    })
    expect(problem(await post('/toys/role', key, member))).toEqual([403, 'insufficient_scope'])
    const other = newKey()
    await post('/toys/app-role', other, toys.api.session('ada'))
    const demoted = toys.api.session('ada', undefined, { metadata: {} })
    expect(problem(await post('/toys/app-role', other, demoted))).toEqual([
      403,
      'insufficient_scope',
    ])
    expect(toys.runs).toBe(2)
  })

  test('who has no token, or an expired one', async () => {
    const key = newKey()
    await post('/toys/count', key, toys.api.session('bob'))
    const headers = { 'idempotency-key': key }
    const stranger = await toys.api.app.inject({ method: 'POST', url: '/toys/count', headers })
    expect(problem(stranger)).toEqual([401, 'not_authenticated'])
    const expired = toys.api.session('bob', undefined, { exp: 1 })
    expect(problem(await post('/toys/count', key, expired))).toEqual([401, 'invalid_token'])
  })
})
