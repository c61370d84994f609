import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { buffer } from 'node:stream/consumers'

/** Answers instead of Clerk; returns false to let Clerk answer. */
export type Fault = (request: IncomingMessage, response: ServerResponse) => boolean

export interface FaultyClerk {
  url: string
  /** Intercepts requests to the sandbox while it is set. */
  fault: Fault | undefined
  /** Changes the JSON body of the sandbox's answers while it is set. */
  change: ((body: unknown, method: string) => unknown) | undefined
  /** The paths of all requests so far. */
  asked: string[]
  /** Refuses new connections, and breaks existing ones. */
  leave(): void
  /** Accepts connections again. */
  comeBack(): Promise<void>
  close(): void
}

const JSON_TYPE = { 'content-type': 'application/json' }

/** Answers every request with this. */
export function answering(status: number, headers: Record<string, string>, body: string): Fault {
  return (_request, response) => {
    response.writeHead(status, headers).end(body)
    return true
  }
}

/** Starts a proxy to the sandbox at `target`, which can be given faults. */
export async function startFaultyClerk(target: string): Promise<FaultyClerk> {
  const server = createServer((request, response) => {
    clerk.asked.push(request.url ?? '')
    if (clerk.fault?.(request, response)) return
    forward(target, request, response, clerk.change).catch(() => response.destroy())
  })
  const listen = (port: number) =>
    new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve))
  await listen(0)
  const { port } = server.address() as AddressInfo
  const leave = () => {
    server.close()
    server.closeAllConnections()
  }
  const clerk: FaultyClerk = {
    url: `http://127.0.0.1:${port}`,
    fault: undefined,
    change: undefined,
    asked: [],
    leave,
    comeBack: () => listen(port),
    close: leave,
  }
  return clerk
}

/** Lets Clerk process the request, and loses its answer: `lose` answers instead. */
export function losing(target: string, lose: (response: ServerResponse) => void): Fault {
  return (request, response) => {
    void ask(target, request).then(() => {
      lose(response)
    })
    return true
  }
}

async function forward(
  target: string,
  request: IncomingMessage,
  response: ServerResponse,
  change: FaultyClerk['change'],
) {
  const answer = await ask(target, request)
  const text = await answer.text()
  const sent =
    change && answer.ok ? JSON.stringify(change(JSON.parse(text), request.method ?? '')) : text
  response.writeHead(answer.status, JSON_TYPE).end(sent)
}

async function ask(target: string, request: IncomingMessage): Promise<Response> {
  const body = await buffer(request)
  const send = () =>
    fetch(target + (request.url ?? ''), {
      method: request.method ?? 'GET',
      headers: {
        authorization: request.headers.authorization ?? '',
        'content-type': request.headers['content-type'] ?? 'application/json',
      },
      ...(body.length > 0 && { body }),
    })
  // The sandbox may close an idle connection at the moment of its reuse.
  return send().catch(send)
}
