import { randomBytes } from 'node:crypto'
import { expect, test, vi } from 'vitest'
import { onSandbox } from '../../../../scripts/on-sandbox.ts'
import { buildApp } from '../../../../src/app.ts'
import { bearer } from '../../../api.ts'
import { closeAfterTests } from '../../../closing.ts'
import { startFaultyClerk } from '../../../faulty-clerk.ts'
import { startSandbox } from '../../../sandboxes.ts'
import { HOW_TO_GET_REDIS, skipRedis, startRedis } from '../../redis-server.ts'

test.skipIf(skipRedis)(
  `instances share what may be used of Clerk’s limit ${HOW_TO_GET_REDIS}`,
  async () => {
    const redis = await startRedis()
    const sandbox = await startSandbox()
    const clerk = await startFaultyClerk(sandbox)
    const { clerkKeys, ...config } = onSandbox(sandbox, { REDIS_URL: redis.url })
    const instances = await Promise.all(
      [1, 2].map(async () => {
        const app = await buildApp({
          ...config,
          clerkKeys: { ...clerkKeys, apiUrl: clerk.url, callLimit: 100 },
        })
        closeAfterTests(() => app.close())
        await app.ready()
        await vi.waitUntil(() => app.redis?.status === 'ready')
        return app
      }),
    )
    const invented = () => `ak_${randomBytes(24).toString('base64url')}`
    await Promise.all(
      Array.from({ length: 30 }, (_, i) => `203.0.113.${i}`).flatMap((remoteAddress) =>
        instances.map(async (app) =>
          app.inject({ url: '/v1/auth', headers: bearer(invented()), remoteAddress }),
        ),
      ),
    )
    expect(clerk.asked.filter((url) => url.endsWith('/verify'))).toHaveLength(25)
  },
)
