import { badCredentials, isPublic, schemesOf, withToken } from '../credentials.ts'
import type { HttpRequest } from '../exchange.ts'
import { requestOf } from '../input.ts'
import { answerFor, type Operation } from '../operations.ts'
import type { Binding } from '../pool.ts'
import { inParallel, type Success, type Suite } from '../suite.ts'
import { changesCaller, endsCaller } from './explore.ts'

/** Calls each operation with every credential that it may not accept, and as everybody there is. */
export async function access(suite: Suite, successes: ReadonlyMap<string, Success>): Promise<void> {
  const token = suite.credentials.a?.()
  const bad = badCredentials(token, suite.credentials.refused)
  await inParallel(suite.operations, async (operation) => {
    if (isPublic(operation)) {
      await isOpen(suite, operation, bad)
      return
    }
    if (suite.readOnly && operation.method !== 'get') return
    const request = requestOf(operation, suite.typicalInput(operation))
    for (const { about, apply } of bad) {
      await isRefused(suite, operation, apply(request), about)
    }
    await isRefusedFirst(suite, operation, request)
  })
  await wrongKinds(suite)
  for (const operation of suite.operations) {
    if (suite.readOnly && operation.method !== 'get') continue
    await tooLittle(suite, operation, successes.has(operation.id))
    await strangers(suite, operation)
    await theGone(suite, operation)
    await nothing(suite, operation)
  }
}

async function isOpen(
  suite: Suite,
  operation: Operation,
  bad: ReturnType<typeof badCredentials>,
): Promise<void> {
  if (suite.readOnly && operation.method !== 'get') return
  const request = requestOf(operation, suite.typicalInput(operation))
  for (const { about, apply } of bad.slice(0, 3)) {
    const sent = apply(request)
    const response = await suite.exchange(operation, sent)
    if (response.status === 401 || response.status === 403)
      suite.report(operation, 'public-refused', `A public operation refuses ${about}`, {
        request: sent,
        response,
      })
  }
}

async function isRefused(
  suite: Suite,
  operation: Operation,
  request: HttpRequest,
  about: string,
): Promise<void> {
  const response = await suite.exchange(operation, request)
  if (response.status !== 401) {
    // A parameter that nobody knows may be refused before anything else.
    if (about === 'the token in the query' && response.status >= 400 && response.status < 500)
      return
    suite.report(
      operation,
      'credential-accepted',
      `With ${about} the answer is ${response.status}, not 401`,
      { request, response },
    )
    return
  }
  if (response.headers['www-authenticate'] === undefined)
    suite.report(operation, 'challenge-missing', 'The 401 has no WWW-Authenticate', {
      request,
      response,
    })
}

/** A stranger learns nothing of what else is wrong. */
async function isRefusedFirst(
  suite: Suite,
  operation: Operation,
  request: HttpRequest,
): Promise<void> {
  const unknown = operation.parameters
    .filter((one) => one.in === 'path')
    .map(({ name, schema }) => [name, suite.values.random(schema, 1)[0]?.value] as const)
  const attempts: [string, HttpRequest][] = [
    ['an unknown query parameter', { ...request, url: `${request.url}?unexpected_parameter=1` }],
    [
      'ids of nothing',
      requestOf(operation, {
        ...suite.typicalInput(operation),
        path: Object.fromEntries(unknown),
      }),
    ],
    ['ids that cannot be', { ...request, url: operation.path.replaceAll(/{[^}]+}/g, '%00') }],
  ]
  if (operation.body) {
    const headers = { ...request.headers, 'content-type': 'application/json' }
    attempts.push(['malformed JSON', { ...request, headers, body: '{' }])
    attempts.push(['an invalid body', { ...request, headers, body: '{"unexpected_member":1}' }])
    attempts.push([
      'another media type',
      { ...request, headers: { ...headers, 'content-type': 'application/xml' }, body: '<a/>' },
    ])
    attempts.push([
      'a body of 2.5 MB',
      { ...request, headers, body: JSON.stringify('x'.repeat(2_500_000)) },
    ])
  }
  for (const [about, attempt] of attempts) {
    const response = await suite.exchange(operation, attempt)
    if (response.status !== 401)
      suite.report(
        operation,
        'credential-late',
        `Without credential, ${about} is answered ${response.status}, not 401`,
        { request: attempt, response },
      )
  }
}

