import { answering, type Fault, startFaultyClerk as start } from '../scripts/faulty-clerk.ts'
import type { Sandbox } from '../src/sandbox/index.ts'
import { closeAfterTests } from './closing.ts'

export { answering, type Fault, type FaultyClerk, losing } from '../scripts/faulty-clerk.ts'

const json = { 'content-type': 'application/json' }
const html = { 'content-type': 'text/html' }
const error = (code: string) => JSON.stringify({ errors: [{ code, message: code }] })

/** Ways in which a request to Clerk can fail. */
export const faults: Record<string, Fault> = {
  'no answer': () => true,
  'an answer after 10 s': (_request, response) => {
    setTimeout(() => response.writeHead(200, json).end('{}'), 10_000).unref()
    return true
  },
  'a closed connection': (_request, response) => response.destroy().destroyed,
  'a body that never ends': (_request, response) => {
    response.writeHead(200, json).write('{')
    return true
  },
  garbage: answering(200, json, '<html>'),
  'status 200, HTML': answering(200, html, '<html>'),
  'status 500': answering(500, json, error('oops')),
  'status 502, HTML': answering(502, html, '<html>'),
  'status 503, to be left alone': answering(503, { ...json, 'retry-after': '30' }, error('down')),
  'status 429': answering(429, { ...json, 'retry-after': '7' }, error('too_many_requests')),
}

/** A faulty Clerk in front of the sandbox, until the tests of the file are done. */
export async function startFaultyClerk(sandbox: Sandbox) {
  const clerk = await start(sandbox.url)
  closeAfterTests(() => {
    clerk.close()
  })
  return clerk
}
