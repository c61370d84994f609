import { isDeepStrictEqual } from 'node:util'
import { type Input, isHeaderText, isViolation, requestOf } from '../input.ts'
import { answerFor, type Operation, type Parameter } from '../operations.ts'
import { inParallel, refusalOf, type Success, type Suite } from '../suite.ts'
import { isRecord, type Sample } from '../values.ts'
import { endsCaller } from './explore.ts'

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
    await refusesMalformed(suite, operation)
  }
}

async function acceptsValid(suite: Suite, operation: Operation, success: Success): Promise<void> {
  if (operation.method === 'delete') return
  const { caller } = success
  const fresh = () => withExtras(suite.typicalInput(operation, textPath(success.input)), success)
  const variations: [about: string, input: () => Input][] = operation.parameters
    .filter((parameter) => parameter.in !== 'path' && parameter.in !== 'cookie')
    .flatMap((parameter) =>
      suite.values
        .valid(parameter.schema)
        .filter(({ value }) => parameter.in !== 'header' || isHeaderText(String(value)))
        .filter(({ value }) => !Array.isArray(value) || value.length > 0)
        .filter(({ value }) => JSON.stringify(value).length < 6000)
        .map((sample): [string, () => Input] => [
          `${parameter.in} ${parameter.name}: ${sample.about}`,
          () => set(fresh(), parameter, sample.value),
        ]),
    )
  const json = operation.body?.json
  if (json) {
    const typical = suite.values.typical(json.schema)
    for (const sample of [
      ...suite.values.valid(json.schema),
      ...suite.values.random(json.schema, RANDOM),
    ])
      variations.push([
        `body: ${sample.about}`,
        () => {
          const input = fresh()
          return { ...input, body: rebased(sample, typical, input.body) }
        },
      ])
  }
  await inParallel(variations, async ([about, make]) => {
    const input = make()
    if (json && input.body !== undefined && !suite.schemas.isValid(json.schema, input.body)) return
    const request = suite.authorized(operation, requestOf(operation, input), caller)
    const response = await suite.exchange(operation, request, caller)
    if (response.status === refusalOf(operation))
      suite.report(operation, 'input-refused', `Valid input is refused (${about})`, {
        request,
        response,
      })
    if (response.status === 201 && operation.answers.has('201'))
      suite.pool.created(operation, input, {
        headers: response.headers,
        body: parse(response.body),
      })
  })
}

async function refusesInvalid(suite: Suite, operation: Operation): Promise<void> {
  const caller = suite.callerOf(operation)
  const typical = suite.typicalInput(operation)
  const violations: [about: string, input: Input][] = operation.parameters
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
  if (json)
    for (const { value, about } of suite.values.invalid(json.schema))
      violations.push([`body: ${about}`, { ...typical, body: value }])
  await inParallel(violations, async ([about, input]) => {
    const request = suite.authorized(operation, requestOf(operation, input), caller)
    const response = await suite.exchange(operation, request)
    if (response.status < 400)
      suite.report(operation, 'input-accepted', `Invalid input is accepted (${about})`, {
        request,
        response,
      })
  })
}

async function refusesMalformed(suite: Suite, operation: Operation): Promise<void> {
  if (operation.method === 'get') return
  const { json, required, mediaTypes = [] } = operation.body ?? {}
  const typical = requestOf(operation, suite.typicalInput(operation))
  const caller = suite.callerOf(operation)
  const refuses = async (
    check: 'malformed-accepted' | 'media-type-accepted' | 'oversized-accepted',
    about: string,
    body: string | Buffer,
    mediaType: string,
    expected: number,
  ) => {
    const documented = answerFor(operation, expected) !== undefined
    if (!json && !documented) return
    const headers = { ...typical.headers, 'content-type': mediaType }
    const request = suite.authorized(operation, { ...typical, headers, body }, caller)
    const response = await suite.exchange(operation, request)
    if (response.status < 400 || (documented && response.status !== expected))
      suite.report(
        operation,
        check,
        `${about} is answered ${response.status}, not ${documented ? expected : '4xx'}`,
        { request, response },
      )
  }
  const mediaType = json?.mediaType ?? 'application/json'
  for (const [about, body] of json ? malformedBodies(required ?? false) : [])
    await refuses('malformed-accepted', about, body, mediaType, refusalOf(operation))
  for (const other of ['text/plain', 'application/xml', 'application/x-www-form-urlencoded'])
    if (!mediaTypes.includes(other))
      await refuses('media-type-accepted', other, String(typical.body ?? 'a=1'), other, 415)
  const large = JSON.stringify({ large: 'x'.repeat(TOO_LARGE) })
  await refuses('oversized-accepted', 'A body of 2.5 MB', large, mediaType, 413)
}

function malformedBodies(required: boolean): [about: string, body: string | Buffer][] {
  return [
    ['JSON that ends early', '{'],
    ['JSON with a comma too many', '{"a": 1,}'],
    ['text', 'hello'],
    ['a body that is not UTF-8', Buffer.from([0x7b, 0x22, 0xff, 0xfe, 0x22, 0x3a, 0x31, 0x7d])],
    ['JSON of 20,000 levels', '['.repeat(20_000) + ']'.repeat(20_000)],
    ...(required ? ([['an empty body', '']] as [string, string][]) : []),
  ]
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

/** What made the success possible stays: ids in the path. */
function withExtras(input: Input, success: Success): Input {
  return { ...input, path: success.input.path }
}

function textPath({ path }: Input): Record<string, string> {
  return Object.fromEntries(Object.entries(path).map(([name, value]) => [name, String(value)]))
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

function parse(body: string): unknown {
  try {
    return JSON.parse(body) as unknown
  } catch {
    return undefined
  }
}
