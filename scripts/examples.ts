import type { OpenAPIV3_1 } from 'openapi-types'
import { type App, buildApp } from '../src/app.ts'
import { createSession } from '../src/sandbox/changes.ts'
import { makeHexId, makeId } from '../src/sandbox/ids.ts'
import { onSandbox } from './on-sandbox.ts'
import { createSandbox, type Sandbox, sessionClaims, signWebhook } from '../src/sandbox/index.ts'
import type { Examples } from '../src/kit/openapi/examples.ts'
import { CommandError } from './command.ts'

interface Call {
  /** Username and, behind an at sign, the slug of the active organization; or a secret. */
  as?: string
  params?: Record<string, string>
  query?: string
  body?: object
}

/**
 * Calls every operation on a sandbox of its own.
 * @returns the document, and what was sent and answered, which is the same in every run
 * @throws {CommandError} when an operation does not succeed
 */
export async function recordExamples() {
  // The sandbox refuses to run beside keys, and here none are used.
  for (const name of Object.keys(process.env))
    if (name.startsWith('CLERK_') || name === 'NODE_ENV') Reflect.deleteProperty(process.env, name)
  const sandbox = await createSandbox()
  const app = await buildApp(onSandbox(sandbox))
  try {
    await app.ready()
    const examples = await play(app, sandbox)
    return { document: app.swagger() as OpenAPIV3_1.Document, examples }
  } finally {
    await app.close()
    await sandbox.close()
  }
}

async function play(app: App, sandbox: Sandbox): Promise<Examples> {
  const operations = operationsOf(app)
  const examples: Examples = {}
  const steady = steadying(sandbox)
  const tokens = new Map<string, string>()

  function tokenOf(caller: string): string {
    const token = tokens.get(caller) ?? mint(sandbox, caller)
    tokens.set(caller, token)
    return token
  }

  async function call(operationId: string, { as, params = {}, query = '', body }: Call = {}) {
    const { method, path } = operations.get(operationId) ?? {}
    if (!method || !path) throw new CommandError(1, `There is no operation ${operationId}.`)
    const response = await app.inject({
      method,
      url: path.replaceAll(/{(\w+)}/g, (_match, name: string) => params[name] ?? '') + query,
      headers: { ...(as && { authorization: `Bearer ${tokenOf(as)}` }) },
      ...(body && { payload: body }),
    })
    if (response.statusCode >= 300)
      throw new CommandError(1, `${operationId} has no example: it answers ${response.body}`)
    const answer = response.body ? response.json<{ id?: string }>() : undefined
    examples[operationId] = {
      ...(body && { request: steady(body) }),
      ...(answer && { response: steady(answer) }),
    }
    return answer?.id ?? ''
  }

  const organizationId = makeId('org', 'acme')
  const bob = makeId('user', 'bob')
  const acme = { as: 'ada@acme', params: { organizationId } }

  await call('getService')
  await call('getLiveness')
  await call('getReadiness')
  await call('getProtected', { as: 'ada' })
  await call('getAuth', { as: 'ada@acme' })

  await call('getMe', { as: 'ada' })
  await call('listMyOrganizations', { as: 'ada' })
  await call('listMySessions', { as: 'ada' })
  await call('updateMe', {
    as: 'bob',
    body: { lastName: 'Bytes', unsafeMetadata: { theme: 'dark' } },
  })
  await call('changeMyPassword', {
    as: 'bob',
    body: { currentPassword: 'sandbox-bob', newPassword: 'correct horse battery staple' },
  })
  const apiKeyId = await call('createMyApiKey', {
    as: 'bob',
    body: { name: 'Nightly report', scopes: ['me:read'], secondsUntilExpiration: 7_776_000 },
  })
  await call('listMyApiKeys', { as: 'bob' })
  await call('getMyApiKey', { as: 'bob', params: { apiKeyId } })
  await call('revokeMyApiKey', { as: 'bob', params: { apiKeyId } })
  const { id: sessionId } = createSession(sandbox.store, userNamed(sandbox, 'bob'), null)
  await call('revokeMySession', { as: 'bob', params: { sessionId } })
  await call('deleteMe', { as: 'zane' })

  await call('listUsers', { as: 'ada', query: '?sort=username&order=asc&limit=2' })
  await call('countUsers', { as: 'ada' })
  const userId = await call('createUser', {
    as: 'ada',
    body: {
      emailAddress: ['joan@example.com'],
      username: 'joan',
      firstName: 'Joan',
      lastName: 'Clarke',
      externalId: 'employee-2',
      publicMetadata: { team: 'Hut 8' },
    },
  })
  const joan = { as: 'ada', params: { userId } }
  await call('getUser', joan)
  await call('updateUser', { ...joan, body: { lastName: 'Murray' } })
  await call('updateUserMetadata', { ...joan, body: { publicMetadata: { role: 'admin' } } })
  await call('lockUser', joan)
  await call('unlockUser', joan)
  await call('banUser', joan)
  await call('unbanUser', joan)
  createSession(sandbox.store, userNamed(sandbox, 'joan'), null)
  await call('listUserSessions', joan)
  await call('revokeUserSessions', joan)
  await call('listUserOrganizations', { as: 'ada', params: { userId: bob } })

  await call('getOrganization', acme)
  await call('listMembers', acme)
  await call('addMember', { ...acme, body: { userId, role: 'org:member' } })
  const member = { as: 'ada@acme', params: { organizationId, userId } }
  await call('getMember', member)
  await call('updateMember', { ...member, body: { role: 'org:manager' } })
  await call('removeMember', member)
  const invitationId = await call('createInvitation', {
    ...acme,
    body: { emailAddress: 'alan@example.com', role: 'org:member' },
  })
  const invitation = { as: 'ada@acme', params: { organizationId, invitationId } }
  await call('listInvitations', acme)
  await call('getInvitation', invitation)
  await call('revokeInvitation', invitation)
  await call('createOrganization', { as: 'bob', body: { name: 'Initech', slug: 'initech' } })
  await call('updateOrganization', { ...acme, body: { name: 'Acme Corporation' } })
  await call('deleteOrganization', acme)
  await call('deleteUser', joan)

  examples.receiveClerkWebhook = { request: steady(await deliver(app, sandbox)) }
  refuseGaps([...operations.keys()], examples)
  return examples
}

