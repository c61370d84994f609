import { parsed } from '../conformance.ts'
import { isPublic, schemesOf, withToken } from '../credentials.ts'
import type { HttpRequest } from '../exchange.ts'
import { requestOf } from '../input.ts'
import { type Operation, operationsOf, type Parameter } from '../operations.ts'
import type { Binding } from '../pool.ts'
import type { Suite } from '../suite.ts'
import { isRecord } from '../values.ts'

/** How parameters, properties and claims with the id of an organization are named. */
const ID_NAME = /^org(?:ani[sz]ation)?_?id$/i
/** Properties and claims that hold an organization, with its `id`. `o` is that of Clerk's tokens. */
const OBJECT_NAME = /^(?:o|org|organi[sz]ation)$/i
const IN_PATH = /\/(?:orgs|organi[sz]ations)\/{([^}]+)}/i
const ENDS_PATH = /\/(?:orgs?|organi[sz]ations?)$/i
/** Most organizations that are tried with each operation and credential. */
const MOST = 2

/** A credential, and the organizations that it can see. */
interface Holder {
  about: string
  token: () => string
  accepts(operation: Operation): boolean
  authorize(operation: Operation, request: HttpRequest): HttpRequest
  own: Set<string>
}

/**
 * Tries each operation that has an organization in its path with credentials of other
 * organizations. Only a refusal is right, unless the document says `x-any-organization`, or the
 * credential has an app role that the operation names. Writes are tried where the suite may destroy
 * things only: one that is not refused changes what the suite did not make. Elsewhere `access`
 * tries them, with what the suite made.
 */
export async function organizations(suite: Suite): Promise<void> {
  const targets = suite.operations.flatMap((operation) => {
    const parameter = organizationParameterOf(operation)
    if (!parameter || operation.anyOrganization) return []
    if (isPublic(operation) || suite.isSigned(operation)) return []
    return [{ operation, parameter }]
  })
  if (targets.length === 0) return
  const holders = holdersOf(suite)
  for (const holder of holders) await look(suite, holder)
  for (const { operation, parameter } of targets) {
    if (operation.method !== 'get' && (suite.readOnly || !suite.destructive)) continue
    for (const holder of holders) {
      if (!holder.accepts(operation) || hasAppRole(holder, operation)) continue
      // An opaque token that can list none may be of any.
      if (holder.own.size === 0 && claimsOf(holder.token()) === undefined) continue
      const foreign = new Set(
        holders.flatMap(({ own }) => [...own]).filter((id) => !holder.own.has(id)),
      )
      const ids = [...foreign].filter((id) => suite.schemas.isValid(parameter.schema, id))
      for (const id of ids.slice(0, MOST)) await cross(suite, operation, holder, parameter.name, id)
    }
  }
}

async function cross(
  suite: Suite,
  operation: Operation,
  holder: Holder,
  name: string,
  id: string,
): Promise<void> {
  const living = suite.pool.bindingsFor(operation).find((binding) => binding[name] === id)
  const typical = suite.typicalInput(operation, living)
  const input = { ...typical, path: { ...typical.path, [name]: id } }
  const request = holder.authorize(operation, requestOf(operation, input))
  const response = await suite.exchange(operation, request, holder.token)
  if (response.status < 400)
    suite.report(
      operation,
      'organization-crossed',
      `With ${holder.about}, the id of an organization that this cannot see is answered ${response.status}`,
      { request, response },
    )
}

/** The parameter that names an organization: by its name, or by its place behind `/organizations/`. */
function organizationParameterOf({ path, parameters }: Operation): Parameter | undefined {
  const behind = IN_PATH.exec(path)?.[1]
  return parameters.find(
    (one) => one.in === 'path' && (one.name === behind || ID_NAME.test(one.name)),
  )
}

