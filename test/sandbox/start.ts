import { createClerkClient } from '@clerk/backend'
import Fastify, { type FastifyBaseLogger } from 'fastify'
import type { SandboxOptions } from '../../src/sandbox/index.ts'
import { builtInSeed } from '../../src/sandbox/built-in-seed.ts'
import { makeId } from '../../src/sandbox/ids.ts'
import { startSandbox as start } from '../sandboxes.ts'

/** Ids of the built-in seed. */
export const ada = makeId('user', 'ada')
export const bob = makeId('user', 'bob')
export const grace = makeId('user', 'grace')
export const acme = makeId('org', 'acme')
export const globex = makeId('org', 'globex')
export const seededUsers = builtInSeed.users.length

/** A logger that records the lines of a sandbox, as JSON. */
export function recordingLogger(lines: string[]): FastifyBaseLogger {
  const stream = { write: (line: string) => lines.push(line) }
  return Fastify({ logger: { level: 'warn', stream } }).log
}

/**
 * A sandbox for a test file, checked against Clerk's spec, with Clerk's own SDK. `call` sends
 * requests that the SDK cannot send.
 */
export async function startSandbox(options: SandboxOptions = {}) {
  const sandbox = await start({ logger: recordingLogger([]), ...options })
  const connection = {
    secretKey: sandbox.secretKey,
    publishableKey: sandbox.publishableKey,
    apiUrl: sandbox.url,
    telemetry: { disabled: true },
  }
  const clerk = createClerkClient(connection)

  async function call(method: string, path: string, body?: unknown, key = sandbox.secretKey) {
    const response = await fetch(sandbox.url + path, {
      method,
      headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
      body: typeof body === 'string' || body === undefined ? (body ?? null) : JSON.stringify(body),
    })
    return { status: response.status, body: (await response.json()) as Answer }
  }
  return { sandbox, clerk, connection, call }
}

interface Answer {
  errors?: { code: string; meta?: { param_name?: string } }[]
  [member: string]: unknown
}
