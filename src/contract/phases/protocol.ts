import { randomUUID } from 'node:crypto'
import { parsed } from '../conformance.ts'
import type { HttpRequest, HttpResponse } from '../exchange.ts'
import { type Input, requestOf } from '../input.ts'
import { answerFor, METHODS, type Operation } from '../operations.ts'
import { type Caller, inParallel, pinned, type Success, type Suite } from '../suite.ts'
import { isRecord } from '../values.ts'
import { endsCaller } from './explore.ts'

/** Most pages of a list that are walked. */
const PAGES = 60

/** What HTTP itself promises: methods, HEAD, conditional reads, pages, idempotency keys. */
export async function protocol(
  suite: Suite,
  successes: ReadonlyMap<string, Success>,
): Promise<void> {
  await methods(suite)
  await inParallel(suite.operations, async (operation) => {
    await longHeaders(suite, operation)
    const success = successes.get(operation.id)
    if (operation.method !== 'get' || !success) return
    await head(suite, operation, success)
    await conditional(suite, operation, success)
    await pages(suite, operation, success)
  })
  if (suite.readOnly) return
  for (const operation of suite.operations) {
    await idempotency(suite, operation)
    await replay(suite, operation)
  }
}

/** Bytes; servers accept 8 to 32 kB of headers. */
const LONG_HEADER = 64 * 1024

/** Where 431 is documented, too many headers are answered, however they are refused, as documented. */
async function longHeaders(suite: Suite, operation: Operation): Promise<void> {
  if (!operation.answers.has('431')) return
  const request = requestOf(operation, suite.typicalInput(operation))
  const headers = { ...request.headers, 'x-long': 'x'.repeat(LONG_HEADER) }
  await suite.exchange(operation, { ...request, headers })
}

/** The very same signed request, as somebody would send it who has seen it. */
async function replay(suite: Suite, operation: Operation): Promise<void> {
  if (!suite.isSigned(operation)) return
  const request = refreshed(suite, operation, requestOf(operation, suite.typicalInput(operation)))
  if ((await suite.exchange(operation, request)).status >= 300) return
  const response = await suite.exchange(operation, request)
  if (response.status < 400)
    suite.report(operation, 'replay-accepted', `The replay is answered ${response.status}`, {
      request,
      response,
    })
}

async function methods(suite: Suite): Promise<void> {
  await inParallel([...grouped(suite.operations).values()], async (siblings) => {
    const [operation] = siblings
    if (!operation) return
    const documented = siblings.map(({ method }) => method)
    const { url } = requestOf(operation, suite.typicalInput(operation))
    for (const method of METHODS) {
      if (documented.includes(method) || (suite.readOnly && method !== 'get')) continue
      const request = suite.authorized(
        operation,
        { method: method.toUpperCase(), url: url.split('?', 1)[0] ?? url, headers: {} },
        suite.callerOf(operation),
      )
      suite.requests += 1
      const response = await suite.send(request)
      const allow = (response.headers.allow ?? '').split(/\s*,\s*/).map((one) => one.toLowerCase())
      const expected = documented.every((one) => allow.includes(one))
      const tooMany = allow.filter(
        (one) => one !== '' && !['head', 'options', ...documented].includes(one),
      )
      if (response.status !== 405 || !expected || tooMany.length > 0)
        suite.report(
          operation,
          'method-allowed',
          `${method.toUpperCase()} is answered ${response.status} with Allow "${response.headers.allow ?? ''}"`,
          { request, response },
        )
    }
  })
}

function grouped(operations: readonly Operation[]): Map<string, Operation[]> {
  const groups = new Map<string, Operation[]>()
  for (const operation of operations)
    groups.set(operation.path, [...(groups.get(operation.path) ?? []), operation])
  return groups
}

async function head(suite: Suite, operation: Operation, { request, response }: Success) {
  const asked = { ...request, method: 'HEAD' }
  const answer = await suite.exchange(operation, refreshed(suite, operation, asked))
  if (answer.status !== response.status || answer.body !== '')
    suite.report(operation, 'head-differs', `HEAD is answered ${answer.status}`, {
      request: asked,
      response: answer,
    })
}