function refuseGaps(operationIds: string[], examples: Record<string, unknown>) {
  const missing = operationIds.filter((operationId) => !examples[operationId])
  if (missing.length > 0)
    throw new CommandError(1, `Call these in scripts/examples.ts as well: ${missing.join(', ')}.`)
}

function operationsOf(app: App) {
  const { paths = {} } = app.swagger() as OpenAPIV3_1.Document
  return new Map(
    Object.entries(paths).flatMap(([path, item]) =>
      Object.entries(item ?? {}).map(([method, operation]) => [
        (operation as OpenAPIV3_1.OperationObject).operationId ?? '',
        { method: method.toUpperCase() as 'GET', path },
      ]),
    ),
  )
}

function userNamed({ store }: Sandbox, username: string) {
  const user = [...store.users.values()].find((one) => one.username === username)
  if (!user) throw new CommandError(1, `The sandbox has no user ${username}.`)
  return user
}

function mint(sandbox: Sandbox, caller: string): string {
  const { store, signer } = sandbox
  const [username = '', slug] = caller.split('@')
  const session = createSession(
    store,
    userNamed(sandbox, username),
    slug === undefined ? null : makeId('org', slug),
  )
  return signer.session(sessionClaims(store, session))
}

/** What Clerk sends when a user is created. */
async function deliver(app: App, { store }: Sandbox): Promise<object> {
  const user = [...store.users.values()][0]
  const event = {
    object: 'event',
    type: 'session.ended',
    data: { object: 'session', id: makeId('sess', 'example'), user_id: user?.id, status: 'ended' },
    timestamp: Date.now(),
    instance_id: makeId('ins', 'example'),
  }
  const payload = JSON.stringify(event)
  const { statusCode, body } = await app.inject({
    method: 'POST',
    url: '/webhooks/clerk',
    headers: { 'content-type': 'application/json', ...signWebhook(payload) },
    payload,
  })
  if (statusCode !== 204) throw new CommandError(1, `The webhook has no example: ${body}`)
  return event
}

const ID = /\b(user|org|orgmem|orginv|sess|idn)_[0-9A-Za-z]{27}\b/g
const KEY_ID = /^ak_[0-9a-f]{32}$/
const SECRET = /^ak_[\w-]{32}$/
const REQUEST_TIME = Date.UTC(2026, 0, 1)
const MINUTE = 60_000

/**
 * Makes what is different in each run the same: the ids and secrets that are made in it, and its
 * times. What the seed has stays as it is.
 */
function steadying({ store }: Sandbox): (value: unknown) => unknown {
  const start = Date.now()
  const seeded = JSON.stringify([
    [...store.users],
    [...store.organizations],
    [...store.memberships],
    [...store.apiKeys],
  ])
  const names = new Map<string, string>()
  const nameOf = (id: string, make: (name: string) => string) => {
    if (seeded.includes(id)) return id
    const name = names.get(id) ?? make(`example ${names.size}`)
    names.set(id, name)
    return name
  }

  return function steady(value: unknown): unknown {
    if (typeof value === 'number') {
      const minutes = Math.round((value - start) / MINUTE)
      return value < start - MINUTE ? value : REQUEST_TIME + minutes * MINUTE
    }
    if (typeof value === 'string') {
      if (KEY_ID.test(value)) return nameOf(value, (name) => makeHexId('ak', name))
      if (SECRET.test(value)) return 'ak_the_secret_is_told_this_one_time'
      return value.replaceAll(ID, (id, prefix: string) =>
        nameOf(id, (name) => makeId(prefix, name)),
      )
    }
    if (Array.isArray(value)) return value.map(steady)
    if (typeof value !== 'object' || value === null) return value
    return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, steady(part)]))
  }
}
