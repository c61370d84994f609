import { isDeepStrictEqual } from 'node:util'
import { parsed } from '../conformance.ts'
import type { HttpRequest } from '../exchange.ts'
import { requestOf } from '../input.ts'
import { linksOf, type Operation } from '../operations.ts'
import type { Binding } from '../pool.ts'
import { type Caller, type Success, type Suite, textual } from '../suite.ts'
import { isRecord } from '../values.ts'

/** What changes of itself when something else is changed: times, and what is made of names. */
const OF_ITSELF = /updated|modified|changed|version|revision|etag|last|image|avatar|url|href/i

/** Makes things, and follows each from its creation to its end. */
export async function state(suite: Suite): Promise<void> {
  if (suite.readOnly) return
  for (const operation of suite.operations) {
    if (linksOf(operation).length > 0 || operation.answers.has('201')) await life(suite, operation)
    await changeIsKept(suite, operation)
    await conflict(suite, operation)
  }
}

/** Values that others have, of which some may have to be unique. */
async function conflict(suite: Suite, operation: Operation): Promise<void> {
  const json = operation.body?.json
  if (!json || !operation.answers.has('409')) return
  const typical = suite.typicalInput(operation, await suite.prepare(operation))
  const caller = suite.callerOf(operation)
  if (operation.method === 'post') {
    await suite.call(operation, typical, caller)
    await suite.call(operation, typical, caller)
    return
  }
  const properties = suite.schemas.resolve(json.schema).value.properties ?? {}
  for (const name of Object.keys(properties))
    for (const value of suite.pool.valuesOf(name).slice(0, 5)) {
      const body = { ...(typical.body as object), [name]: value }
      if (!suite.schemas.isValid(json.schema, body)) continue
      const response = await suite.call(operation, { ...typical, body }, caller)
      if (response.status === 409) return
    }
}

async function life(suite: Suite, creator: Operation): Promise<void> {
  const created = await suite.succeed(creator)
  if (!created) return
  await followLocation(suite, creator, created)
  const targets = linkedOperations(suite, creator)
  for (const { operationId, name } of linksOf(creator))
    if (suite.only === undefined && !targets.some(({ operation }) => operation.id === operationId))
      suite.report(
        creator,
        'link-broken',
        `The link ${name} is to ${operationId}, which is not there`,
      )
  const bindings = new Map<Operation, Binding>()
  for (const { operation, name } of targets) {
    const binding = bindingOf(suite, operation, created, creator, name)
    if (binding) bindings.set(operation, binding)
    else
      suite.report(
        creator,
        'link-broken',
        `The link ${name} has a parameter without a value`,
        created,
      )
  }
  await isListedForOwner(suite, creator, created, targets[0] && bindings.get(targets[0].operation))
  const reads = targets.filter(({ operation }) => operation.method === 'get')
  for (const { operation } of reads) await readsCreated(suite, operation, created, bindings)
  const changes = targets.filter(({ operation }) => /^(?:patch|put)$/.test(operation.method))
  for (const { operation } of changes)
    await changed(suite, operation, bindings.get(operation), reads[0]?.operation, created)
  const ends = targets.filter(({ operation }) => operation.method === 'delete')
  for (const { operation } of ends)
    await ended(suite, operation, bindings.get(operation), reads[0]?.operation, created)
}

function linkedOperations(suite: Suite, creator: Operation) {
  return linksOf(creator).flatMap(({ name, operationId }) => {
    const operation = suite.operations.find(({ id }) => id === operationId)
    return operation ? [{ name, operation }] : []
  })
}

function bindingOf(
  suite: Suite,
  operation: Operation,
  created: Success,
  creator: Operation,
  name: string,
): Binding | undefined {
  const links = linksOf(creator)
  const index = links.findIndex((link) => link.name === name)
  const binding = suite.pool.created(creator, created.input, {
    headers: created.response.headers,
    body: created.body,
  })[index]
  const names = operation.parameters.filter((one) => one.in === 'path').map((one) => one.name)
  const complete = names.every(
    (one) => binding?.[one] !== undefined && binding[one] !== 'undefined' && binding[one] !== '',
  )
  return complete ? binding : undefined
}

