import { randomUUID } from 'node:crypto'
import { authorized, exchange } from '../calls.ts'
import { callerOf, type Context, pinned, report } from '../context.ts'
import type { Caller } from '../credentials.ts'
import type { HttpRequest, HttpResponse } from '../exchange.ts'
import { type Input, requestOf } from '../input.ts'
import { prepare } from '../makers.ts'
import { endsCaller, type Operation } from '../operations.ts'
import { typicalInput } from '../typical-input.ts'

interface Exchanged {
  request: HttpRequest
  response: HttpResponse
}

/**
 * Repeats requests with their `Idempotency-Key`.
 * @see https://datatracker.ietf.org/doc/draft-ietf-httpapi-idempotency-key-header/
 */
export async function idempotency(context: Context, operation: Operation): Promise<void> {
  const parameter = operation.parameters.find(
    (one) => one.in === 'header' && one.name.toLowerCase() === 'idempotency-key',
  )
  if (!parameter || endsCaller(operation)) return
  const caller = pinned(callerOf(context, operation))
  const fault = (message: string, shown: Exchanged) => {
    report(context, operation, 'idempotency-broken', message, shown)
  }
  const input = typicalInput(context, operation, await prepare(context, operation))
  const key = randomUUID()
  const first = await sendWith(context, operation, { key, input, caller })
  const again = await sendWith(context, operation, { key, input, caller })
  const [one, two] = [first.response, again.response]
  if (one.status < 300 && two.status < 300 && one.body !== two.body)
    fault('The same request with the same key is answered otherwise', again)
  if (one.status < 300 && two.status >= 400 && two.status !== 409)
    fault(`The repetition is answered ${two.status}`, again)
  const another = differing(context, operation, input)
  if (another) {
    const other = await sendWith(context, operation, { key, input: another, caller })
    if (other.response.status < 400)
      fault(`Another request with the same key is answered ${other.response.status}`, other)
  }
  const { b } = context.credentials
  if (b && one.status < 300) {
    const other = await sendWith(context, operation, { key, input, caller: b })
    const { status, body } = other.response
    if (status < 300 && body !== '' && body === one.body)
      fault('Somebody else is answered what the sender of the key was', other)
  }
  await isDoneOnce(context, operation, caller, fault)
}

async function isDoneOnce(
  context: Context,
  operation: Operation,
  caller: Caller,
  fault: (message: string, shown: Exchanged) => void,
): Promise<void> {
  const key = randomUUID()
  const input = typicalInput(context, operation, await prepare(context, operation))
  const answers = await Promise.all(
    Array.from({ length: 4 }, () => sendWith(context, operation, { key, input, caller })),
  )
  const bodies = new Set(
    answers.filter(({ response }) => response.status < 300).map(({ response }) => response.body),
  )
  const [shown] = answers
  if (bodies.size > 1 && shown)
    fault(`${bodies.size} effects of the same request at the same time`, shown)
}

async function sendWith(
  context: Context,
  operation: Operation,
  { key, input, caller }: { key: string; input: Input; caller: Caller },
): Promise<Exchanged> {
  const withKey = { ...input, headers: { ...input.headers, 'idempotency-key': key } }
  const request = authorized(context, operation, requestOf(operation, withKey), caller)
  const response = await exchange(context, operation, request, { caller, deviates: true })
  return { request, response }
}

/** Another valid input of the same operation. */
function differing(context: Context, operation: Operation, input: Input): Input | undefined {
  const main = operation.body?.main
  if (main) {
    const other = context.values
      .valid(main.schema)
      .find(({ value }) => JSON.stringify(value) !== JSON.stringify(input.body))
    return other && { ...input, body: other.value }
  }
  const path = operation.parameters
    .filter((one) => one.in === 'path')
    .map((one) => [one.name, context.values.random(one.schema, 1)[0]?.value])
  return path.length > 0 ? { ...input, path: Object.fromEntries(path) as Input['path'] } : undefined
}