/** The request with a token of now. */
function refreshed(
  suite: Suite,
  operation: Operation,
  request: HttpRequest,
  caller = suite.callerOf(operation),
): HttpRequest {
  return suite.authorized(operation, request, caller)
}

async function conditional(suite: Suite, operation: Operation, { request }: Success) {
  const caller = pinned(suite.callerOf(operation))
  const get = (added: Record<string, string> = {}) => {
    const headers = { ...request.headers, ...added }
    const asked = refreshed(suite, operation, { ...request, headers }, caller)
    return suite.exchange(operation, asked)
  }
  const report = (message: string, response: HttpResponse) => {
    suite.report(operation, 'etag-broken', message, { request, response })
  }
  const first = await get()
  const { etag } = first.headers
  if (etag === undefined) {
    if (answerFor(operation, 304)) report('There is no ETag, but 304 is documented', first)
    return
  }
  if (!/^(?:W\/)?"[^"]*"$/.test(etag)) report(`The ETag is not quoted: ${etag}`, first)
  const second = await get()
  if (second.body === first.body && second.headers.etag !== etag)
    report('The ETag of the same answer is another', second)
  const latest = second.headers.etag ?? etag
  const known = await get({ 'if-none-match': latest })
  if (known.status !== 304) report(`If-None-Match with its ETag is answered ${known.status}`, known)
  else if (known.body !== '') report('304 has a body', known)
  else if (known.headers.etag !== undefined && known.headers.etag !== latest)
    report(`304 has another ETag, ${known.headers.etag}`, known)
  const other = await get({ 'if-none-match': '"another"' })
  if (other.status !== 200)
    report(`If-None-Match with another tag is answered ${other.status}`, other)
}

/** Walks a list by `limit` and `offset`, or by its header `Link`. */
async function pages(suite: Suite, operation: Operation, success: Success): Promise<void> {
  const named = (name: string) =>
    operation.parameters.some((one) => one.in === 'query' && one.name === name)
  if (!named('limit') || !named('offset')) return
  const caller = pinned(suite.callerOf(operation))
  const limit = 3
  const seen = new Map<string, number>()
  const report = (message: string, exchange: { request: HttpRequest; response: HttpResponse }) => {
    suite.report(operation, 'page-broken', message, exchange)
  }
  let total: number | undefined
  for (let page = 0; page < PAGES; page++) {
    const input: Input = { ...success.input, query: { limit, offset: page * limit } }
    const request = suite.authorized(operation, requestOf(operation, input), caller)
    const response = await suite.exchange(operation, request)
    const exchange = { request, response }
    const body = parsed(response.body)
    const items = itemsOf(body)
    if (response.status !== 200 || !items) return
    if (items.length > limit) {
      report(`A page of ${limit} has ${items.length} items`, exchange)
      return
    }
    for (const item of items) {
      const key = JSON.stringify(isRecord(item) && item.id !== undefined ? item.id : item)
      const before = seen.get(key)
      if (before !== undefined && before !== page) {
        report(`The item ${key} is on two pages`, exchange)
        return
      }
      seen.set(key, page)
    }
    const told = isRecord(body) ? (body.totalCount ?? body.total_count ?? body.total) : undefined
    if (typeof told === 'number') total = told
    if (items.length === 0 || (total !== undefined && (page + 1) * limit >= total)) {
      if (total !== undefined && items.length > 0 && total !== seen.size)
        report(`There are ${seen.size} items, but the total is said to be ${total}`, exchange)
      if (total !== undefined && items.length === 0 && total > seen.size)
        report(`The pages end after ${seen.size} of ${total} items`, exchange)
      const more = await beyond(suite, operation, success, (page + 1) * limit, caller)
      if (more && more.items > 0) report('After the last page there is another', more)
      return
    }
    const linked = answerFor(operation, 200)?.headers.some(({ name }) => name === 'link')
    const [, next] = /<([^>]*)>\s*;\s*rel="?next"?/.exec(response.headers.link ?? '') ?? []
    if (linked && next === undefined) {
      report('There is another page, but Link has no next', exchange)
      return
    }
    const offset = next && new URL(next, 'http://api').searchParams.get('offset')
    if (offset && Number(offset) !== (page + 1) * limit) {
      report(`The next page begins at ${(page + 1) * limit}, but Link says ${next}`, exchange)
      return
    }
  }
  if (total === undefined || total <= PAGES * limit)
    report(`There are more than ${PAGES} pages`, success)
}

