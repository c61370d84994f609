import { authorized, exchange } from '../calls.ts'
import { callerOf, type Context, progress, report } from '../context.ts'
import { parsed } from '../exchange.ts'
import { requestOf } from '../input.ts'
import { prepare } from '../makers.ts'
import { isJson } from '../media-types.ts'
import type { Operation } from '../operations.ts'
import { isRecord, type JsonSchema } from '../pointer.ts'
import { typicalInput } from '../typical-input.ts'
import { membersOf } from '../values/node.ts'

/** Sends members that the document calls `readOnly`: the server must refuse or ignore them. */
export async function readOnlyMembers(context: Context): Promise<void> {
  if (context.readOnly) return
  for (const operation of context.operations) {
    if (operation.body?.main?.kind !== 'json' || !context.successes.has(operation.id)) continue
    progress(context, operation)
    for (const [name, schema] of readOnlyIn(context, operation))
      await isIgnored(context, operation, name, schema)
  }
}

/** The `readOnly` members of a request and its answer. */
function readOnlyIn(context: Context, operation: Operation): Map<string, JsonSchema> {
  const answered = [operation.answers.get('200'), operation.answers.get('201')].flatMap((answer) =>
    [...(answer?.content ?? [])].flatMap(([mediaType, schema]) =>
      isJson(mediaType) && schema !== undefined ? [schema] : [],
    ),
  )
  const sent = operation.body?.main?.schema ?? {}
  const members = [...answered, sent].flatMap((schema) =>
    membersOf(context.schemas.resolve(schema)),
  )
  return new Map(members.filter(([, schema]) => context.schemas.resolve(schema).readOnly === true))
}

async function isIgnored(
  context: Context,
  operation: Operation,
  name: string,
  schema: JsonSchema,
): Promise<void> {
  const usual = context.successes.get(operation.id)?.body
  const before = isRecord(usual) ? usual[name] : undefined
  const sample = context.values
    .random(schema, 6)
    .find(({ value }) => value !== before && !isRecord(value) && !Array.isArray(value))
  const input = typicalInput(context, operation, await prepare(context, operation))
  if (sample === undefined || before === undefined || !isRecord(input.body)) return
  const body = { ...input.body, [name]: sample.value }
  const caller = callerOf(context, operation)
  const request = authorized(context, operation, requestOf(operation, { ...input, body }), caller)
  const response = await exchange(context, operation, request, { caller, deviates: true })
  const after = parsed(response.body)
  if (response.status >= 300 || !isRecord(after) || after[name] !== sample.value) return
  const message = `The caller can set ${name}, which is readOnly`
  report(context, operation, 'input-accepted', message, { request, response })
}