function holdersOf(suite: Suite): Holder[] {
  const { a, b, low = [], byScheme = {} } = suite.credentials
  const people = [
    { about: 'the token of a', token: a },
    { about: 'the token of b', token: b },
    ...low.map((token) => ({ about: 'a token without roles', token })),
  ].flatMap(({ about, token }): Holder[] =>
    token
      ? [
          {
            about,
            token,
            accepts: () => true,
            authorize: (operation, request) => suite.authorized(operation, request, token),
            own: new Set(),
          },
        ]
      : [],
  )
  const schemes = schemesOf(suite.document)
  const others = Object.entries(byScheme).flatMap(([name, tokens]) => {
    const scheme = schemes[name]
    if (!scheme) return []
    return tokens.map((token): Holder => ({
      about: `a token of ${name}`,
      token,
      accepts: ({ security }) => security.some((one) => name in one),
      authorize: (_operation, request) => withToken(request, token(), scheme),
      own: new Set(),
    }))
  })
  return [...people, ...others]
}

/** Finds the organizations of a credential: in itself, if it is a JWT, and in what it can list. */
async function look(suite: Suite, holder: Holder): Promise<void> {
  collect(claimsOf(holder.token()), holder.own)
  // Of the whole document, also where only one operation is tested.
  const reads = operationsOf(suite.document).filter(
    (operation) => operation.method === 'get' && !isPublic(operation) && holder.accepts(operation),
  )
  const namesIn = (operation: Operation) => operation.parameters.filter((one) => one.in === 'path')
  for (const operation of reads) {
    if (namesIn(operation).length > 0) continue
    const body = await read(suite, operation, holder, {})
    collect(body, holder.own)
    if (ENDS_PATH.test(operation.path))
      for (const item of itemsOf(body))
        if (isRecord(item) && typeof item.id === 'string') holder.own.add(item.id)
  }
  // The ids of what is in the organization: with other ids, 404 would be right anyway.
  for (const operation of reads) {
    const parameter = organizationParameterOf(operation)
    if (!parameter || namesIn(operation).length !== 1) continue
    for (const id of [...holder.own].slice(0, MOST))
      if (suite.schemas.isValid(parameter.schema, id))
        await read(suite, operation, holder, { [parameter.name]: id })
  }
}

async function read(suite: Suite, operation: Operation, holder: Holder, path: Binding) {
  const input = { ...suite.typicalInput(operation), path }
  const request = holder.authorize(operation, requestOf(operation, input))
  const response = await suite.send(request)
  suite.requests += 1
  if (response.status !== 200) return undefined
  const body = parsed(response.body)
  suite.pool.seen(operation, input, body)
  return body
}

function itemsOf(body: unknown): unknown[] {
  if (Array.isArray(body)) return body
  if (!isRecord(body)) return []
  return (Object.values(body).find(Array.isArray) as unknown[] | undefined) ?? [body]
}

/** Adds the ids of organizations that are anywhere in a value. */
function collect(value: unknown, ids: Set<string>): void {
  if (Array.isArray(value)) for (const item of value) collect(item, ids)
  if (!isRecord(value)) return
  for (const [name, member] of Object.entries(value)) {
    if (ID_NAME.test(name) && typeof member === 'string') ids.add(member)
    if (OBJECT_NAME.test(name) && isRecord(member) && typeof member.id === 'string')
      ids.add(member.id)
    collect(member, ids)
  }
}

/** The claims of a JWT; undefined for any other token. */
function claimsOf(token: string): unknown {
  const [, payload = ''] = token.split('.')
  return parsed(Buffer.from(payload, 'base64url').toString())
}

/** True if the operation names an app role that the token has, which counts in any organization. */
function hasAppRole({ token }: Holder, { requiredRoles }: Operation): boolean {
  const roles = rolesIn(claimsOf(token()))
  const demands = requiredRoles.flatMap((one) => Object.values(one).flat())
  return demands.some((demand) => !demand.startsWith('org:') && roles.includes(demand))
}

function rolesIn(value: unknown): unknown[] {
  if (!isRecord(value)) return []
  return Object.entries(value).flatMap(([name, member]) =>
    /^roles?$/i.test(name) ? [member].flat() : rolesIn(member),
  )
}
