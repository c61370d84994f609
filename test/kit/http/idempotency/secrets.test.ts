import { LRUCache } from 'lru-cache'
import { describe, expect, test, vi } from 'vitest'
import { expectSame, newAddress, newKey, post, problem, toys, useToys } from './toys.ts'

useToys()

describe('a secret', () => {
  const body = (name: string) => ({ name, scopes: ['me:read'] })

  test('is told once, and kept nowhere', async () => {
    const kept = vi.spyOn(LRUCache.prototype, 'set')
    try {
      const [key, token] = [newKey(), toys.api.session('bob')]
      const before = await post('/v1/me/api-keys', key, token, body(`Key ${key}`))
      expect(before.statusCode).toBe(201)
      const { secret } = before.json<{ secret: string }>()
      expect(secret).toMatch(/^ak_/)
      toys.clerk.asked = []
      const again = await post('/v1/me/api-keys', key, token, body(`Key ${key}`))
      expect(problem(again)).toEqual([409, 'secret_not_repeated'])
      expect(again.body).not.toContain(secret)
      expect(toys.clerk.asked).not.toContain('/v1/api_keys')
      // No cache may get the secret in any form, but every cache gets the request.
      const given = JSON.stringify(kept.mock.calls)
      expect(given).toContain('"state":"secret"')
      expect(given).not.toContain(secret)
      expect(given).not.toContain(secret.slice(-16))
    } finally {
      kept.mockRestore()
    }
  })

  test('is not in a refusal, which is repeated as any other', async () => {
    const [key, token] = [newKey(), toys.api.session('bob')]
    const name = `Twice ${key}`
    await post('/v1/me/api-keys', newKey(), token, body(name))
    const before = await post('/v1/me/api-keys', key, token, body(name))
    expect(problem(before)).toEqual([409, 'already_exists'])
    expectSame(await post('/v1/me/api-keys', key, token, body(name)), before)
  })

  test('nor is that of a request kept: a password', async () => {
    const kept = vi.spyOn(LRUCache.prototype, 'set')
    try {
      const password = 'correct horse battery'
      const user = { emailAddresses: [newAddress()], password }
      await post('/v1/users', newKey(), toys.api.session('ada'), user)
      expect(JSON.stringify(kept.mock.calls)).toContain('"state":"answered"')
      expect(JSON.stringify(kept.mock.calls)).not.toContain(password)
    } finally {
      kept.mockRestore()
    }
  })
})