async function followLocation(suite: Suite, creator: Operation, created: Success): Promise<void> {
  const { location } = created.response.headers
  if (!location || created.response.status !== 201) return
  // Only the path counts: the address may be what clients see, and not what is tested.
  const base = new URL(created.request.url, 'http://api')
  const { pathname, search } = new URL(location, base)
  const operation = readOf(suite, pathname)
  if (!operation) {
    suite.report(creator, 'location-broken', `Location ${location} is of no operation`, created)
    return
  }
  const request: HttpRequest = suite.authorized(
    operation,
    { method: 'GET', url: pathname + search, headers: {} },
    created.caller,
  )
  const response = await suite.exchange(operation, request)
  if (response.status !== 200)
    suite.report(creator, 'location-broken', `Location is answered ${response.status}`, {
      request,
      response,
    })
  else if (!isSameThing(created.body, parsed(response.body)))
    suite.report(creator, 'location-broken', 'Location leads to something else', {
      request,
      response,
    })
}

function isSameThing(created: unknown, found: unknown): boolean {
  if (!isRecord(created) || !isRecord(found)) return true
  return created.id === undefined || found.id === undefined || created.id === found.id
}

function readOf({ operations }: Suite, pathname: string): Operation | undefined {
  return operations.find(
    ({ method, path }) =>
      method === 'get' &&
      new RegExp(
        `^${path.replaceAll(/[.*+?^$()|[\]\\]/g, '\\$&').replaceAll(/{[^}]+}/g, '[^/]+')}$`,
      ).test(pathname),
  )
}

async function readsCreated(
  suite: Suite,
  operation: Operation,
  created: Success,
  bindings: ReadonlyMap<Operation, Binding>,
): Promise<void> {
  const binding = bindings.get(operation)
  if (!binding) return
  const found = await suite.succeed(operation, binding)
  if (!found) {
    const input = suite.typicalInput(operation, binding)
    const request = suite.authorized(operation, requestOf(operation, input), created.caller)
    const response = await suite.exchange(operation, request)
    suite.report(
      operation,
      'create-unreadable',
      `What was created is answered ${response.status}`,
      {
        request,
        response,
      },
    )
    return
  }
  const lost = lostIn(suite, operation, created.input.body, found.body)
  if (lost.length > 0)
    suite.report(
      operation,
      'create-lost',
      `What was sent is not what is read: ${lost.join(', ')}`,
      found,
    )
}

/** The names of members that were sent, and are not what is read, as far as the operation tells. */
export function lostIn(suite: Suite, read: Operation, sent: unknown, body: unknown): string[] {
  if (!isRecord(sent) || !isRecord(body)) return []
  const schema = read.answers.get('200')?.content.get('application/json')
  const { properties = {} } = schema ? suite.schemas.resolve(schema).value : {}
  const declared = properties as Record<string, unknown>
  return Object.entries(sent)
    .filter(([name, value]) =>
      name in body ? !isSame(value, body[name]) : name in declared && !isEmpty(value),
    )
    .map(([name]) => name)
}

/** What may as well be left out of an answer. */
function isEmpty(value: unknown): boolean {
  return value === null || (Array.isArray(value) && value.length === 0)
}

/** A server may add to what it was sent, and give dates another form. */
function isSame(sent: unknown, read: unknown): boolean {
  if (isDeepStrictEqual(sent, read)) return true
  if (isRecord(sent) && isRecord(read))
    return Object.entries(sent).every(
      ([name, value]) => value === null || isSame(value, read[name]),
    )
  if (typeof sent === 'string' && typeof read === 'string') {
    if (/^\d{4}-\d\d-\d\d/.test(sent)) return Date.parse(sent) === Date.parse(read)
    return false
  }
  return read !== undefined && read !== null && typeof sent !== typeof read
}

async function changed(
  suite: Suite,
  operation: Operation,
  binding: Binding | undefined,
  read: Operation | undefined,
  created: Success,
): Promise<void> {
  if (!binding || !read) return
  const before = await suite.succeed(read, binding)
  const typical = suite.typicalInput(operation, binding)
  const partial =
    operation.method === 'patch' && isRecord(typical.body)
      ? firstMember(typical.body)
      : typical.body
  const json = operation.body?.json
  const body = json && suite.schemas.isValid(json.schema, partial) ? partial : typical.body
  const input = { ...typical, body }
  const request = suite.authorized(operation, requestOf(operation, input), created.caller)
  const response = await suite.exchange(operation, request)
  if (response.status >= 300) return
  const after = await suite.succeed(read, binding)
  if (!isRecord(before?.body) || !isRecord(after?.body)) return
  const [one, two] = [before.response, after.response]
  if (one.headers.etag !== undefined && one.headers.etag === two.headers.etag)
    if (one.body !== two.body)
      suite.report(read, 'etag-broken', 'What was changed has the same ETag as before', after)
  const lost = lostIn(suite, read, body, after.body)
  if (lost.length > 0)
    suite.report(operation, 'update-lost', `The change of ${lost.join(', ')} is not there`, {
      request,
      response,
    })
  if (operation.method !== 'patch') return
  const sent = isRecord(body) ? Object.keys(body) : []
  const touched = Object.keys(before.body).filter(
    (name) =>
      !sent.includes(name) &&
      !OF_ITSELF.test(name) &&
      !isDeepStrictEqual(
        (before.body as Record<string, unknown>)[name],
        (after.body as Record<string, unknown>)[name],
      ),
  )
  if (touched.length > 0)
    suite.report(operation, 'update-lost', `It changes ${touched.join(', ')} as well`, {
      request,
      response,
    })
}

