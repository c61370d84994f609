import { expect } from 'vitest'
import { startSandbox } from '../start.ts'

type Json = Record<string, unknown>

/** The members that answers of the Frontend API can have. */
export interface Answer {
  status: number
  headers: Headers
  response: Json
  client: Json | null
  errors: { code: string; meta?: { param_name?: string } }[]
  body: Json
}

/**
 * A sandbox, and browsers that call its Frontend API as ClerkJS does: forms, methods in `_method`,
 * separate cookies.
 */
export async function startFrontend() {
  const started = await startSandbox()
  return { ...started, openBrowser: () => openBrowser(started.sandbox.frontendApiUrl) }
}

export type Browser = ReturnType<typeof openBrowser>

/** @param frontendApiUrl the Frontend API, or the proxy to it */
export function openBrowser(frontendApiUrl: string) {
  const cookies = new Map<string, string>()

  async function call(method: string, path: string, form: Record<string, string> = {}) {
    const tunnelled = ['PATCH', 'PUT', 'DELETE'].includes(method)
    const [separator, verb] = [path.includes('?') ? '&' : '?', tunnelled ? 'POST' : method]
    const response = await fetch(
      `${frontendApiUrl}${path}${tunnelled ? `${separator}_method=${method}` : ''}`,
      {
        method: verb,
        redirect: 'manual',
        headers: {
          origin: 'https://app.example.com',
          cookie: [...cookies].map((pair) => pair.join('=')).join('; '),
        },
        ...(verb === 'POST' && { body: new URLSearchParams(form) }),
      },
    )
    for (const cookie of response.headers.getSetCookie()) {
      const [name = '', value = ''] = cookie.split(';', 1)[0]?.split('=') ?? []
      cookies.set(name, value)
    }
    const text = await response.text()
    const body = (text.startsWith('{') ? JSON.parse(text) : {}) as Json
    const { status, headers } = response
    return { status, headers, body, ...body } as Answer
  }

  return { cookies, call, signIn: (user: string) => signIn(call, user) }
}

type Call = (method: string, path: string, form?: Record<string, string>) => Promise<Answer>

/** Signs in with a password, as the widget does. */
async function signIn(call: Call, user: string) {
  const { response } = await call('POST', '/v1/client/sign_ins', {
    identifier: `${user}@example.com`,
  })
  const attempt = await call(
    'POST',
    `/v1/client/sign_ins/${String(response.id)}/attempt_first_factor`,
    { strategy: 'password', password: `sandbox-${user}` },
  )
  return String(attempt.response.created_session_id)
}

/** The claims of a token. */
export function claimsOf(token: unknown): Json {
  return JSON.parse(Buffer.from(String(token).split('.')[1] ?? '', 'base64url').toString()) as Json
}

/** The code in every email. */
export const CODE = '424242'

/** An answer with this error for this field. */
export const faulty = (code: string, parameter?: string) => ({
  errors: [
    expect.objectContaining({ code, ...(parameter && { meta: { param_name: parameter } }) }),
  ],
})
