import { isDeepStrictEqual } from 'node:util'
import { parsed } from '../conformance.ts'
import { child, type JsonSchema } from '../document.ts'
import { type Input, isHeaderText, isViolation, requestOf } from '../input.ts'
import { answerFor, linksOf, type Operation, type Parameter } from '../operations.ts'
import { inParallel, refusalOf, type Success, type Suite, textual } from '../suite.ts'
import { isRecord, type Sample } from '../values.ts'
import { endsCaller } from './explore.ts'
import { lostIn } from './state.ts'

/** How many bodies are made at random for an operation. */
const RANDOM = 10
/** Characters of a body that no API should take. */
const TOO_LARGE = 2_500_000

/** Sends each operation what its schemas allow, at every bound, and what they forbid. */
export async function inputs(suite: Suite, successes: ReadonlyMap<string, Success>): Promise<void> {
  for (const operation of suite.operations) {
    if (suite.readOnly && operation.method !== 'get') continue
    const success = successes.get(operation.id)
    if (success && !endsCaller(operation)) await acceptsValid(suite, operation, success)
    await refusesInvalid(suite, operation)
    await refusesMalformed(suite, operation, success !== undefined)
  }
}

/** Input that is typical but for one thing. */
interface Variation {
  sample: Sample
  about: string
  make: () => Input
}

async function acceptsValid(suite: Suite, operation: Operation, success: Success): Promise<void> {
  if (operation.method === 'delete') return
  const { caller } = success
  const fresh = () => suite.typicalInput(operation, textual(success.input.path))
  const variations: Variation[] = operation.parameters
    .filter((parameter) => parameter.in !== 'path' && parameter.in !== 'cookie')
    .flatMap((parameter) =>
      suite.values
        .valid(parameter.schema)
        .filter(({ value }) => parameter.in !== 'header' || isHeaderText(String(value)))
        .filter(({ value }) => !Array.isArray(value) || value.length > 0)
        .filter(({ value }) => JSON.stringify(value).length < 6000)
        .map((sample): Variation => ({
          sample,
          about: `${parameter.in} ${parameter.name}: ${sample.about}`,
          make: () => set(fresh(), parameter, sample.value),
        })),
    )
  const json = operation.body?.json
  if (json) {
    const typical = suite.values.typical(json.schema)
    for (const sample of [
      ...suite.values.valid(json.schema),
      ...suite.values.random(json.schema, RANDOM),
    ])
      variations.push({
        sample,
        about: `body: ${sample.about}`,
        make: () => {
          const input = fresh()
          return { ...input, body: rebased(sample, typical, input.body) }
        },
      })
  }
  const vary = async ({ sample, about, make }: Variation) => {
    const input = make()
    if (json && input.body !== undefined && !suite.schemas.isValid(json.schema, input.body)) return
    const request = suite.authorized(operation, requestOf(operation, input), caller)
    const response = await suite.exchange(operation, request, caller)
    if (response.status === refusalOf(operation) && !sample.unwelcome)
      suite.report(operation, 'input-refused', `Valid input is refused (${about})`, {
        request,
        response,
      })
    const body = parsed(response.body)
    const exchange = { request, response }
    if (response.status === 201 && operation.answers.has('201'))
      await isKept(suite, operation, { input, body, caller, ...exchange })
    else if (response.status === 200 && operation.method !== 'get') {
      const lost = lostIn(suite, operation, input.body, body)
      if (lost.length > 0)
        suite.report(
          operation,
          'update-lost',
          `The answer has not what was sent: ${lost.join(', ')} (${about})`,
          exchange,
        )
    }
  }
  // Changes of the same thing at the same time would get into each other's way.
  await inParallel(variations, vary, /^pu|^pa/.test(operation.method) ? 1 : 8)
}