async function beyond(
  suite: Suite,
  operation: Operation,
  success: Success,
  offset: number,
  caller: Caller,
) {
  const input: Input = { ...success.input, query: { limit: 3, offset } }
  const request = suite.authorized(operation, requestOf(operation, input), caller)
  const response = await suite.exchange(operation, request)
  const items = itemsOf(parsed(response.body))
  return items && { request, response, items: items.length }
}

function itemsOf(body: unknown): unknown[] | undefined {
  if (Array.isArray(body)) return body as unknown[]
  if (!isRecord(body)) return undefined
  return Object.values(body).find(Array.isArray) as unknown[] | undefined
}

/** @see https://datatracker.ietf.org/doc/draft-ietf-httpapi-idempotency-key-header/ */
async function idempotency(suite: Suite, operation: Operation): Promise<void> {
  const parameter = operation.parameters.find(
    (one) => one.in === 'header' && one.name.toLowerCase() === 'idempotency-key',
  )
  if (!parameter || endsCaller(operation)) return
  const caller = pinned(suite.callerOf(operation))
  const send = async (key: string, input: Input) => {
    const withKey = { ...input, headers: { ...input.headers, 'idempotency-key': key } }
    const request = suite.authorized(operation, requestOf(operation, withKey), caller)
    const response = await suite.exchange(operation, request)
    if (response.status === 201)
      suite.pool.created(operation, input, {
        headers: response.headers,
        body: parsed(response.body),
      })
    return { request, response }
  }
  const prepared = await suite.prepare(operation)
  const input = suite.typicalInput(operation, prepared)
  const key = randomUUID()
  const first = await send(key, input)
  const again = await send(key, input)
  const { response: one } = first
  const { response: two } = again
  if (one.status < 300 && two.status < 300 && one.body !== two.body)
    suite.report(
      operation,
      'idempotency-broken',
      'The same request with the same key is answered otherwise',
      again,
    )
  if (one.status < 300 && two.status >= 400 && two.status !== 409)
    suite.report(operation, 'idempotency-broken', `The repetition is answered ${two.status}`, again)
  const another = differing(suite, operation, input)
  if (another) {
    const other = await send(key, another)
    if (other.response.status < 400)
      suite.report(
        operation,
        'idempotency-broken',
        `Another request with the same key is answered ${other.response.status}`,
        other,
      )
  }
  await othersKey(suite, operation, { ...input, headers: { 'idempotency-key': key } }, one)
  const concurrent = randomUUID()
  const fresh = suite.typicalInput(operation, await suite.prepare(operation))
  const answers = await Promise.all(Array.from({ length: 4 }, () => send(concurrent, fresh)))
  const bodies = new Set(
    answers.filter(({ response }) => response.status < 300).map(({ response }) => response.body),
  )
  const [shown] = answers
  if (bodies.size > 1 && shown)
    suite.report(
      operation,
      'idempotency-broken',
      `${bodies.size} effects of the same request at the same time`,
      shown,
    )
}

/** A key is its sender's own. */
async function othersKey(
  suite: Suite,
  operation: Operation,
  input: Input,
  answered: HttpResponse,
): Promise<void> {
  const { b } = suite.credentials
  if (!b || answered.status >= 300) return
  const request = suite.authorized(operation, requestOf(operation, input), b)
  const response = await suite.exchange(operation, request)
  if (response.status < 300 && response.body !== '' && response.body === answered.body)
    suite.report(
      operation,
      'idempotency-broken',
      'Somebody else is answered what the sender of the key was',
      { request, response },
    )
}

/** Another valid request to the same operation. */
function differing(suite: Suite, operation: Operation, input: Input): Input | undefined {
  const json = operation.body?.json
  if (json) {
    const other = suite.values
      .valid(json.schema)
      .find(({ value }) => JSON.stringify(value) !== JSON.stringify(input.body))
    return other && { ...input, body: other.value }
  }
  const path = Object.fromEntries(
    operation.parameters
      .filter((one) => one.in === 'path')
      .map((one) => [one.name, suite.values.random(one.schema, 1)[0]?.value]),
  )
  return Object.keys(path).length > 0 ? { ...input, path } : undefined
}
