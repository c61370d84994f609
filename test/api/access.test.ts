import type { IncomingMessage, ServerResponse } from 'node:http'
import { buffer } from 'node:stream/consumers'
import { Ajv2020 } from 'ajv/dist/2020.js'
import formats from 'ajv-formats'
import type { OpenAPIV3_1 } from 'openapi-types'
import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import {
  createMembership,
  createOrganization,
  createSession,
  createUser,
  endSession,
} from '../../src/sandbox/changes.ts'
import { sessionClaims } from '../../src/sandbox/index.ts'
import type { Organization, User } from '../../src/sandbox/records.ts'
import { type Api, bearer, first, startApi } from '../api.ts'
import { type FaultyClerk, startFaultyClerk } from '../faulty-clerk.ts'

/**
 * The expected status of each operation for each caller. Every cell is one request in a new world
 * with a `person`, a member of the organization. The callers are
 *
 * - stranger: a member of another organization, who has that one active
 * - member, manager, orgAdmin: of the organization, with the roles org:member, org:manager (whose
 *   permissions are org:members:manage and org:settings:manage) and org:admin
 * - otherAdmin: org:admin of the other organization
 * - appAdmin: has the app role admin, and belongs to no organization
 *
 * addMember adds a person in no organization, which only the app admin may do.
 */
const people = parse(`
                       nobody stranger person member manager orgAdmin otherAdmin appAdmin
getMe                     401      200    200    200     200      200        200      200
updateMe                  401      200    200    200     200      200        200      200
deleteMe                  401      204    204    204     204      204        204      204
changeMyPassword          401      200    200    200     200      200        200      200
listMyOrganizations       401      200    200    200     200      200        200      200
listMySessions            401      200    200    200     200      200        200      200
revokeMySession           401      404    200    404     404      404        404      404
listMyApiKeys             401      200    200    200     200      200        200      200
createMyApiKey            401      201    201    201     201      201        201      201
getMyApiKey               401      404    200    404     404      404        404      404
revokeMyApiKey            401      404    200    404     404      404        404      404

listUsers                 401      403    403    403     403      403        403      200
countUsers                401      403    403    403     403      403        403      200
createUser                401      403    403    403     403      403        403      201
getUser                   401      403    403    403     403      403        403      200
updateUser                401      403    403    403     403      403        403      200
deleteUser                401      403    403    403     403      403        403      204
updateUserMetadata        401      403    403    403     403      403        403      200
banUser                   401      403    403    403     403      403        403      200
unbanUser                 401      403    403    403     403      403        403      200
lockUser                  401      403    403    403     403      403        403      200
unlockUser                401      403    403    403     403      403        403      200
listUserSessions          401      403    403    403     403      403        403      200
revokeUserSessions        401      403    403    403     403      403        403      200
listUserOrganizations     401      403    403    403     403      403        403      200

createOrganization        401      201    201    201     201      201        201      201
getOrganization           401      404    200    200     200      200        404      200
updateOrganization        401      403    403    403     200      200        404      200
deleteOrganization        401      403    403    403     403      204        404      204

listMembers               401      404    200    200     200      200        404      200
addMember                 401      403    403    403     403      403        404      201
getMember                 401      404    200    200     200      200        404      200
updateMember              401      403    403    403     403      200        404      200
removeMember              401      403    403    403     204      204        404      204

listInvitations           401      404    200    200     200      200        404      200
createInvitation          401      403    403    403     201      201        404      201
getInvitation             401      404    200    200     200      200        404      200
revokeInvitation          401      403    403    403     200      200        404      200
`)

/**
 * The same for programs. A key is a person's with the scope me:read (meKey), the organization's
 * with that scope (orgKey), or an app admin's with users:read, users:write or no scope; a machine
 * has the same scopes.
 */
