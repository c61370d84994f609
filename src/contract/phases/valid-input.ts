import { isDeepStrictEqual } from 'node:util'
import { authorized, call, created, exchange, isRefusal } from '../calls.ts'
import {
  type Context,
  inParallel,
  progress,
  report,
  stateBasis,
  type Success,
  textual,
} from '../context.ts'
import { type HttpRequest, type HttpResponse, parsed } from '../exchange.ts'
import { type Input, isHeaderText, requestOf } from '../input.ts'
import { endsCaller, type Operation, type Parameter } from '../operations.ts'
import { isRecord } from '../pointer.ts'
import { stillSucceeds } from '../makers.ts'
import { typicalInput } from '../typical-input.ts'
import type { Sample } from '../values/index.ts'
import { refusesValidInput } from './explore.ts'
import { changeBasis, lostIn, linkBasis, presetsIn } from './kept.ts'

/** Number of random bodies for each operation. */
const RANDOM = 10
/** Most characters of a query or header, because servers limit them. */
const LONGEST_URL = 6000

/** Sends input to each operation that its schemas allow, at every bound. */
export async function validInput(context: Context): Promise<void> {
  for (const operation of context.operations) {
    progress(context, operation)
    if (context.readOnly && operation.method !== 'get') continue
    if (operation.method === 'delete' || endsCaller(operation)) continue
    const success = await stillSucceeds(context, operation)
    if (success) await acceptsValid(context, operation, success)
  }
}

/** Typical input with one change. */
interface Variation {
  sample: Sample
  about: string
  make: () => Input
}

async function acceptsValid(
  context: Context,
  operation: Operation,
  success: Success,
): Promise<void> {
  const variations = [
    ...parameterVariations(context, operation, success),
    ...bodyVariations(context, operation, success),
  ]
  // Concurrent changes of the same thing would disturb each other.
  const width = /^pu|^pa/.test(operation.method) ? 1 : 8
  await inParallel(variations, (one) => send(context, operation, success, one), width)
}

function parameterVariations(
  context: Context,
  operation: Operation,
  success: Success,
): Variation[] {
  const fresh = () => typicalInput(context, operation, textual(success.input.path))
  return operation.parameters
    .filter((parameter) => parameter.in !== 'path' || operation.method === 'get')
    .flatMap((parameter) =>
      context.values
        .valid(parameter.schema)
        .filter(({ value }) => canBeSent(parameter, value))
        .map((sample): Variation => ({
          sample,
          about: `${parameter.in} ${parameter.name}: ${sample.about}`,
          make: () => withParameter(fresh(), parameter, sample.value),
        })),
    )
}

/**
 * True if the value can arrive unchanged: empty lists cannot, and paths have rules of their own.
 */
function canBeSent({ in: where, mediaType }: Parameter, value: unknown): boolean {
  if (mediaType !== undefined && where !== 'path') return JSON.stringify(value).length < LONGEST_URL
  if (Array.isArray(value) && (value.length === 0 || value.includes(''))) return false
  if (isRecord(value) && Object.keys(value).length === 0) return false
  if (where === 'header') return isHeaderText(String(value))
  if (where === 'cookie') return typeof value !== 'string' || isHeaderText(value)
  if (where === 'path') return /^[\w~@+-][\w~.@:+-]*$/.test(String(value))
  return JSON.stringify(value).length < LONGEST_URL
}

function bodyVariations(context: Context, operation: Operation, success: Success): Variation[] {
  const main = operation.body?.main
  if (!main || main.kind === 'xml' || main.kind === 'binary') return []
  const { schema } = main
  const typical = context.values.typical(schema)
  // An empty text is no body.
  const isThere = ({ value }: Sample) => main.kind !== 'text' || value !== ''
  return [...context.values.valid(schema), ...context.values.random(schema, RANDOM)]
    .filter(isThere)
    .map((sample) => ({
      sample,
      about: `body: ${sample.about}`,
      make: () => {
        const input = typicalInput(context, operation, textual(success.input.path))
        return { ...input, body: rebased(sample, typical, input.body) }
      },
    }))
}

