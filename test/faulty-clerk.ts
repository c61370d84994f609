import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { buffer } from 'node:stream/consumers'
import { closeAfterTests } from './closing.ts'
import type { Sandbox } from '../src/sandbox/index.ts'

/** Answers in place of Clerk, or leaves it to Clerk by returning false. */
export type Fault = (request: IncomingMessage, response: ServerResponse) => boolean

const json = { 'content-type': 'application/json' }
const error = (code: string) => JSON.stringify({ errors: [{ code, message: code }] })

/** Answers with this instead of what Clerk would say. */
export function answering(status: number, headers: Record<string, string>, body: string): Fault {
  return (_request, response) => {
    response.writeHead(status, headers).end(body)
    return true
  }
}

/** What can become of a request to Clerk on a bad day. */
export const faults: Record<string, Fault> = {
  'no answer': () => true,
  'a closed connection': (_request, response) => response.destroy().destroyed,
  'a body that never ends': (_request, response) => {
    response.writeHead(200, json).write('{')
    return true
  },
  garbage: answering(200, json, '<html>'),
  'status 500': answering(500, json, error('oops')),
  'status 502, HTML': answering(502, { 'content-type': 'text/html' }, '<html>'),
  'status 429': answering(429, { ...json, 'retry-after': '7' }, error('too_many_requests')),
}

export interface FaultyClerk {
  url: string
  /** Stands between the API and the sandbox while it is set. */
  fault: Fault | undefined
  /** The paths of all requests so far. */
  asked: string[]
}

/** A Clerk that works as the sandbox does until it is given a fault. */
export async function startFaultyClerk(sandbox: Sandbox): Promise<FaultyClerk> {
  const clerk: FaultyClerk = { url: '', fault: undefined, asked: [] }
  const server = createServer((request, response) => {
    clerk.asked.push(request.url ?? '')
    if (!clerk.fault?.(request, response)) void forward(sandbox.url, request, response)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  closeAfterTests(() => {
    server.close()
    server.closeAllConnections()
  })
  clerk.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  return clerk
}

async function forward(origin: string, request: IncomingMessage, response: ServerResponse) {
  const body = await buffer(request)
  const answer = await fetch(origin + (request.url ?? ''), {
    method: request.method ?? 'GET',
    headers: { authorization: request.headers.authorization ?? '', ...json },
    ...(body.length > 0 && { body }),
  })
  response.writeHead(answer.status, json).end(await answer.text())
}