const programs = parse(`
                       meKey orgKey readKey writeKey bareKey  readMachine writeMachine bareMachine
getMe                    200    403     403      403     403          401          401         401
updateMe                 401    401     401      401     401          401          401         401
deleteMe                 401    401     401      401     401          401          401         401
changeMyPassword         401    401     401      401     401          401          401         401
listMyOrganizations      200    403     403      403     403          401          401         401
listMySessions           401    401     401      401     401          401          401         401
revokeMySession          401    401     401      401     401          401          401         401
listMyApiKeys            401    401     401      401     401          401          401         401
createMyApiKey           401    401     401      401     401          401          401         401
getMyApiKey              401    401     401      401     401          401          401         401
revokeMyApiKey           401    401     401      401     401          401          401         401

listUsers                403    403     200      403     403          200          403         403
countUsers               403    403     200      403     403          200          403         403
createUser               403    403     403      201     403          403          201         403
getUser                  403    403     200      403     403          200          403         403
updateUser               403    403     403      200     403          403          200         403
deleteUser               403    403     403      204     403          403          204         403
updateUserMetadata       403    403     403      200     403          403          200         403
banUser                  403    403     403      200     403          403          200         403
unbanUser                403    403     403      200     403          403          200         403
lockUser                 403    403     403      200     403          403          200         403
unlockUser               403    403     403      200     403          403          200         403
listUserSessions         403    403     200      403     403          200          403         403
revokeUserSessions       403    403     403      200     403          403          200         403
listUserOrganizations    403    403     200      403     403          200          403         403

createOrganization       401    401     401      401     401          401          401         401
getOrganization          401    401     401      401     401          401          401         401
updateOrganization       401    401     401      401     401          401          401         401
deleteOrganization       401    401     401      401     401          401          401         401

listMembers              401    401     401      401     401          401          401         401
addMember                401    401     401      401     401          401          401         401
getMember                401    401     401      401     401          401          401         401
updateMember             401    401     401      401     401          401          401         401
removeMember             401    401     401      401     401          401          401         401

listInvitations          401    401     401      401     401          401          401         401
createInvitation         401    401     401      401     401          401          401         401
getInvitation            401    401     401      401     401          401          401         401
revokeInvitation         401    401     401      401     401          401          401         401
`)

/** The input of each operation. Operations that are missing here take no parameters and no body. */
const requests: Record<string, (world: World) => Promise<Call> | Call> = {
  updateMe: () => ({ body: { firstName: 'New', unsafeMetadata: { theme: 'light' } } }),
  changeMyPassword: () => ({ body: { currentPassword: PASSWORD, newPassword: 'another-secret' } }),
  revokeMySession: ({ store, person }) => ({
    path: { sessionId: createSession(store, person, null).id },
  }),
  createMyApiKey: () => ({ body: { name: 'A new key', scopes: ['me:read'] } }),
  getMyApiKey: async (world) => ({ path: { apiKeyId: (await keyOf(world, world.person)).id } }),
  revokeMyApiKey: async (world) => ({ path: { apiKeyId: (await keyOf(world, world.person)).id } }),

  createUser: () => ({ body: { emailAddress: [address()], firstName: 'New' } }),
  getUser: about,
  updateUser: (world) => ({ ...about(world), body: { lastName: 'New' } }),
  deleteUser: about,
  updateUserMetadata: (world) => ({
    ...about(world),
    body: { publicMetadata: { level: 2 } },
  }),
  banUser: about,
  unbanUser: about,
  lockUser: about,
  unlockUser: about,
  listUserSessions: about,
  revokeUserSessions: about,
  listUserOrganizations: about,

  createOrganization: () => ({ body: { name: 'A new one' } }),
  getOrganization: inside,
  updateOrganization: (world) => ({ ...inside(world), body: { name: 'New name' } }),
  deleteOrganization: inside,

  listMembers: inside,
  addMember: (world) => ({
    ...inside(world),
    body: { userId: someone(world).id, role: 'org:member' },
  }),
  getMember: aboutInside,
  updateMember: (world) => ({ ...aboutInside(world), body: { role: 'org:manager' } }),
  removeMember: aboutInside,

  listInvitations: inside,
  createInvitation: (world) => ({
    ...inside(world),
    body: { emailAddress: address(), role: 'org:member' },
  }),
  getInvitation: invitation,
  revokeInvitation: invitation,
}

