import type { AuthObject } from '@clerk/backend'
import { getAuth } from '@clerk/fastify'
import type { FastifyRequest } from 'fastify'
import { expect, vi } from 'vitest'
import { type ClerkHook, clerkHook, standInReply } from '../../../src/kit/auth/clerk-hook.ts'
import type { Authenticated } from '../../../src/kit/auth/caller.ts'
import { type Api, startApi } from '../../api.ts'

/* Compares the tokens that the API accepts at once with those that Clerk's hook accepts. */

export const PARTY = 'https://app.example.com'

export interface Judges {
  api: Api
  /** Accepts a token at once, as the guard does; undefined if Clerk's hook must decide. */
  acceptAtOnce: (token: string) => Authenticated | undefined
  askClerk: (token: string) => Promise<AuthObject>
}

export async function startJudges(): Promise<Judges> {
  // Both judge at the same moment, so that no token expires between them.
  vi.useFakeTimers({ toFake: ['Date'], now: new Date('2026-11-26T12:00:00.250Z') })
  const api = await startApi({ config: { authorizedParties: [PARTY] } })
  const { clerkKeys, jwtKey } = api.sandbox
  const hook: ClerkHook = clerkHook({ ...clerkKeys, jwtKey, authorizedParties: [PARTY] })
  await api.app.signingKeys.load()
  return {
    api,
    acceptAtOnce(token) {
      const judgement = api.app.acceptPlain(`Bearer ${token}`)
      return judgement && 'auth' in judgement ? judgement.auth : undefined
    },
    async askClerk(token) {
      const headers = { host: 'localhost', authorization: `Bearer ${token}` }
      const request = { method: 'GET', protocol: 'http', url: '/', headers }
      await hook(request, standInReply())
      return getAuth(request as unknown as FastifyRequest, { acceptsToken: 'any' })
    },
  }
}

export const now = () => Math.floor(Date.now() / 1000)

const QUESTIONS = [
  ...['org:admin', 'org:member', 'admin', ''].map((role) => ({ role })),
  ...['org:reports:read', 'org:reports:manage', 'org:a:b', 'x'].map((permission) => ({
    permission,
  })),
  ...['reports', 'user:a', 'org:a'].map((feature) => ({ feature })),
  ...['org:team', 'user:pro', 'pro'].map((plan) => ({ plan })),
  { reverification: 'strict' as const },
  { reverification: { level: 'first_factor' as const, afterMinutes: 1 } },
]

function outcome<T>(ask: () => T): T | string {
  try {
    return ask()
  } catch (error) {
    return String(error)
  }
}

/** All that a handler can read from an auth object: its values, and what its functions return. */
export async function told(auth: AuthObject) {
  const { getToken, has, debug, ...values } = auth
  expect(typeof debug).toBe('function')
  return {
    values,
    has: QUESTIONS.map((question) =>
      outcome(() => has(question as NonNullable<Parameters<typeof has>[0]>)),
    ),
    token: await getToken(),
  }
}

/** The token with a changed character, dot or padding. */
export function mutateText(token: string, kind: string, at: number): string {
  const [before, char, after] = [token.slice(0, at), token[at] ?? '', token.slice(at + 1)]
  if (kind === 'flip') return before + (char === 'A' ? 'B' : 'A') + after
  if (kind === 'cut') return before + after
  if (kind === 'repeat') return before + char + char + after
  if (kind === 'pad') return token.replace(/\.|$/, '=$&')
  if (kind === 'other alphabet') return token.replaceAll('-', '+').replaceAll('_', '/')
  if (kind === 'dot') return `${before}.${char}${after}`
  // Another encoding of the same bytes: some bits of the last character are unused.
  if (kind === 'tail') return token.replace(/.$/, (last) => SUCCESSOR[last] ?? last)
  return token
}

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'
const SUCCESSOR: Record<string, string> = Object.fromEntries(
  Array.from(ALPHABET, (char, index) => [char, ALPHABET[index + 1] ?? char]),
)
