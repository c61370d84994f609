import type { OutgoingHttpHeaders } from 'node:http'
import { Type } from '@sinclair/typebox'
import { type App, buildApp } from '../src/app.ts'
import { createUser } from '../src/sandbox/changes.ts'
import { onSandbox } from '../scripts/on-sandbox.ts'
import { type Sandbox, signWebhook } from '../src/sandbox/index.ts'
import { bearer, mintSession } from './api.ts'
import { closeAfterTests } from './closing.ts'

/** One of several instances of the API. */
export interface Instance {
  app: App
  /** The lines that it has logged about Redis. */
  lines: { level: number; msg: string; reason?: string }[]
  /** The emails that its listener of `email.created` has received. */
  heard: string[]
  /** Each function ends one waiting call of `POST /toys/slow`. */
  open: (() => void)[]
  /** `email.created` and `POST /toys/slow` wait for it. */
  hold?: Promise<unknown> | undefined
}

/**
 * Starts an instance of the API on a shared sandbox.
 * @param commandTimeout of Redis, in milliseconds; default: more than a busy machine needs
 */
export async function startInstance(
  sandbox: Sandbox,
  redisUrl?: string,
  commandTimeout?: number,
): Promise<Instance> {
  const lines: Instance['lines'] = []
  const stream = {
    write(text: string) {
      const line = JSON.parse(text) as Instance['lines'][number]
      if (line.level >= 50 || line.msg.includes('Redis')) lines.push(line)
    },
  }
  const config = onSandbox(sandbox, { ...(redisUrl && { REDIS_URL: redisUrl }) })
  if (config.redis && commandTimeout) config.redis.commandTimeout = commandTimeout
  const app = await buildApp(config, { level: 'info', stream })
  closeAfterTests(() => app.close())
  const instance: Instance = { app, lines, heard: [], open: [] }
  app.clerkEvents.on('email.created', async ({ data }) => {
    instance.heard.push(data.id)
    await instance.hold
  })
  app.post(
    '/toys/slow',
    {
      schema: {
        operationId: 'playSlowly',
        tags: ['Service'],
        summary: 'A toy',
        security: [{ clerkSession: [] }],
        response: { 200: Type.Object({}) },
      },
    },
    () =>
      new Promise((resolve) => {
        instance.open.push(() => {
          resolve({})
        })
      }),
  )
  await app.ready()
  return instance
}

let count = 0
/** A new user, and the token of a session. */
export function signUp(sandbox: Sandbox, role?: string) {
  const username = `user${(count += 1)}`
  const metadata = role ? { public_metadata: { role } } : {}
  const user = createUser(sandbox.store, { username, ...metadata }, [`${username}@example.com`])
  return { user, token: mintSession(sandbox, username) }
}

export const sessionIdOf = (token: string): string =>
  (JSON.parse(String(Buffer.from(token.split('.')[1] ?? '', 'base64url'))) as { sid: string }).sid

/** The status that the instance answers to the token. */
export async function statusOf({ app }: Instance, token: string): Promise<number> {
  return (await app.inject({ url: '/v1/auth', headers: bearer(token) })).statusCode
}

/** Sends an event of Clerk to the instance. */
export async function tell(
  { app }: Pick<Instance, 'app'>,
  type: string,
  data: object,
  id?: string,
  time?: number,
) {
  const payload = JSON.stringify({ object: 'event', type, data })
  const headers: OutgoingHttpHeaders = {
    'content-type': 'application/json',
    ...signWebhook(payload, id, time),
  }
  return app.inject({ method: 'POST', url: '/webhooks/clerk', headers, payload })
}

export function post({ app }: Instance, url: string, token: string, key: string, payload?: object) {
  return app.inject({
    method: 'POST',
    url,
    headers: { ...bearer(token), 'idempotency-key': key },
    ...(payload && { payload }),
  })
}