/** Tokens of each scheme: those that the operation takes, and those that it does not. */
async function wrongKinds(suite: Suite): Promise<void> {
  const schemes = schemesOf(suite.document)
  for (const [name, tokens] of Object.entries(suite.credentials.byScheme ?? {})) {
    const scheme = schemes[name]
    if (!scheme) continue
    for (const operation of suite.operations) {
      if (isPublic(operation) || suite.isSigned(operation) || endsCaller(operation)) continue
      const accepted = operation.security.some((one) => name in one)
      if (accepted && suite.readOnly && operation.method !== 'get') continue
      for (const token of tokens) {
        const binding = accepted ? await target(suite, operation) : undefined
        const input = suite.typicalInput(operation, binding)
        const request = withToken(requestOf(operation, input), token(), scheme)
        const response = await suite.exchange(operation, request)
        if (accepted && response.status === 401)
          suite.report(operation, 'credential-refused', `A token of ${name} is refused`, {
            request,
            response,
          })
        if (!accepted && response.status !== 401)
          suite.report(
            operation,
            'credential-accepted',
            `A token of ${name}, which the document does not name, is answered ${response.status}`,
            { request, response },
          )
        if (accepted && scheme.type === 'apiKey' && scheme.in === 'cookie')
          await suite.exchange(operation, fromElsewhere(request))
      }
    }
  }
}

/** As a page of another site would have a browser send it. Who takes that may have other means. */
function fromElsewhere(request: HttpRequest): HttpRequest {
  const origin = 'https://elsewhere.example'
  return { ...request, headers: { ...request.headers, origin, 'sec-fetch-site': 'cross-site' } }
}

/** What may come to harm is made for it. */
async function target(suite: Suite, operation: Operation) {
  return operation.method === 'get' ? undefined : suite.prepare(operation)
}

/** Who has no role or scope is refused where one is demanded. */
async function tooLittle(suite: Suite, operation: Operation, works: boolean): Promise<void> {
  const { low = [] } = suite.credentials
  if (isPublic(operation) || suite.isSigned(operation)) return
  const demanding = operation.security.every((one) => Object.values(one).flat().length > 0)
  const bodies = operation.body?.json
    ? suite.values.valid(operation.body.json.schema).map(({ value }) => value)
    : []
  for (const caller of low) {
    if (!demanding && !answerFor(operation, 403)) continue
    // Nobody puts back what these callers change of themselves.
    if (!demanding && changesCaller(operation) && !suite.destructive) continue
    const typical = suite.typicalInput(operation, await target(suite, operation))
    const request = suite.authorized(operation, requestOf(operation, typical), caller)
    const response = await suite.exchange(operation, request)
    if (demanding && works && response.status < 400)
      suite.report(
        operation,
        'permission-missing',
        `Who lacks what the document demands is answered ${response.status}`,
        { request, response },
      )
    if (demanding || response.status === 403) continue
    // Only some input is not for everybody.
    for (const body of bodies) {
      const tried = await suite.call(operation, { ...typical, body }, caller)
      if (tried.status === 403) break
    }
  }
}

/** What one person made is not there for another. */
async function strangers(suite: Suite, operation: Operation): Promise<void> {
  const { b } = suite.credentials
  const hasPath = operation.parameters.some((one) => one.in === 'path')
  if (!b || !hasPath || isPublic(operation) || suite.isSigned(operation)) return
  if (suite.readOnly) return
  const binding = await suite.prepare(operation)
  if (!binding) return
  if (await isShared(suite, operation, binding)) return
  const input = suite.typicalInput(operation, binding)
  const request = suite.authorized(operation, requestOf(operation, input), b)
  const response = await suite.exchange(operation, request)
  if (response.status < 400)
    suite.report(
      operation,
      'others-accessible',
      `What somebody else made is answered ${response.status}`,
      { request, response },
    )
}

/** What takes a role, and may be read by the other, may be everybody's who has the role. */
async function isShared(suite: Suite, operation: Operation, binding: Binding): Promise<boolean> {
  const demanding = operation.security.every((one) => Object.values(one).flat().length > 0)
  if (!demanding) return false
  const read = suite.operations.find(
    ({ method, path }) => method === 'get' && path === operation.path,
  )
  if (!read) return true
  const response = await suite.call(read, suite.typicalInput(read, binding), suite.credentials.b)
  return response.status < 400
}

/** Who does not exist any more, or never did, finds nothing. */
async function theGone(suite: Suite, operation: Operation): Promise<void> {
  const { gone } = suite.credentials
  if (!gone || isPublic(operation) || !answerFor(operation, 404)) return
  if (operation.parameters.some((one) => one.in === 'path') || suite.isSigned(operation)) return
  await suite.call(operation, suite.typicalInput(operation), gone)
}

/** Ids that could be, of things that are not. */
async function nothing(suite: Suite, operation: Operation): Promise<void> {
  const ids = operation.parameters
    .filter((one) => one.in === 'path')
    .map(({ name, schema }) => [name, suite.values.random(schema, 3).at(-1)?.value] as const)
  if (ids.length === 0) return
  const typical = suite.typicalInput(operation)
  const caller = suite.callerOf(operation)
  await suite.call(operation, { ...typical, path: Object.fromEntries(ids) }, caller)
  // What is in the path up to there may be, but the last is not.
  const [name, value] = ids.at(-1) ?? []
  if (name !== undefined && ids.length > 1)
    await suite.call(operation, { ...typical, path: { ...typical.path, [name]: value } }, caller)
}
