import { authorized, exchange } from '../calls.ts'
import { callerOf, type Context, report, textual } from '../context.ts'
import { requestOf } from '../input.ts'
import { prepare } from '../makers.ts'
import { documents, type Operation } from '../operations.ts'
import { typicalInput } from '../typical-input.ts'
import { without } from '../values/node.ts'

/** A documented `If-Match` must prevent the change if the thing has another ETag. */
export async function precondition(context: Context, operation: Operation): Promise<void> {
  const tag = operation.parameters.find(
    (one) => one.in === 'header' && one.name.toLowerCase() === 'if-match',
  )
  if (!tag || operation.method === 'get' || !context.successes.has(operation.id)) return
  const sent: [about: string, status: number, headers: object][] = [
    ['another ETag in If-Match', 412, { 'if-match': '"another"' }],
    ...(tag.required ? [] : [['no If-Match', 428, {}] as [string, number, object]]),
  ]
  const caller = callerOf(context, operation)
  for (const [about, expected, headers] of sent) {
    if (!documents(operation, expected)) continue
    const input = typicalInput(context, operation, await prepare(context, operation))
    const plain = requestOf(operation, input)
    const rest = textual(without(plain.headers, 'if-match'))
    const request = authorized(
      context,
      operation,
      { ...plain, headers: { ...rest, ...headers } },
      caller,
    )
    const response = await exchange(context, operation, request, { caller, deviates: true })
    if (response.status === 0 || response.status >= 400) continue
    const message = `With ${about} the answer is ${response.status}, not ${expected}`
    report(context, operation, 'etag-broken', message, { request, response }, 'document')
  }
}