async function send(
  context: Context,
  operation: Operation,
  { caller }: Success,
  { sample, about, make }: Variation,
): Promise<void> {
  const input = make()
  const main = operation.body?.main
  if (main && input.body !== undefined && !context.inputs.isValid(main.schema, input.body)) return
  const request = authorized(context, operation, requestOf(operation, input), caller)
  const response = await exchange(context, operation, request, { caller })
  const isUnwelcome = sample.unwelcome ?? refersToNothing(context, input.body)
  if (isRefusal(response) && refusesValidInput(operation, response.status) && !isUnwelcome)
    report(context, operation, 'input-refused', `Valid input is refused (${about})`, {
      request,
      response,
    })
  if (main?.kind !== 'json') return
  if (response.status === 201 || operation.method === 'put')
    hasPresets(context, operation, input, { request, response })
  if (response.status === 201)
    await isKept(context, operation, input, { request, response, caller })
  else if (response.status === 200 && operation.method !== 'get') {
    const lost = lostIn(context, operation, input.body, parsed(response.body))
    const message = `The answer lacks what was sent: ${lost.join(', ')} (${about})`
    if (lost.length > 0)
      report(
        context,
        operation,
        'update-lost',
        message,
        { request, response },
        changeBasis(context, operation),
      )
  }
}

/** True if a member should be the id of an existing thing, and is not. */
function refersToNothing(context: Context, value: unknown): boolean {
  if (Array.isArray(value)) return value.some((item) => refersToNothing(context, item))
  if (!isRecord(value)) return false
  return Object.entries(value).some(([name, member]) =>
    typeof member === 'string' || typeof member === 'number'
      ? context.pool.latest(name) !== undefined && !context.pool.isKnown(name, member)
      : refersToNothing(context, member),
  )
}

/** A creation answers with the defaults of what was not sent. */
function hasPresets(
  context: Context,
  operation: Operation,
  { body }: Input,
  exchanged: { request: HttpRequest; response: HttpResponse },
): void {
  if (exchanged.response.status >= 300) return
  const names = presetsIn(context, operation, body, parsed(exchanged.response.body))
  if (names.length === 0) return
  const message = `The default of ${names.join(', ')} is not that of the document`
  report(context, operation, 'create-lost', message, exchanged, stateBasis(context))
}

/** Things that were created with unusual values must be readable with them. */
async function isKept(
  context: Context,
  creator: Operation,
  input: Input,
  exchanged: { request: HttpRequest; response: HttpResponse; caller: Success['caller'] },
): Promise<void> {
  const index = creator.links.findIndex(({ operationId }) =>
    context.all.some(({ id, method }) => id === operationId && method === 'get'),
  )
  const read = context.all.find(({ id }) => id === creator.links[index]?.operationId)
  const binding = created(context, creator, exchanged)[index]
  if (!read || !binding) return
  const response = await call(context, read, typicalInput(context, read, binding), exchanged.caller)
  const lost = lostIn(context, read, input.body, parsed(response.body))
  if (response.status !== 200 || lost.length === 0) return
  const message = `The values that were sent are not those that are read: ${lost.join(', ')}`
  const basis = linkBasis(context, creator)
  report(context, creator, 'create-lost', message, { request: exchanged.request, response }, basis)
}

/** The input with a different value of a parameter. */
export function withParameter(input: Input, parameter: Parameter, value: unknown): Input {
  const part = partOf(parameter)
  return { ...input, [part]: { ...input[part], [parameter.name]: value } }
}

/** The input without a parameter. */
export function withoutParameter(input: Input, parameter: Parameter): Input {
  const part = partOf(parameter)
  const left = Object.entries(input[part] ?? {}).filter(([name]) => name !== parameter.name)
  return { ...input, [part]: Object.fromEntries(left) }
}

function partOf({ in: where }: Parameter): 'path' | 'query' | 'headers' | 'cookies' {
  return where === 'header' ? 'headers' : where === 'cookie' ? 'cookies' : where
}

/** The varied body. Members that were not varied get values of existing things. */
export function rebased({ value }: Sample, typical: unknown, living: unknown): unknown {
  if (!isRecord(value) || !isRecord(typical) || !isRecord(living)) return value
  return Object.fromEntries(
    Object.entries(value).map(([name, member]) => [
      name,
      name in living && isDeepStrictEqual(member, typical[name]) ? living[name] : member,
    ]),
  )
}