function firstMember(body: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(body).slice(0, 1))
}

async function ended(
  suite: Suite,
  operation: Operation,
  binding: Binding | undefined,
  read: Operation | undefined,
  created: Success,
): Promise<void> {
  if (!binding) return
  const done = await suite.succeed(operation, binding)
  if (!done || !read) return
  const input = suite.typicalInput(read, binding)
  const request = suite.authorized(read, requestOf(read, input), created.caller)
  const response = await suite.exchange(read, request)
  if (response.status < 400)
    suite.report(operation, 'delete-undone', `What was deleted is answered ${response.status}`, {
      request,
      response,
    })
  await isUnlisted(suite, operation, created, binding)
  const again = await suite.call(operation, suite.typicalInput(operation, binding), done.caller)
  if (again.status >= 200 && again.status < 300 && operation.answers.has('404'))
    suite.report(operation, 'delete-undone', 'What was deleted can be deleted again', {
      request: done.request,
      response: again,
    })
}

/** The list of what is created at the path. */
function listOf({ operations }: Suite, { path }: Operation): Operation | undefined {
  return operations.find((operation) => operation.method === 'get' && operation.path === path)
}

async function listed(suite: Suite, list: Operation, created: Success, caller: Caller) {
  const paged = list.parameters.find(({ name }) => name === 'limit')
  const most = paged && suite.schemas.resolve(paged.schema).value.maximum
  const input = {
    ...suite.typicalInput(list, textual(created.input.path)),
    query: paged ? { limit: typeof most === 'number' ? Math.min(most, 100) : 100 } : {},
  }
  const request = suite.authorized(list, requestOf(list, input), caller)
  return { request, response: await suite.exchange(list, request, caller) }
}

/** What one may not read, one does not find in a list. */
async function isListedForOwner(
  suite: Suite,
  creator: Operation,
  created: Success,
  binding: Binding | undefined,
): Promise<void> {
  const list = listOf(suite, creator)
  const { b } = suite.credentials
  const id = isRecord(created.body) ? created.body.id : undefined
  const read = linkedOperations(suite, creator).find(({ operation }) => operation.method === 'get')
  if (!list || !b || typeof id !== 'string' || !read || !binding) return
  const own = await suite.call(read.operation, suite.typicalInput(read.operation, binding), b)
  if (own.status < 400) return
  const found = await listed(suite, list, created, b)
  if (found.response.status === 200 && found.response.body.includes(JSON.stringify(id)))
    suite.report(list, 'others-accessible', 'The list has what only somebody else may read', found)
}

async function isUnlisted(
  suite: Suite,
  operation: Operation,
  created: Success,
  binding: Binding,
): Promise<void> {
  const list = suite.operations.find(
    ({ method, path }) =>
      method === 'get' &&
      path === operation.path.replace(/\/{[^}]+}$/, '') &&
      path !== operation.path,
  )
  const id = Object.values(binding).at(-1)
  if (!list || id === undefined) return
  const found = await listed(suite, list, created, created.caller)
  if (found.response.status === 200 && found.response.body.includes(JSON.stringify(id)))
    suite.report(operation, 'delete-undone', 'What was deleted is still in the list', found)
}

/** A PATCH that nothing links to answers with what it was sent, and a GET of the path says the same. */
async function changeIsKept(suite: Suite, operation: Operation): Promise<void> {
  if (!/^(?:patch|put)$/.test(operation.method)) return
  const done = await suite.succeed(operation)
  if (!done || !isRecord(done.body)) return
  const lost = lostIn(suite, operation, done.input.body, done.body)
  if (lost.length > 0)
    suite.report(
      operation,
      'update-lost',
      `The answer has not the change of ${lost.join(', ')}`,
      done,
    )
  const read = suite.operations.find(
    ({ method, path }) => method === 'get' && path === operation.path,
  )
  if (!read) return
  const found = await suite.succeed(read, textual(done.input.path))
  const missing = lostIn(suite, read, done.input.body, found?.body)
  if (missing.length > 0)
    suite.report(operation, 'update-lost', `The change of ${missing.join(', ')} is not there`, done)
}
