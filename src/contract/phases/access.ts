import { type BadCredential, badCredentials } from '../bad-credentials.ts'
import { authorized, call, exchange, isSigned } from '../calls.ts'
import { callerOf, type Context, inParallel, progress, report } from '../context.ts'
import { isPublic, type Scheme, withCredentials } from '../credentials.ts'
import type { HttpRequest } from '../exchange.ts'
import { requestOf } from '../input.ts'
import {
  answerFor,
  documents,
  endsCaller,
  type Operation,
  pathNames,
  readerOf,
} from '../operations.ts'
import { prepare, target } from '../makers.ts'
import type { Binding } from '../pool.ts'
import { typicalInput } from '../typical-input.ts'
import { wrongKinds } from './schemes.ts'
import { isRefusedFirst } from './strangers.ts'

/** Calls each operation with all credentials that it must refuse, and as all callers. */
export async function access(context: Context): Promise<void> {
  await inParallel(context.operations, async (operation) => {
    progress(context, operation)
    if (context.readOnly && operation.method !== 'get') return
    const input = typicalInput(context, operation)
    const request = requestOf(operation, input)
    const bad = badFor(context, operation)
    if (isPublic(operation)) {
      await isOpen(context, operation, request, bad)
      return
    }
    for (const one of bad) await isRefused(context, operation, request, one)
    await isRefusedInPart(context, operation, request)
    await isRefusedFirst(context, operation, request)
  })
  await wrongKinds(context)
  for (const operation of context.operations) {
    if (context.readOnly && operation.method !== 'get') continue
    progress(context, operation)
    await tooLittle(context, operation)
    await strangers(context, operation)
    await theGone(context, operation)
    await nothing(context, operation)
  }
}

function badFor(context: Context, { security }: Operation): BadCredential[] {
  const { credentials, schemes } = context
  const names = new Set(security.flatMap((one) => Object.keys(one)))
  const known = [...names].flatMap((name): [string, Scheme][] => {
    const scheme = schemes[name]
    return scheme ? [[name, scheme]] : []
  })
  const [[, fallback] = []] = Object.entries(schemes)
  if (known.length === 0) known.push(['', fallback ?? { type: 'http', scheme: 'bearer' }])
  return badCredentials(known, (name) => credentials.a?.(name), credentials.refused)
}

async function isOpen(
  context: Context,
  operation: Operation,
  request: HttpRequest,
  bad: BadCredential[],
): Promise<void> {
  // A sign-in documents 401 for the credentials in its body.
  const basis = documents(operation, 401) ? 'practice' : 'document'
  for (const { about, apply } of bad.slice(0, 3)) {
    const sent = apply(request)
    const response = await exchange(context, operation, sent)
    if (response.status !== 401 && response.status !== 403) continue
    const message = `A public operation refuses ${about}`
    report(context, operation, 'public-refused', message, { request: sent, response }, basis)
  }
}

async function isRefused(
  context: Context,
  operation: Operation,
  typical: HttpRequest,
  { about, apply, basis }: BadCredential,
): Promise<void> {
  const request = apply(typical)
  const response = await exchange(context, operation, request, { deviates: true })
  const { status } = response
  if (status === 401) {
    if (response.headers['www-authenticate'] === undefined)
      report(context, operation, 'challenge-missing', 'The 401 has no WWW-Authenticate', {
        request,
        response,
      })
    return
  }
  // Other checks may refuse an unknown parameter first.
  if (status === 0 || (about === 'the token in the query' && status >= 400 && status < 500)) return
  const ground = status < 400 ? basis : 'RFC 9110 section 15.5.2'
  const message = `With ${about} the answer is ${status}, not 401`
  report(context, operation, 'credential-accepted', message, { request, response }, ground)
}

/** If an operation demands several credentials at once, a call without one must be refused. */
async function isRefusedInPart(
  context: Context,
  operation: Operation,
  typical: HttpRequest,
): Promise<void> {
  const { a } = context.credentials
  const { security } = operation
  // With other alternatives, the remaining credentials could be enough.
  const [demanded = {}, ...others] = security
  const names = Object.keys(demanded)
  if (!a || others.length > 0 || names.length < 2) return
  for (const missing of names) {
    const rest = names.filter((name) => name !== missing).map((name) => [name, [] as string[]])
    const request = withCredentials(typical, [Object.fromEntries(rest)], a, context.schemes)
    const response = await exchange(context, operation, request, { deviates: true })
    if (response.status === 0 || response.status >= 400) continue
    const message = `Without the credential for ${missing} the answer is ${response.status}`
    report(context, operation, 'credential-accepted', message, { request, response })
  }
}