/** The token of each caller in a world. */
const tokens: Record<string, (world: World) => Promise<string> | string> = {
  nobody: () => '',
  stranger: (world) => join(world, someone(world), world.other, 'org:member'),
  person: ({ signIn, person, organization }) => signIn(person, organization),
  member: (world) => join(world, someone(world), world.organization, 'org:member'),
  manager: (world) => join(world, someone(world), world.organization, 'org:manager'),
  orgAdmin: (world) => join(world, someone(world), world.organization, 'org:admin'),
  otherAdmin: (world) => join(world, someone(world), world.other, 'org:admin'),
  appAdmin: (world) => world.signIn(appAdmin(world)),
  // The API does not know that the session has ended.
  endedAdmin(world) {
    const token = join(world, appAdmin(world), world.organization, 'org:admin')
    for (const session of world.store.sessions.values()) endSession(world.store, session, 'ended')
    return token
  },

  meKey: sameKey((world) => keyOf(world, world.person, 'me:read')),
  orgKey: sameKey((world) => keyOf(world, world.organization, 'me:read')),
  readKey: sameKey((world) => keyOf(world, appAdmin(world), 'users:read')),
  writeKey: sameKey((world) => keyOf(world, appAdmin(world), 'users:write')),
  bareKey: sameKey((world) => keyOf(world, appAdmin(world))),
  readMachine: (world) => machine(world, 'users:read'),
  writeMachine: (world) => machine(world, 'users:write'),
  bareMachine: (world) => machine(world),
}

const TAGS = ['Me', 'Users', 'Organizations', 'Members', 'Invitations']
const PASSWORD = 'sandbox-password'

interface Call {
  path?: Record<string, string>
  body?: object
}

type World = ReturnType<typeof createWorld>

/** A person in an organization, and another organization. */
function createWorld({ app, sandbox: { store, signer } }: Api) {
  const person = createUser(store, { password: PASSWORD }, [address()])
  const create = (name: string) =>
    createOrganization(store, { name, slug: `${name}-${unique()}`, max_allowed_memberships: 0 })
  const organization = create('initech')
  createMembership(store, {
    organization_id: organization.id,
    user_id: person.id,
    role: 'org:member',
  })
  const signIn = (user: User, active?: Organization) =>
    signer.session(sessionClaims(store, createSession(store, user, active?.id ?? null)))
  return { app, store, signer, person, organization, other: create('hooli'), signIn }
}

let uniques = 0
const unique = () => (uniques += 1)
const address = () => `someone-${unique()}@example.com`

function someone({ store }: World): User {
  return createUser(store, { password: PASSWORD }, [address()])
}

function appAdmin({ store }: World): User {
  return createUser(store, { password: PASSWORD, public_metadata: { role: 'admin' } }, [address()])
}

function join({ store, signIn }: World, user: User, organization: Organization, role: string) {
  createMembership(store, { organization_id: organization.id, user_id: user.id, role })
  return signIn(user, organization)
}

function keyOf({ app }: World, { id: subject }: { id: string }, ...scopes: string[]) {
  return app.clerk.apiKeys.create({ name: `Key ${unique()}`, subject, scopes })
}

/** The key of the first world, for all worlds. Clerk's limit does not allow to verify hundreds. */
function sameKey(create: (world: World) => ReturnType<typeof keyOf>) {
  let key: ReturnType<typeof keyOf> | undefined
  return async (world: World) => (await (key ??= create(world))).secret ?? ''
}

function machine({ store, signer }: World, ...scopes: string[]) {
  const { id } = first(store.machines, () => true)
  return signer.m2m({ sub: id, scopes: scopes.join(' ') })
}

function about({ person }: World) {
  return { path: { userId: person.id } }
}

function inside({ organization }: World) {
  return { path: { organizationId: organization.id } }
}

function aboutInside({ person, organization }: World) {
  return { path: { userId: person.id, organizationId: organization.id } }
}

async function invitation({ app, organization }: World) {
  const { id } = await app.clerk.organizations.createOrganizationInvitation({
    organizationId: organization.id,
    emailAddress: address(),
    role: 'org:member',
  })
  return { path: { organizationId: organization.id, invitationId: id } }
}

/** Parses a table: the status by operation and caller. */
function parse(table: string): Map<string, Record<string, number>> {
  const [callers = [], ...rows] = table
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => line.trim().split(/ +/))
  return new Map(
    rows.map(([operationId = '', ...statuses]) => [
      operationId,
      Object.fromEntries(callers.map((caller, i) => [caller, Number(statuses[i])])),
    ]),
  )
}

const documentOf = ({ app }: Api) =>
  structuredClone(app.swagger()) as OpenAPIV3_1.Document<{ operationId: string }>

