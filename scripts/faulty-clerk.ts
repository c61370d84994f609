import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { buffer } from 'node:stream/consumers'

/** Answers in place of Clerk, or leaves it to Clerk by returning false. */
export type Fault = (request: IncomingMessage, response: ServerResponse) => boolean

export interface FaultyClerk {
  url: string
  /** Stands between the API and the sandbox while it is set. */
  fault: Fault | undefined
  /** Makes another body of the JSON that the sandbox answers with, while it is set. */
  change: ((body: unknown) => unknown) | undefined
  /** The paths of all requests so far. */
  asked: string[]
  /** Refuses connections, and breaks those that there are. */
  leave(): void
  /** Takes connections again. */
  comeBack(): Promise<void>
  close(): void
}

const JSON_TYPE = { 'content-type': 'application/json' }

/** Answers with this instead of what Clerk would say. */
export function answering(status: number, headers: Record<string, string>, body: string): Fault {
  return (_request, response) => {
    response.writeHead(status, headers).end(body)
    return true
  }
}

/** A Clerk that works as the sandbox at `target` does until it is given a fault. */
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

/** Lets Clerk do what is asked, and loses its answer to it: `lose` answers instead. */
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
  const sent = change && answer.ok ? JSON.stringify(change(JSON.parse(text))) : text
  response.writeHead(answer.status, JSON_TYPE).end(sent)
}

async function ask(target: string, request: IncomingMessage): Promise<Response> {
  const body = await buffer(request)
  const send = () =>
    fetch(target + (request.url ?? ''), {
      method: request.method ?? 'GET',
      headers: { authorization: request.headers.authorization ?? '', ...JSON_TYPE },
      ...(body.length > 0 && { body }),
    })
  // The sandbox may close an idle connection in the moment that it is used again.
  return send().catch(send)
}
