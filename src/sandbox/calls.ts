import type { SandboxServer } from './http.ts'
import { makeId } from './ids.ts'

/** A call that the sandbox has answered, for display. */
export interface Call {
  id: string
  /** Milliseconds since 1970. */
  at: number
  method: string
  /** The path, with its query. */
  path: string
  status: number
  /** Duration of the call, in milliseconds. */
  ms: number
  /** JSON if the body is JSON. Long bodies are cut. */
  request: string
  response: string
}

/** Most calls that are kept. */
const KEPT = 200
/** Most characters of a body that are kept. */
const LONGEST = 8_000

export interface Calls {
  /** The latest calls, newest last. */
  readonly list: readonly Call[]
  add(call: Omit<Call, 'id'>): void
  /** @returns ends the subscription */
  subscribe(listener: (call: Call) => void): () => void
  clear(): void
}

/** The log of a sandbox's calls. */
export function createCalls(): Calls {
  const list: Call[] = []
  const listeners = new Set<(call: Call) => void>()
  return {
    list,
    add(fields) {
      const { request, response } = fields
      const call = { id: makeId('call'), ...fields, request: cut(request), response: cut(response) }
      list.push(call)
      if (list.length > KEPT) list.shift()
      for (const listener of listeners) listener(call)
    },
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    clear() {
      list.length = 0
    },
  }
}

/** True for calls of the page and of tests, which are not part of Clerk's APIs. */
export function isControl(url: string): boolean {
  return /^\/sandbox(?:[/?]|$)/.test(url)
}

/**
 * Adds every call of Clerk's APIs to the log, but no bundles of ClerkJS and no calls of the page.
 */
export function recordCalls(server: SandboxServer, calls: Calls): void {
  server.addHook('onSend', async (request, reply, payload) => {
    if (isControl(request.url) || request.url.startsWith('/fapi/npm/')) return payload
    calls.add({
      at: Date.now(),
      method: request.method,
      path: request.url,
      status: reply.statusCode,
      ms: Math.round(reply.elapsedTime),
      request: request.body === undefined ? '' : JSON.stringify(request.body),
      response: typeof payload === 'string' ? payload : '',
    })
    return payload
  })
}

function cut(text: string): string {
  return text.length > LONGEST ? `${text.slice(0, LONGEST)} …` : text
}