interface Operation {
  method: 'GET' | 'POST' | 'PATCH' | 'DELETE'
  path: string
  operation: OpenAPIV3_1.OperationObject
}

function operationsOf(document: OpenAPIV3_1.Document): Map<string, Operation> {
  const operations = Object.entries(document.paths ?? {}).flatMap(([path, item]) =>
    Object.entries(item ?? {}).map(([method, operation]) => ({
      method: method.toUpperCase() as Operation['method'],
      path,
      operation: operation as OpenAPIV3_1.OperationObject,
    })),
  )
  return new Map(operations.map((one) => [one.operation.operationId ?? '', one]))
}

/** Calls the operation in a new world, as the given caller. */
async function call(
  api: Api,
  operations: ReadonlyMap<string, Operation>,
  operationId: string,
  caller: string,
) {
  const world = createWorld(api)
  const { path = {}, body } = (await requests[operationId]?.(world)) ?? {}
  const token = (await tokens[caller]?.(world)) ?? ''
  const operation = operations.get(operationId)
  if (!operation) throw new Error(`The document has no operation ${operationId}`)
  const url = operation.path.replaceAll(/{(\w+)}/g, (_match, name: string) => path[name] ?? '')
  const response = await api.app.inject({
    method: operation.method,
    url,
    headers: token ? bearer(token) : {},
    ...(body && { payload: body }),
  })
  return { response, operation }
}

describe('who may do what', () => {
  let api: Api
  let operations: ReadonlyMap<string, Operation>
  beforeAll(async () => {
    api = await startApi()
    operations = operationsOf(documentOf(api))
  })

  test('the tables have every operation', () => {
    const ids = [...operations]
      .filter(([, { operation }]) => TAGS.some((tag) => operation.tags?.includes(tag)))
      .map(([id]) => id)
      .sort()
    expect([...people.keys()].sort()).toEqual(ids)
    expect([...programs.keys()].sort()).toEqual(ids)
  })

  const rows = [...people].map(
    ([operationId, statuses]) =>
      [operationId, { ...statuses, ...programs.get(operationId) }] as const,
  )
  test.each(rows)('%s', async (operationId, expected) => {
    const statuses: Record<string, number> = {}
    for (const caller of Object.keys(expected)) {
      const { response, operation } = await call(api, operations, operationId, caller)
      statuses[caller] = response.statusCode
      expect(Object.keys(operation.operation.responses ?? {})).toContain(`${response.statusCode}`)
    }
    expect(statuses).toEqual(expected)
  })
})

test('these operations grant: they ask Clerk whether the session is still active', async () => {
  const api = await startApi()
  const operations = operationsOf(documentOf(api))
  const granting: string[] = []
  for (const operationId of people.keys()) {
    const { response } = await call(api, operations, operationId, 'endedAdmin')
    if (response.statusCode === 401) granting.push(operationId)
  }
  expect(granting).toEqual([
    'createMyApiKey',
    'createUser',
    'updateUser',
    'deleteUser',
    'updateUserMetadata',
    'banUser',
    'unbanUser',
    'lockUser',
    'unlockUser',
    'revokeUserSessions',
    'deleteOrganization',
    'addMember',
    'updateMember',
    'removeMember',
    'createInvitation',
    'revokeInvitation',
  ])
})

