import { authorized, exchange } from '../calls.ts'
import { callerOf, type Context, inParallel, progress, report, textual } from '../context.ts'
import type { Basis } from '../findings.ts'
import { type Input, isTextViolation, isViolation, requestOf } from '../input.ts'
import { isJson } from '../media-types.ts'
import { isSigned } from '../calls.ts'
import type { Operation } from '../operations.ts'
import { isRecord, type JsonSchema } from '../pointer.ts'
import { prepare } from '../makers.ts'
import { typicalInput } from '../typical-input.ts'
import { refusesMalformed } from './malformed-input.ts'
import { rebased, withoutParameter, withParameter } from './valid-input.ts'

/** Input that the operation must refuse, and the ground if it is not the document. */
interface Violation {
  about: string
  make: () => Input
  basis?: Basis
}

/** Sends input to each operation that its schemas forbid. */
export async function invalidInput(context: Context): Promise<void> {
  for (const operation of context.operations) {
    progress(context, operation)
    if (context.readOnly && operation.method !== 'get') continue
    await refusesInvalid(context, operation)
    await refusesMalformed(context, operation)
  }
}

async function refusesInvalid(context: Context, operation: Operation): Promise<void> {
  const caller = callerOf(context, operation)
  // Only on something that exists can the violation be the reason of a refusal.
  const isReady = context.successes.has(operation.id) && operation.method !== 'get'
  const binding = isReady ? await prepare(context, operation) : undefined
  const typical = typicalInput(context, operation, binding)
  const unknown = { ...typical, query: { ...typical.query, unexpected_parameter: 'unexpected' } }
  const violations: Violation[] = [
    ...parameterViolations(context, operation, typical),
    { about: 'an unknown query parameter', make: () => unknown, basis: 'practice' },
    ...bodyViolations(context, operation, typical),
    ...serverFields(context, operation, typical),
  ]
  await inParallel(violations, async ({ about, make, basis }) => {
    const request = authorized(context, operation, requestOf(operation, make()), caller)
    const response = await exchange(context, operation, request, { caller, deviates: true })
    if (response.status === 0 || response.status >= 400) return
    const message = `Invalid input is accepted (${about})`
    report(context, operation, 'input-accepted', message, { request, response }, basis)
  })
}

function parameterViolations(context: Context, operation: Operation, typical: Input): Violation[] {
  return operation.parameters.flatMap((parameter) => {
    const takesObjects = isRecord(context.values.typical(parameter.schema))
    const bad = context.values
      .invalid(parameter.schema)
      // An object in place of a text arrives as another text.
      .filter(({ value }) => !isRecord(value) || takesObjects)
      .filter(({ value }) => isViolation(parameter, value, context.inputs))
      .map(({ about, value }): Violation => ({
        about: `${parameter.in} ${parameter.name}: ${about}`,
        make: () => withParameter(typical, parameter, value),
      }))
    // A signature sets its own headers.
    if (!parameter.required || parameter.in === 'path' || isSigned(context, operation)) return bad
    const about = `${parameter.in} ${parameter.name}: missing`
    return [...bad, { about, make: () => withoutParameter(typical, parameter) }]
  })
}

function bodyViolations(context: Context, operation: Operation, typical: Input): Violation[] {
  const main = operation.body?.main
  if (!main || main.kind === 'xml' || main.kind === 'binary') return []
  const { schema, kind } = main
  const isBad = (value: unknown) =>
    kind === 'json'
      ? !context.inputs.isValid(schema, value)
      : isTextViolation(schema, value, context.inputs)
  const told = context.values.typical(schema)
  return (
    context.values
      .invalid(schema)
      // A form or a text can be sent in one format only.
      .filter(
        ({ value }) => isBad(value) && (kind === 'json' || isRecord(value) === isRecord(told)),
      )
      .map((sample) => ({
        about: `body: ${sample.about}`,
        make: () => {
          // The rest is unique, so that only the violation can cause a refusal.
          const fresh = typicalInput(context, operation, textual(typical.path))
          const body = rebased(sample, told, fresh.body)
          return { ...fresh, body: isBad(body) ? body : sample.value }
        },
      }))
  )
}

/** Fields of the answer that the operation does not accept: ids, times, owners. */
function serverFields(context: Context, operation: Operation, typical: Input): Violation[] {
  const main = operation.body?.main
  const answer = operation.answers.get('200') ?? operation.answers.get('201')
  const schema = [...(answer?.content ?? [])].find(([mediaType]) => isJson(mediaType))?.[1]
  const { body } = typical
  if (main?.kind !== 'json' || schema === undefined || !isRecord(body)) return []
  const { properties = {} } = context.schemas.resolve(schema)
  return Object.entries(properties as Record<string, JsonSchema>).flatMap(([name, member]) => {
    const value = context.values.random(member, 1)[0]?.value ?? null
    const changed = { ...body, [name]: value }
    if (name in body || context.inputs.isValid(main.schema, changed)) return []
    return [
      {
        about: `body: ${name}, which only the server sets`,
        make: () => ({ ...typical, body: changed }),
      },
    ]
  })
}
