import { beforeAll, describe, expect, test } from 'vitest'
import { buildApp } from '../../../../src/app.ts'
import { onSandbox } from '../../../../scripts/on-sandbox.ts'
import { closeAfterTests } from '../../../closing.ts'
import { tell } from '../../../instances.ts'
import { borrowSandbox } from '../../../sandboxes.ts'
import { HOW_TO_GET_REDIS, type RedisServer, skipRedis, startRedis } from '../../redis-server.ts'

describe.skipIf(skipRedis)(`Clerk's events reach other services (${HOW_TO_GET_REDIS})`, () => {
  let redis: RedisServer
  let app: Awaited<ReturnType<typeof buildApp>>
  beforeAll(async () => {
    redis = await startRedis()
    const sandbox = await borrowSandbox()
    const variables = { REDIS_URL: redis.url, EVENT_STREAM: 'clerk-events' }
    app = await buildApp(onSandbox(sandbox, variables))
    closeAfterTests(() => app.close())
    await app.ready()
  })

  /** The ids of users in the events that the group has not seen yet. */
  async function read(stream: string, group: string): Promise<unknown[]> {
    const answer = await redis.client.xreadgroup(
      ...(['GROUP', group, 'one', 'COUNT', 100, 'STREAMS', stream, '>'] as const),
    )
    const [[, entries]] = (answer ?? [[stream, []]]) as [[string, [string, string[]][]]]
    return entries.map(([, [, type, , event]]) => [
      type,
      (JSON.parse(event ?? '') as { data: { id: string } }).data.id,
    ])
  }

  test('each group gets each event once, also those from before it first asked', async () => {
    await tell({ app }, 'user.deleted', { id: 'user_1', deleted: true })
    const [stream = ''] = await redis.client.keys('*:clerk-events')
    for (const group of ['billing', 'mail'])
      await redis.client.xgroup('CREATE', stream, group, '0', 'MKSTREAM')
    expect(await read(stream, 'billing')).toEqual([['user.deleted', 'user_1']])
    await tell({ app }, 'user.deleted', { id: 'user_2', deleted: true })
    expect(await read(stream, 'billing')).toEqual([['user.deleted', 'user_2']])
    expect(await read(stream, 'mail')).toEqual([
      ['user.deleted', 'user_1'],
      ['user.deleted', 'user_2'],
    ])
    expect(await read(stream, 'mail')).toEqual([])
  })
})