/** What was created with unusual values is read with them. */
async function isKept(suite: Suite, creator: Operation, created: Success): Promise<void> {
  const bindings = suite.pool.created(creator, created.input, {
    headers: created.response.headers,
    body: created.body,
  })
  const links = linksOf(creator)
  const index = links.findIndex(({ operationId }) =>
    suite.operations.some(({ id, method }) => id === operationId && method === 'get'),
  )
  const read = suite.operations.find(({ id }) => id === links[index]?.operationId)
  const binding = bindings[index]
  if (!read || !binding) return
  const response = await suite.call(read, suite.typicalInput(read, binding), created.caller)
  const lost = lostIn(suite, read, created.input.body, parsed(response.body))
  if (response.status === 200 && lost.length > 0)
    suite.report(creator, 'create-lost', `What was sent is not what is read: ${lost.join(', ')}`, {
      request: created.request,
      response,
    })
}

async function refusesInvalid(suite: Suite, operation: Operation): Promise<void> {
  const caller = suite.callerOf(operation)
  const typical = suite.typicalInput(operation)
  const violations: [about: string, input: Input | (() => Input)][] = operation.parameters
    .filter((parameter) => parameter.in !== 'cookie')
    .flatMap((parameter) => {
      const bad = suite.values
        .invalid(parameter.schema)
        .filter(({ value }) => !isRecord(value))
        .filter(({ value }) =>
          isViolation(parameter, parameter.schema, value, (schema, one) =>
            suite.schemas.isValid(schema, one),
          ),
        )
        .map((sample): [string, Input] => [
          `${parameter.in} ${parameter.name}: ${sample.about}`,
          set(typical, parameter, sample.value),
        ])
      // What a signature brings along is never missing.
      if (!parameter.required || parameter.in === 'path' || suite.isSigned(operation)) return bad
      return [
        ...bad,
        [`${parameter.in} ${parameter.name}: missing`, unset(typical, parameter)] as [
          string,
          Input,
        ],
      ]
    })
  const unknown = { ...typical, query: { ...typical.query, unexpected_parameter: 'unexpected' } }
  violations.push(['an unknown query parameter', unknown])
  const json = operation.body?.json
  if (json) {
    const told = suite.values.typical(json.schema)
    for (const sample of suite.values.invalid(json.schema))
      violations.push([
        `body: ${sample.about}`,
        () => {
          // What has to be unique is new, so that nothing but the violation is to be refused.
          const fresh = suite.typicalInput(operation, textual(typical.path))
          const body = rebased(sample, told, fresh.body)
          return { ...fresh, body: suite.schemas.isValid(json.schema, body) ? sample.value : body }
        },
      ])
  }
  for (const [about, body] of serverFields(suite, operation, typical.body))
    violations.push([about, { ...typical, body }])
  await inParallel(violations, async ([about, made]) => {
    const input = typeof made === 'function' ? made() : made
    const request = suite.authorized(operation, requestOf(operation, input), caller)
    const response = await suite.exchange(operation, request)
    if (response.status < 400)
      suite.report(operation, 'input-accepted', `Invalid input is accepted (${about})`, {
        request,
        response,
      })
  })
}

/** What the operation answers with, but takes nothing of: ids, times, owners. */
function serverFields(
  { schemas, values }: Suite,
  operation: Operation,
  typical: unknown,
): [about: string, body: unknown][] {
  const json = operation.body?.json
  const answer = operation.answers.get('200') ?? operation.answers.get('201')
  const schema = answer?.content.get('application/json')
  if (!json || !schema || !isRecord(typical)) return []
  const { value, pointer } = schemas.resolve(schema)
  return Object.entries((value.properties ?? {}) as Record<string, JsonSchema>).flatMap(
    ([name, member]) => {
      const located = { value: member, pointer: child(pointer, 'properties', name) }
      const body = { ...typical, [name]: values.random(located, 1)[0]?.value ?? null }
      return name in typical || schemas.isValid(json.schema, body)
        ? []
        : [[`body: ${name}, which only the server sets`, body] as [string, unknown]]
    },
  )
}