/** Callers without the demanded role or scope must be refused. */
async function tooLittle(context: Context, operation: Operation): Promise<void> {
  const { low = [] } = context.credentials
  if (isPublic(operation) || isSigned(context, operation)) return
  const works = context.successes.has(operation.id)
  const isDemanding = demandsRole(operation)
  const main = operation.body?.main
  const bodies =
    main?.kind === 'json' ? context.values.valid(main.schema).map(({ value }) => value) : []
  for (const caller of low) {
    if (!isDemanding && !answerFor(operation, 403)) continue
    // The suite cannot restore changes that these callers make to themselves.
    const isOwn =
      pathNames(operation).length === 0 && /^(?:patch|put|delete)$/.test(operation.method)
    if (!isDemanding && isOwn && !context.destructive) continue
    const input = typicalInput(context, operation, await target(context, operation))
    const request = authorized(context, operation, requestOf(operation, input), caller)
    const response = await exchange(context, operation, request, { caller, deviates: true })
    if (isDemanding && works && response.status < 400)
      report(
        context,
        operation,
        'permission-missing',
        `A caller without the role or scope that the document demands is answered ${response.status}`,
        { request, response },
      )
    if (isDemanding || response.status === 403) continue
    // The operation may refuse only some input to this caller.
    for (const body of bodies) {
      const tried = await call(context, operation, { ...input, body }, caller, true)
      if (tried.status === 403) break
    }
  }
}

function demandsRole({ security }: Operation): boolean {
  return security.every((one) => Object.values(one).flat().length > 0)
}

/** A caller must not find the things of another caller. */
async function strangers(context: Context, operation: Operation): Promise<void> {
  const { b } = context.credentials
  const hasPath = pathNames(operation).length > 0
  if (!b || !hasPath || isPublic(operation) || isSigned(context, operation)) return
  if (context.readOnly) return
  const binding = await prepare(context, operation)
  if (!binding || (await isShared(context, operation, binding))) return
  const input = typicalInput(context, operation, binding)
  const request = authorized(context, operation, requestOf(operation, input), b)
  const response = await exchange(context, operation, request, { caller: b, deviates: true })
  if (response.status !== 0 && response.status < 400)
    report(
      context,
      operation,
      'others-accessible',
      `A thing that somebody else made is answered ${response.status}`,
      { request, response },
    )
}

/** True if the other caller also sees it through a role, so it may be shared within the role. */
async function isShared(
  context: Context,
  operation: Operation,
  binding: Binding,
): Promise<boolean> {
  if (!demandsRole(operation)) return false
  const read = readerOf(context.all, operation.path)
  if (!read) return true
  const input = typicalInput(context, read, binding)
  const response = await call(context, read, input, context.credentials.b, true)
  return response.status < 400
}

/** A deleted caller must find nothing. */
async function theGone(context: Context, operation: Operation): Promise<void> {
  const { gone } = context.credentials
  if (!gone || isPublic(operation) || !answerFor(operation, 404)) return
  if (pathNames(operation).length > 0 || isSigned(context, operation)) return
  if (endsCaller(operation) && !context.destructive) return
  await call(context, operation, typicalInput(context, operation), gone, true)
}

/** Sends valid ids of things that do not exist. */
async function nothing(context: Context, operation: Operation): Promise<void> {
  const ids = operation.parameters
    .filter((one) => one.in === 'path')
    .map(({ name, schema }) => [name, context.values.random(schema, 3).at(-1)?.value] as const)
  if (ids.length === 0) return
  const typical = typicalInput(context, operation)
  const caller = callerOf(context, operation)
  await call(context, operation, { ...typical, path: Object.fromEntries(ids) }, caller, true)
  // All path parameters but the last exist.
  const [name, value] = ids.at(-1) ?? []
  if (name === undefined || ids.length < 2) return
  const path = { ...typical.path, [name]: value }
  await call(context, operation, { ...typical, path }, caller, true)
}
