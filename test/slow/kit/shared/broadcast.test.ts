import { setTimeout as sleep } from 'node:timers/promises'
import { beforeAll, describe, expect, test, vi } from 'vitest'
import { info } from '../../../../src/api/document.ts'
import type { Sandbox } from '../../../../src/sandbox/index.ts'
import { sealingWith } from '../../../../src/kit/shared/sealing.ts'
import { bearer } from '../../../api.ts'
import {
  type Instance,
  sessionIdOf,
  signUp,
  startInstance,
  statusOf,
  tell,
} from '../../../instances.ts'
import { startSandbox } from '../../../sandboxes.ts'
import {
  HOW_TO_GET_REDIS,
  lineTo,
  type RedisServer,
  skipRedis,
  startRedis,
} from '../../redis-server.ts'

const becomes = (instance: Instance, token: string, status: number) =>
  vi.waitFor(async () => {
    expect(await statusOf(instance, token)).toBe(status)
  })

describe.skipIf(skipRedis)(`what one instance is told, all know (${HOW_TO_GET_REDIS})`, () => {
  let redis: RedisServer
  let sandbox: Sandbox
  let one: Instance
  let other: Instance
  beforeAll(async () => {
    redis = await startRedis()
    sandbox = await startSandbox()
    one = await startInstance(sandbox, redis.url)
    other = await startInstance(sandbox, redis.url)
  })

  test('a session that ends elsewhere, by a webhook to one of them', async () => {
    const { token } = signUp(sandbox)
    for (const instance of [one, other]) expect(await statusOf(instance, token)).toBe(200)
    await tell(one, 'session.revoked', { id: sessionIdOf(token) })
    expect(await statusOf(one, token)).toBe(401)
    await becomes(other, token, 401)
  })

  test('a session, a ban and its end, a deletion that one of them does itself', async () => {
    const admin = signUp(sandbox, 'admin').token
    const call = async (method: 'POST' | 'DELETE', url: string) => {
      const answer = await one.app.inject({ method, url, headers: bearer(admin) })
      expect([200, 204]).toContain(answer.statusCode)
    }
    const ended = signUp(sandbox)
    await call('POST', `/v1/users/${ended.user.id}/sessions/revoke`)
    await becomes(other, ended.token, 401)

    const banned = signUp(sandbox)
    const { secret = '' } = await one.app.clerk.apiKeys.create({
      name: 'a key',
      subject: banned.user.id,
    })
    expect(await statusOf(other, secret)).toBe(200)
    await call('POST', `/v1/users/${banned.user.id}/ban`)
    await becomes(other, secret, 401)
    await call('POST', `/v1/users/${banned.user.id}/unban`)
    await becomes(other, secret, 200)

    const deleted = signUp(sandbox)
    await call('DELETE', `/v1/users/${deleted.user.id}`)
    await becomes(other, deleted.token, 401)
  })

  test('also an instance that starts later, from its first request on', async () => {
    const tokens = Array.from({ length: 20 }, () => signUp(sandbox).token)
    for (const token of tokens) await tell(one, 'session.revoked', { id: sessionIdOf(token) })
    const last = tokens.at(-1) ?? ''
    await becomes(other, last, 401)
    const later = await startInstance(sandbox, redis.url)
    expect(await statusOf(later, last)).toBe(401)
    for (const token of tokens) expect(await statusOf(later, token)).toBe(401)
    expect(await statusOf(later, signUp(sandbox).token)).toBe(200)
  })

  test('also an instance whose line to Redis was cut, whoever was told meanwhile', async () => {
    const line = await lineTo(redis)
    const lonely = await startInstance(sandbox, line.url)
    const [told, missed] = [signUp(sandbox).token, signUp(sandbox).token]
    line.cut()
    // A webhook would be refused: without Redis, another instance could be handling it.
    lonely.app.revocations.endSession(sessionIdOf(told))
    await tell(one, 'session.revoked', { id: sessionIdOf(missed) })
    expect(await statusOf(lonely, told)).toBe(401)
    await sleep(300)
    expect(await statusOf(lonely, missed)).toBe(200)
    expect(await statusOf(one, told)).toBe(200)
    line.mend()
    await vi.waitFor(() => {
      expect(lonely.app.redis?.status).toBe('ready')
    })
    await becomes(one, told, 401)
    await becomes(lonely, missed, 401)
  })

  test('what is told twice, or is none of theirs, does no harm', async () => {
    const { token } = signUp(sandbox)
    const stream = `${info.title}:clerk.sandbox.localhost:changes`
    const forge = (...fields: string[]) => redis.client.xadd(stream, '*', ...fields)
    const told = { by: 'me', name: 'end-session', data: sessionIdOf(token) }
    const theirs = sealingWith({
      name: info.title,
      secret: sandbox.clerkKeys.secretKey,
    })
    await forge('change', '')
    await forge('junk', 'junk', 'more', '')
    await forge('change', JSON.stringify(told))
    await forge(
      'change',
      sealingWith({ name: info.title, secret: 'another secret' }).seal(told, 'changes'),
    )
    await forge('change', theirs.seal(told, 'elsewhere'))
    await forge('change', theirs.seal(null, 'changes'))
    await forge('change', theirs.seal({ ...told, name: '__proto__' }, 'changes'))
    await forge('change', theirs.seal({ ...told, name: 'update-user', data: null }, 'changes'))
    const next = signUp(sandbox).token
    await tell(one, 'session.revoked', { id: sessionIdOf(next) })
    await becomes(other, next, 401)
    expect(await statusOf(other, token)).toBe(200)
    for (const time of ['once', 'twice']) {
      await forge('change', theirs.seal(told, 'changes'))
      await becomes(other, token, 401)
      expect(await statusOf(other, signUp(sandbox).token), time).toBe(200)
    }
  })

  test('nobody who reads Redis learns who was told of', async () => {
    const { token } = signUp(sandbox)
    const id = sessionIdOf(token)
    await tell(one, 'session.revoked', { id })
    await becomes(other, token, 401)
    const all = JSON.stringify(
      await redis.client.xrevrange(
        `${info.title}:clerk.sandbox.localhost:changes`,
        '+',
        '-',
        'COUNT',
        1,
      ),
    )
    expect(all.length).toBeGreaterThan(100)
    expect(all).not.toContain(id)
    expect(all).not.toContain('end-session')
  })

  test('in another database, nobody is told', async () => {
    const { token } = signUp(sandbox)
    const apart = await startInstance(sandbox, `${redis.url}/1`)
    await tell(one, 'session.revoked', { id: sessionIdOf(token) })
    await becomes(other, token, 401)
    expect(await statusOf(apart, token)).toBe(200)
  })

  // This test comes last, because a later one would have to read all of its data.
  test('what is kept of it is bounded', async () => {
    const tell = one.app.broadcast('many', () => undefined)
    for (let n = 0; n < 15_000; n++) tell(n)
    const stream = `${info.title}:clerk.sandbox.localhost:changes`
    const newest = async () =>
      Number(((await redis.client.xinfo('STREAM', stream)) as unknown[])[1])
    await vi.waitFor(async () => {
      expect(await newest()).toBeGreaterThan(9999)
    })
    expect(await newest()).toBeLessThan(10_200)
  })
})
