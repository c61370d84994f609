import { once } from 'node:events'
import { type AddressInfo, createServer } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import { beforeAll, describe, expect, test, vi } from 'vitest'
import { info } from '../../../../src/api/document.ts'
import type { Sandbox } from '../../../../src/sandbox/index.ts'
import { closeAfterTests } from '../../../closing.ts'
import { type Instance, signUp, startInstance, statusOf } from '../../../instances.ts'
import { startSandbox } from '../../../sandboxes.ts'
import { run } from '../../process.ts'
import { HOW_TO_GET_REDIS, type RedisServer, skipRedis, startRedis } from '../../redis-server.ts'

let sandbox: Sandbox
beforeAll(async () => {
  sandbox = await startSandbox()
})

/** A server in place of Redis that answers each chunk as told. */
async function startImpostor(answer: (text: string) => string | Buffer) {
  const server = createServer((socket) => {
    socket.on('error', () => undefined)
    socket.on('data', (chunk) => socket.write(answer(String(chunk))))
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  closeAfterTests(() => void server.close())
  return `redis://127.0.0.1:${(server.address() as AddressInfo).port}`
}

/** Answers like Redis of that version. */
const startOldRedis = (version: string) =>
  startImpostor((text) => {
    const commands = text.match(/\*\d+\r\n/g) ?? []
    const info = `redis_version:${version}\r\nredis_mode:standalone\r\nrole:master\r\n`
    return commands
      .map((_command, index) =>
        /info/i.test(text) && index === commands.length - 1
          ? `$${info.length}\r\n${info}\r\n`
          : '-ERR unknown command\r\n',
      )
      .join('')
  })

const withAuth = (url: string, credentials: string) => url.replace('://', `://${credentials}@`)
/** @returns the URL for that user to connect */
async function addUser({ client, url }: RedisServer, rules: string[]) {
  await client.acl('SETUSER', 'app', 'on', '>pass-word', ...rules)
  return withAuth(url, 'app:pass-word')
}
const readiness = async ({ app }: Instance) =>
  (await app.inject('/health/ready')).json<{ redis?: string }>().redis
const becomes = (instance: Instance, state: string) =>
  vi.waitFor(async () => {
    expect(await readiness(instance)).toBe(state)
  })

describe.skipIf(skipRedis)(`a Redis that refuses stops the start (${HOW_TO_GET_REDIS})`, () => {
  const primary: { server?: RedisServer } = {}
  const CLUSTER = ['--cluster-enabled', 'yes', '--cluster-config-file', 'nodes.conf']
  const LOCKED = ['--requirepass', 'right-password']
  const startWith = async (args: string[]) => (await startRedis({ args })).url
  const startFor = async (rules: string[], args: string[] = []) =>
    addUser(await startRedis({ args }), rules)

  test.each<[string, () => Promise<string>, RegExp]>([
    [
      'a database that it does not have',
      async () => `${await startWith(['--databases', '1'])}/1`,
      /has no database 1$/,
    ],
    ['a database beyond the last', async () => `${await startWith([])}/99`, /has no database 99$/],
    [
      'a wrong password',
      async () => withAuth(await startWith(LOCKED), ':wrong-password'),
      /refuses the user or password in REDIS_URL$/,
    ],
    [
      'an unknown user',
      async () => withAuth(await startWith(LOCKED), 'nobody:right-password'),
      /refuses the user or password in REDIS_URL$/,
    ],
    ['no password', () => startWith(LOCKED), /asks for a password, and REDIS_URL has none$/],
    [
      'a password that it does not ask for',
      async () => withAuth(await startWith([]), ':right-password'),
      /asks for no password, but REDIS_URL has one$/,
    ],
    [
      'a user who may not write',
      () => startFor(['~*', '+@all', '-@write']),
      /does not let the user/,
    ],
    [
      'a user who may not run scripts',
      () => startFor(['~*', '+@all', '-eval']),
      /does not let the user/,
    ],
    [
      'a user with keys of others alone',
      () => startFor(['~other:*', '+@all']),
      /does not let the user/,
    ],
    ['a cluster', () => startWith(CLUSTER), /runs as a cluster/],
    [
      'a cluster, of which another database is asked for',
      async () => `${await startWith(CLUSTER)}/1`,
      /runs as a cluster/,
    ],
    [
      'a cluster, of which a user may not ask INFO',
      () => startFor(['~*', '+@all', '-info'], CLUSTER),
      /runs as a cluster/,
    ],
    [
      'a replica',
      async () => {
        primary.server ??= await startRedis()
        return startWith(['--replicaof', '127.0.0.1', `${primary.server.port}`])
      },
      /is a read-only replica/,
    ],
    ['a server that is too old', () => startOldRedis('4.0.14'), /is too old: it is 4\.0\.14/],
    [
      'a web server',
      () => startImpostor(() => 'HTTP/1.1 400 Bad Request\r\n\r\n'),
      /does not answer in its protocol/,
    ],
    [
      'a server that wants TLS',
      () => startImpostor(() => Buffer.from('15030100020246', 'hex')),
      /does not answer in its protocol: is rediss:\/\//,
    ],
    [
      'a server without TLS, asked for it',
      async () => (await startImpostor(() => '-ERR\r\n')).replace('redis:', 'rediss:'),
      /cannot be reached over TLS/,
    ],
  ])('%s', async (_name, prepare, sentence) => {
    const url = await prepare()
    const error = await startInstance(sandbox, url).then(
      () => undefined,
      (reason: unknown) => reason as Error,
    )
    expect(error?.name).toBe('ConfigError')
    const { problems = [] } = (error ?? {}) as { problems?: string[] }
    expect(problems).toHaveLength(1)
    expect(problems[0]).toMatch(/^REDIS_URL cannot be used: Redis /)
    expect(problems[0]).toMatch(sentence)
    expect(problems[0]).not.toMatch(/-password|pass-word|\n/)
  })

  test('the process says so in a sentence and exits with 1', async () => {
    const { url } = await startRedis({ args: LOCKED })
    const { code, stdout, stderr } = await run(['src/server.ts'], {
      PORT: '0',
      REDIS_URL: withAuth(url, ':wrong-password'),
    })
    expect(code).toBe(1)
    expect(stderr).toMatch(/REDIS_URL cannot be used: Redis refuses the user or password/)
    expect(stdout + stderr).not.toMatch(/ {4}at |wrong-password|Unhandled/)
  })

  test('a user with the keys of the API alone, and without INFO, is enough', async () => {
    const rules = [`~${info.title}:*`, '+@all', '-@dangerous']
    const url = await addUser(await startRedis(), rules)
    const warn = vi.spyOn(console, 'warn')
    const instance = await startInstance(sandbox, url)
    expect([await readiness(instance), instance.lines]).toEqual(['available', []])
    expect(warn).not.toHaveBeenCalled()
    warn.mockRestore()
  })
})

describe.skipIf(skipRedis)(`a Redis that refuses while running (${HOW_TO_GET_REDIS})`, () => {
  const messages = ({ lines }: Instance) => lines.map(({ msg }) => msg.split(':')[0])
  const REFUSES = 'Redis refuses this instance'

  test.each<[string, string[], (url: string) => string]>([
    ['a database that it does not have', ['--databases', '1'], (url) => `${url}/1`],
    ['a wrong password', ['--requirepass', 'right-password'], (url) => withAuth(url, ':wrong')],
    ['a cluster', ['--cluster-enabled', 'yes'], (url) => url],
  ])('%s, when it comes up after the API', async (_name, args, urlOf) => {
    const unhandled = vi.fn()
    process.on('unhandledRejection', unhandled)
    const redis = await startRedis({ started: false, args })
    const instance = await startInstance(sandbox, urlOf(redis.url))
    expect(await readiness(instance)).toBe('unavailable')
    await redis.start()
    await vi.waitUntil(() => messages(instance).includes(REFUSES))
    // Enough time for several attempts to connect.
    await sleep(2500)
    expect(messages(instance)).toEqual(['Redis is away', REFUSES])
    expect(await readiness(instance)).toBe('unavailable')
    expect(await statusOf(instance, signUp(sandbox).token)).toBe(200)
    expect(unhandled).not.toHaveBeenCalled()
    process.off('unhandledRejection', unhandled)
    if (args.includes('--databases')) expect(await redis.client.dbsize()).toBe(0)
  })

  test('the user loses a permission and gets it back', async () => {
    const redis = await startRedis()
    const instance = await startInstance(sandbox, await addUser(redis, ['~*', '+@all']))
    expect(await readiness(instance)).toBe('available')
    await redis.client.acl('SETUSER', 'app', '-eval', '-evalsha')
    for (const time of ['once', 'twice'])
      expect(await statusOf(instance, signUp(sandbox).token), time).toBe(200)
    await becomes(instance, 'unavailable')
    await redis.client.acl('SETUSER', 'app', '+eval', '+evalsha')
    await becomes(instance, 'available')
    expect(messages(instance)).toEqual([REFUSES, 'Redis is back'])
  })

  test('the password is changed', async () => {
    const redis = await startRedis()
    const instance = await startInstance(sandbox, await addUser(redis, ['~*', '+@all']))
    await redis.client.acl('SETUSER', 'app', 'resetpass', '>new-password')
    await redis.client.call('CLIENT', 'KILL', 'USER', 'app')
    await becomes(instance, 'unavailable')
    expect(await statusOf(instance, signUp(sandbox).token)).toBe(200)
    await sleep(1500)
    expect(messages(instance).filter((one) => one === REFUSES)).toHaveLength(1)
    await redis.client.acl('SETUSER', 'app', '>pass-word')
    await becomes(instance, 'available')
  })

  test('the primary becomes a replica', async () => {
    const [other, redis] = [await startRedis(), await startRedis()]
    const instance = await startInstance(sandbox, redis.url)
    await redis.client.replicaof('127.0.0.1', other.port)
    expect(await statusOf(instance, signUp(sandbox).token)).toBe(200)
    await becomes(instance, 'unavailable')
    await redis.client.call('REPLICAOF', 'NO', 'ONE')
    await becomes(instance, 'available')
  })
})
