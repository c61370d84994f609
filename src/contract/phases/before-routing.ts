import { type Context, report } from '../context.ts'
import type { HttpResponse } from '../exchange.ts'
import { answerFor, type Operation } from '../operations.ts'

/** Requests that a server answers before it looks for an operation. */
const UNREADABLE: [about: string, bytes: string][] = [
  ['A malformed request', 'GET / HTTP/1.1\r\nHost: api\r\nbad header\r\n\r\n'],
  [
    'A request with 64 kB of headers',
    `GET / HTTP/1.1\r\nHost: api\r\nX-Long: ${'x'.repeat(64 * 1024)}\r\n\r\n`,
  ],
]

/**
 * The server must send the headers that the document promises on all answers of all operations also
 * with the answers before routing: 400 to a malformed request, 431 to too long headers.
 */
export async function beforeRouting(context: Context): Promise<void> {
  const { raw } = context.send
  const [operation] = context.operations
  const promised = headersOfAll(context.all)
  if (!raw || !operation || promised.length === 0 || context.only !== undefined) return
  for (const [about, bytes] of UNREADABLE) {
    context.requests += 1
    const response = await raw(bytes)
    if (response.status === 0) continue
    for (const name of promised) missing(context, operation, { about, name, response })
  }
}

function missing(
  context: Context,
  operation: Operation,
  { about, name, response }: { about: string; name: string; response: HttpResponse },
): void {
  if (response.headers[name] !== undefined) return
  const message = `${about} is answered ${response.status} without the header ${name}, which all other answers have`
  const basis = answerFor(operation, response.status) ? 'document' : 'practice'
  const request = { method: 'GET', url: '/', headers: {} }
  report(context, operation, 'header-missing', message, { request, response }, basis)
}

/** The headers that all answers of all operations require. */
function headersOfAll(operations: readonly Operation[]): string[] {
  const lists = operations.flatMap(({ answers }) =>
    [...answers.values()].map(({ headers }) =>
      headers.filter(({ required }) => required).map(({ name }) => name),
    ),
  )
  const [first = [], ...others] = lists
  return first.filter((name) => others.every((list) => list.includes(name)))
}