describe('what gets out, when Clerk tells more than the document declares', () => {
  const LEAK = 'must not get out'
  let api: Api
  let clerk: FaultyClerk
  let operations: ReadonlyMap<string, Operation>
  /** Validates an answer by the published schema, closed: undeclared fields are errors. */
  let judge: (operation: Operation, status: number, body: unknown) => string

  beforeAll(async () => {
    api = await startApi({
      apiUrl: async (sandbox) => (clerk = await startFaultyClerk(sandbox)).url,
    })
    operations = operationsOf(documentOf(api))
    const ajv = new Ajv2020({ strict: false, allErrors: true })
    formats.default(ajv)
    ajv.addSchema(close(documentOf(api)) as object, 'document')
    judge = ({ method, path }, status, body) => {
      const at = `/paths/${path.replaceAll('/', '~1')}/${method.toLowerCase()}/responses/${status}`
      const validate = ajv.getSchema(
        encodeURI(`document#${at}/content/application~1json/schema`).replaceAll(/[{}]/g, encodeURI),
      )
      if (!validate) throw new Error(`The document has no ${at}`)
      return validate(body) ? '' : ajv.errorsText(validate.errors)
    }
  })
  beforeEach(() => {
    clerk.fault = undefined
  })

  /** Closes every schema that lists properties. */
  function close(node: unknown): unknown {
    if (typeof node !== 'object' || node === null) return node
    if (Array.isArray(node)) return node.map(close)
    const closed = Object.fromEntries(
      Object.entries(node).map(([key, value]) => [key, close(value)]),
    )
    return closed.type === 'object' && closed.properties && !('additionalProperties' in closed)
      ? { ...closed, additionalProperties: false }
      : closed
  }

  /** Adds unknown fields to each of Clerk's objects, and fills in private ones. */
  function tellMore(node: unknown, keepSecret: boolean): unknown {
    if (typeof node !== 'object' || node === null) return node
    if (Array.isArray(node)) return node.map((item) => tellMore(item, keepSecret))
    const told = Object.fromEntries(
      Object.entries(node).map(([key, value]) => [
        key,
        /^(public|unsafe)_metadata$/.test(key) ? (value as unknown) : tellMore(value, keepSecret),
      ]),
    )
    return {
      ...told,
      undeclared: LEAK,
      ...('private_metadata' in told && { private_metadata: { note: LEAK } }),
      ...(told.object === 'user' && {
        phone_numbers: [{ id: LEAK, phone_number: LEAK, linked_to: [] }],
        locale: LEAK,
      }),
      ...(told.object === 'session' && { client_id: LEAK, actor: { sub: LEAK } }),
      ...(told.object === 'organization_invitation' && { url: LEAK }),
      ...(told.object === 'api_key' && { claims: { note: LEAK } }),
      ...(told.object === 'api_key' && !keepSecret && { secret: LEAK }),
    }
  }

  async function answerMore(request: IncomingMessage, response: ServerResponse) {
    const { method = 'GET', url = '' } = request
    const body = await buffer(request)
    const answer = await fetch(api.sandbox.url + url, {
      method,
      headers: bearer(api.sandbox.secretKey),
      ...(body.length > 0 && { body, headers: { ...bearer(api.sandbox.secretKey), ...JSON_TYPE } }),
    })
    const creates = method === 'POST' && url === '/api_keys'
    response
      .writeHead(answer.status, JSON_TYPE)
      .end(JSON.stringify(tellMore(await answer.json(), creates)))
  }
  const JSON_TYPE = { 'content-type': 'application/json' }

  /** The paths in a value at which the text occurs. */
  function find(value: unknown, at = ''): string[] {
    if (value === LEAK) return [at]
    if (typeof value !== 'object' || value === null) return []
    return Object.entries(value).flatMap(([key, member]) => find(member, `${at}/${key}`))
  }

  const allowed = [...people].map(([operationId, statuses]) => {
    const callers = Object.keys(statuses).filter((caller) => (statuses[caller] ?? 0) < 300)
    return [operationId, callers.includes('person') ? 'person' : (callers[0] ?? '')] as const
  })
  test.each(allowed)('%s, called by %s', async (operationId, caller) => {
    clerk.fault = (request, response) => {
      void answerMore(request, response)
      return true
    }
    const { response, operation } = await call(api, operations, operationId, caller)
    expect(response.statusCode).toBe(people.get(operationId)?.[caller])
    if (response.statusCode === 204) {
      expect(response.body).toBe('')
      return
    }
    const body = response.json<unknown>()
    expect(judge(operation, response.statusCode, body)).toBe('')
    const leaks = find(body).map((at) => at.replace(/^\/data\/\d+/, ''))
    const answersAdminUser = JSON.stringify(body).includes('"privateMetadata":')
    expect([...new Set(leaks)]).toEqual(answersAdminUser ? ['/privateMetadata/note'] : [])
  })

  test('private metadata is for administrators alone', () => {
    const { components } = documentOf(api)
    const having = Object.entries(components?.schemas ?? {})
      .filter(([, schema]) => 'privateMetadata' in (schema.properties ?? {}))
      .map(([name]) => name)
    expect(having.sort()).toEqual(['AdminUser', 'CreateUser', 'UpdateUserMetadata'])
  })
})
