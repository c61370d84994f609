import { authorized, exchange, isSigned } from '../calls.ts'
import { type Context, report } from '../context.ts'
import { type Holder, isPublic, withToken } from '../credentials.ts'
import { type HttpRequest, parsed } from '../exchange.ts'
import { requestOf } from '../input.ts'
import { type Operation, type Parameter, pathNames } from '../operations.ts'
import { isRecord } from '../pointer.ts'
import type { Binding } from '../pool.ts'
import { typicalInput } from '../typical-input.ts'

/** Names of parameters, properties and claims that contain the id of an organization. */
const ID_NAME = /^org(?:ani[sz]ation)?_?id$/i
/** Properties and claims that contain an organization, with its `id`. Clerk's tokens use `o`. */
const OBJECT_NAME = /^(?:o|org|organi[sz]ation)$/i
const IN_PATH = /\/(?:orgs|organi[sz]ations)\/{([^}]+)}/i
const ENDS_PATH = /\/(?:orgs?|organi[sz]ations?)$/i
/** Most organizations to test per operation and credential. */
const MOST = 2

/** A credential, and the organizations that it can see. */
interface Member {
  about: string
  token: Holder
  accepts(operation: Operation): boolean
  authorize(operation: Operation, request: HttpRequest): HttpRequest
  own: Set<string>
}

/**
 * Calls each operation that has an organization in its path with credentials of other
 * organizations. It must refuse, unless the document says `x-any-organization`, or the credential
 * has an app role that the operation names. Writes are sent only if the suite may destroy things,
 * because an accepted one changes things that the suite did not make. Otherwise `access` tests
 * writes, on the suite's own things.
 */
export async function organizations(context: Context): Promise<void> {
  const targets = context.operations.flatMap((operation) => {
    const parameter = organizationParameterOf(operation)
    if (!parameter || operation.anyOrganization) return []
    if (isPublic(operation) || isSigned(context, operation)) return []
    return [{ operation, parameter }]
  })
  if (targets.length === 0) return
  const members = membersOf(context)
  for (const member of members) await look(context, member)
  for (const { operation, parameter } of targets) {
    if (operation.method !== 'get' && (context.readOnly || !context.destructive)) continue
    for (const member of members) {
      if (!member.accepts(operation) || hasAppRole(member, operation)) continue
      // An opaque token that can list no organization may belong to any.
      if (member.own.size === 0 && claimsOf(tokenOf(member.token)) === undefined) continue
      const foreign = new Set(
        members.flatMap(({ own }) => [...own]).filter((id) => !member.own.has(id)),
      )
      const ids = [...foreign].filter((id) => context.schemas.isValid(parameter.schema, id))
      for (const id of ids.slice(0, MOST))
        await cross(context, operation, member, parameter.name, id)
    }
  }
}

async function cross(
  context: Context,
  operation: Operation,
  member: Member,
  name: string,
  id: string,
): Promise<void> {
  const living = context.pool.bindingsFor(operation).find((binding) => binding[name] === id)
  const typical = typicalInput(context, operation, living)
  const input = { ...typical, path: { ...typical.path, [name]: id } }
  const request = member.authorize(operation, requestOf(operation, input))
  const response = await exchange(context, operation, request, {
    caller: member.token,
    deviates: true,
  })
  if (response.status < 400)
    report(
      context,
      operation,
      'organization-crossed',
      `With ${member.about}, the id of an organization that this cannot see is answered ${response.status}`,
      { request, response },
    )
}

/**
 * The path parameter of the organization: found by its name, or by its place after
 * `/organizations/`.
 */
function organizationParameterOf({ path, parameters }: Operation): Parameter | undefined {
  const behind = IN_PATH.exec(path)?.[1]
  return parameters.find(
    (one) => one.in === 'path' && (one.name === behind || ID_NAME.test(one.name)),
  )
}

function membersOf(context: Context): Member[] {
  const { a, b, low = [], byScheme = {} } = context.credentials
  const people = [
    { about: 'the token of a', token: a },
    { about: 'the token of b', token: b },
    ...low.map((token) => ({ about: 'a token without roles', token })),
  ].flatMap(({ about, token }): Member[] =>
    token
      ? [
          {
            about,
            token,
            accepts: () => true,
            authorize: (operation, request) => authorized(context, operation, request, token),
            own: new Set(),
          },
        ]
      : [],
  )
  const { schemes } = context
  const others = Object.entries(byScheme).flatMap(([name, tokens]) => {
    const scheme = schemes[name]
    if (!scheme) return []
    return tokens.map((token): Member => ({
      about: `a token of ${name}`,
      token,
      accepts: ({ security }) => security.some((one) => name in one),
      authorize: (_operation, request) => withToken(request, token(), scheme),
      own: new Set(),
    }))
  })
  return [...people, ...others]
}

/** Finds the organizations of a credential: in the token, if it is a JWT, and in lists. */
async function look(context: Context, member: Member): Promise<void> {
  collect(claimsOf(tokenOf(member.token)), member.own)
  // Uses the whole document, even if only one operation is tested.
  const reads = context.all.filter(
    (operation) => operation.method === 'get' && !isPublic(operation) && member.accepts(operation),
  )
  for (const operation of reads) {
    if (pathNames(operation).length > 0) continue
    const body = await read(context, operation, member, {})
    collect(body, member.own)
    if (ENDS_PATH.test(operation.path))
      for (const item of itemsOf(body))
        if (isRecord(item) && typeof item.id === 'string') member.own.add(item.id)
  }
  // Collects ids inside the organization: with unknown ids, a 404 would be right anyway.
  for (const operation of reads) {
    const parameter = organizationParameterOf(operation)
    if (!parameter || pathNames(operation).length !== 1) continue
    for (const id of [...member.own].slice(0, MOST))
      if (context.schemas.isValid(parameter.schema, id))
        await read(context, operation, member, { [parameter.name]: id })
  }
}

async function read(context: Context, operation: Operation, member: Member, path: Binding) {
  const input = { ...typicalInput(context, operation), path }
  const request = member.authorize(operation, requestOf(operation, input))
  const response = await context.send(request)
  context.requests += 1
  if (response.status !== 200) return undefined
  const body = parsed(response.body)
  context.pool.seen(operation, input, body)
  return body
}

function itemsOf(body: unknown): unknown[] {
  if (Array.isArray(body)) return body
  if (!isRecord(body)) return []
  return (Object.values(body).find(Array.isArray) as unknown[] | undefined) ?? [body]
}

/** Adds the ids of organizations from any place in a value. */
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

/** The token, for any name of the scheme. */
function tokenOf(holder: Holder): string {
  return holder('') ?? ''
}

/** The claims of a JWT; undefined for any other token. */
function claimsOf(token: string): unknown {
  const [, payload = ''] = token.split('.')
  return parsed(Buffer.from(payload, 'base64url').toString())
}

/**
 * True if the token has the app roles that the operation demands, with nothing of an organization:
 * they count in any organization.
 */
function hasAppRole({ token }: Member, { requiredRoles }: Operation): boolean {
  const roles = rolesIn(claimsOf(tokenOf(token)))
  const isHeld = (demand: string) => !demand.startsWith('org:') && roles.includes(demand)
  return requiredRoles
    .flatMap((alternative) => Object.values(alternative))
    .some((demands) => demands.length > 0 && demands.every(isHeld))
}

function rolesIn(value: unknown): unknown[] {
  if (!isRecord(value)) return []
  return Object.entries(value).flatMap(([name, member]) =>
    /^roles?$/i.test(name) ? [member].flat() : rolesIn(member),
  )
}