async function refusesMalformed(suite: Suite, operation: Operation, works: boolean): Promise<void> {
  if (operation.method === 'get') return
  const { json, required, mediaTypes = [] } = operation.body ?? {}
  const typical = requestOf(operation, suite.typicalInput(operation))
  const caller = suite.callerOf(operation)
  const refuses = async (
    check: 'malformed-accepted' | 'media-type-accepted' | 'oversized-accepted',
    about: string,
    body: string | Buffer,
    mediaType: string | undefined,
    expected: number,
  ) => {
    const documented = answerFor(operation, expected) !== undefined
    if (!json && !documented) return
    const headers = { ...typical.headers, 'content-type': mediaType ?? '' }
    if (mediaType === undefined) Reflect.deleteProperty(headers, 'content-type')
    const request = suite.authorized(operation, { ...typical, headers, body }, caller)
    const response = await suite.exchange(operation, request)
    // Who is not let in at all learns nothing about bodies.
    if (!works && response.status === 401) return
    if (response.status < 400 || (documented && response.status !== expected))
      suite.report(
        operation,
        check,
        `${about} is answered ${response.status}, not ${documented ? expected : '4xx'}`,
        { request, response },
      )
  }
  const mediaType = json?.mediaType ?? 'application/json'
  const living = suite.typicalInput(operation).body
  for (const [about, body] of json ? malformedBodies(required ?? false, living) : [])
    await refuses('malformed-accepted', about, body, mediaType, refusalOf(operation))
  for (const other of ['text/plain', 'application/xml', 'application/x-www-form-urlencoded'])
    if (!mediaTypes.includes(other))
      await refuses('media-type-accepted', other, String(typical.body ?? 'a=1'), other, 415)
  if (json)
    await refuses('media-type-accepted', 'no media type', String(typical.body), undefined, 415)
  const large = JSON.stringify({ large: 'x'.repeat(TOO_LARGE) })
  await refuses('oversized-accepted', 'A body of 2.5 MB', large, mediaType, 413)
}

function malformedBodies(
  required: boolean,
  living: unknown,
): [about: string, body: string | Buffer][] {
  return [
    ['JSON that ends early', '{'],
    ['JSON with a comma too many', '{"a": 1,}'],
    ['text', 'hello'],
    ...notUtf8(living),
    ['JSON of 20,000 levels', '['.repeat(20_000) + ']'.repeat(20_000)],
    ...(required ? ([['an empty body', '']] as [string, string][]) : []),
  ]
}

/** Valid bodies but for a byte in a text that is none of UTF-8. */
function notUtf8(living: unknown): [about: string, body: Buffer][] {
  if (!isRecord(living)) return []
  return Object.entries(living)
    .filter(([, value]) => typeof value === 'string' && value.length > 1)
    .map(([name, value]) => {
      const mark = '\u007f'
      const marked = String(value).replace(/.(.)$/s, `${mark}$1`)
      const bytes = Buffer.from(JSON.stringify({ ...living, [name]: marked }))
      bytes[bytes.indexOf(mark)] = 0xff
      return [`a ${name} that is not UTF-8`, bytes]
    })
}

function set(input: Input, { in: where, name }: Parameter, value: unknown): Input {
  const part = where === 'path' ? 'path' : where === 'query' ? 'query' : 'headers'
  return { ...input, [part]: { ...input[part], [name]: value } }
}

function unset(input: Input, { in: where, name }: Parameter): Input {
  const part = where === 'query' ? 'query' : 'headers'
  const left = Object.fromEntries(Object.entries(input[part]).filter(([key]) => key !== name))
  return { ...input, [part]: left }
}

/** The varied body, but with living values where the typical one was not varied. */
function rebased({ value }: Sample, typical: unknown, living: unknown): unknown {
  if (!isRecord(value) || !isRecord(typical) || !isRecord(living)) return value
  return Object.fromEntries(
    Object.entries(value).map(([name, member]) => [
      name,
      name in living && isDeepStrictEqual(member, typical[name]) ? living[name] : member,
    ]),
  )
}
