/** A request to Clerk's Backend API. */
export interface Question {
  method: string
  /** Its path and query. */
  path: string
}

export interface Answer {
  status: number
  contentType: string
  body: string
}

type Json = Record<string, unknown>
/** Checks and repairs the body of an answer in place. */
type Check = (body: unknown) => void

const JSON_TYPE = 'application/json'

/**
 * Checks that an answer of Clerk's Backend API matches the request. The SDK would accept any answer
 * with status 200 as the resource: `{}` as a user, a session as an API key.
 * @returns the answer for the SDK. It differs if Clerk's spec allows a value that the SDK cannot
 *   read, and if a verified credential is no longer valid: that becomes a 404, as for a credential
 *   that does not exist.
 * @throws {Error} if the answer cannot be Clerk's, so that nothing is known
 */
export function readAnswer({ method, path }: Question, answer: Answer): Answer {
  const { status, contentType } = answer
  if (status === 204) return answer
  // The SDK parses only this exact media type as JSON, not even one with a charset.
  if (contentType !== JSON_TYPE) throw new Error(`Clerk answered ${status} with ${contentType}`)
  const body = JSON.parse(answer.body) as unknown
  if (status >= 300) {
    if (!isObject(body) || !Array.isArray(body.errors)) throw unlike(`${status} without errors`)
    return answer
  }
  const call = `${method} ${path.split('?', 1)[0]}`
  const check = CHECKS.find(({ pattern }) => pattern.test(call))?.check ?? anything
  check(body)
  if (call.endsWith('/verify') && isOver(body)) return NOT_FOUND
  return { ...answer, body: JSON.stringify(body) }
}

const NOT_FOUND: Answer = {
  status: 404,
  contentType: JSON_TYPE,
  body: '{"errors":[{"code":"resource_not_found","message":"The credential is not active"}]}',
}

/** True if a verified credential was revoked or has expired. */
function isOver(body: unknown): boolean {
  return isObject(body) && (body.active === false || body.revoked === true || body.expired === true)
}

const times = { created_at: 'number', updated_at: 'number' } as const
const user = record(
  'user',
  {
    ...times,
    email_addresses: 'list',
    has_image: 'boolean',
    banned: 'boolean',
    locked: 'boolean',
    password_enabled: 'boolean',
    two_factor_enabled: 'boolean',
  },
  (found) => {
    for (const name of IDENTIFICATIONS)
      for (const one of listIn(found, name)) repairVerification(one)
  },
)
const session = record('session', {
  ...times,
  user_id: 'string',
  status: 'string',
  last_active_at: 'number',
  expire_at: 'number',
})
const organization = record('organization', {
  ...times,
  name: 'string',
  has_image: 'boolean',
  max_allowed_memberships: 'number',
})
const membership = record('organization_membership', { ...times, role: 'string' }, (found) => {
  organization(found.organization)
  // Clerk may omit it, but the SDK reads its properties.
  found.public_user_data ??= {}
})
const invitation = record('organization_invitation', {
  ...times,
  email_address: 'string',
  role: 'string',
})
const appInvitation = record('invitation', {
  ...times,
  email_address: 'string',
  status: 'string',
})
const waitlistEntry = record('waitlist_entry', {
  ...times,
  email_address: 'string',
  status: 'string',
})
const ticket = { ...times, user_id: 'string', status: 'string' } as const
const domain = record('organization_domain', {
  ...times,
  name: 'string',
  enrollment_mode: 'string',
})
const apiKey = record('api_key', {
  ...times,
  name: 'string',
  subject: 'string',
  scopes: 'list',
  revoked: 'boolean',
  expired: 'boolean',
})
const oauthToken = record('clerk_idp_oauth_access_token', { subject: 'string', scopes: 'list' })
const m2mToken = record('machine_to_machine_token', { subject: 'string' }, (found) => {
  found.scopes ??= []
})

/** Clerk's spec demands no field of it. One of these must still show that it is one. */
const listedIdentifier: Check = (body) => {
  anything(body)
  const { object, id, identifier } = body as Json
  const isNamed = object === 'allowlist_identifier' || object === 'blocklist_identifier'
  if (!isNamed && (object !== undefined || !(id ?? identifier)))
    throw unlike('an object that is no identifier of a list')
}

/** The check for each call, by method and end of the path; the first match counts. */
const CHECKS = [
  on('GET /users', listOf(user)),
  on('GET /users/count', fields({ object: 'total_count' }, { total_count: 'number' })),
  on('POST /users/:id/verify_password', fields({ verified: true })),
  on('GET /users/:id/organization_memberships', pageOf(membership)),
  on('DELETE /users/:id', fields({ deleted: true })),
  on('* /users', user),
  on('* /users/:id', user),
  on('GET /users/:id/organization_invitations', pageOf(invitation)),
  on('* /users/:id/(?:metadata|ban|unban|lock|unlock|profile_image|password/:id)', user),
  on('DELETE /users/:id/:id', fields({}, { user_id: 'string' })),
  on('DELETE /users/:id/:id/:id', fields({ deleted: true })),
  on('DELETE /(?:email_addresses|phone_numbers)/:id', fields({ deleted: true })),
  on(
    'POST /(?:email_addresses|phone_numbers)/:id/:id',
    fields({}, { id: 'string', status: 'string' }),
  ),
  on('* /email_addresses(?:/:id)?', record('email_address', { email_address: 'string' })),
  on('* /phone_numbers(?:/:id)?', record('phone_number', { phone_number: 'string' })),
  on('* /sign_in_tokens(?:/:id/revoke)?', record('sign_in_token', ticket)),
  on('* /actor_tokens(?:/:id/revoke)?', record('actor_token', ticket)),
  on('GET /sessions', pageOf(session)),
  on('GET /sessions/:id', session),
  on('POST /sessions/:id/revoke', session),
  on('POST /sessions/:id/tokens(?:/:id)?', fields({ object: 'token' }, { jwt: 'string' })),
  on('GET /organizations/:id/memberships', pageOf(membership)),
  on('* /organizations/:id/memberships(?:/:id)?', membership),
  on('GET /organizations/:id/invitations', pageOf(invitation)),
  on('POST /organizations/:id/invitations/bulk', filled(pageOf(invitation))),
  on('* /organizations/:id/invitations(?:/:id(?:/revoke)?)?', invitation),
  on('POST /invitations/bulk', filled(listOf(appInvitation))),
  on('GET /invitations', pageOf(appInvitation)),
  on('* /invitations(?:/:id/revoke)?', appInvitation),
  on('GET /waitlist_entries', pageOf(waitlistEntry)),
  on('DELETE /waitlist_entries/:id', fields({ deleted: true })),
  on('* /waitlist_entries(?:/:id/(?:invite|reject))?', waitlistEntry),
  on('GET /(?:allow|block)list_identifiers', pageOf(listedIdentifier)),
  on('POST /(?:allow|block)list_identifiers', listedIdentifier),
  on('DELETE /(?:allow|block)list_identifiers/:id', fields({ deleted: true })),
  on(
    'GET /organization_roles',
    pageOf(record('role', { name: 'string', key: 'string', permissions: 'list' })),
  ),
  on('GET /organizations/:id/domains', pageOf(domain)),
  on('DELETE /organizations/:id/domains/:id', fields({ deleted: true })),
  on('* /organizations/:id/domains(?:/:id)?', domain),
  on('* /organizations/:id/(?:logo|metadata)', organization),
  on('GET /organizations', pageOf(organization)),
  on('DELETE /organizations/:id', fields({ deleted: true })),
  on('* /organizations(?:/:id)?', organization),
  on('GET /api_keys', pageOf(apiKey)),
  on('DELETE /api_keys/:id', fields({ deleted: true })),
  on('GET /api_keys/:id/secret', fields({}, { secret: 'string' })),
  on('* /api_keys(?:/:id(?:/revoke)?)?', apiKey),
  on('POST /m2m_tokens/verify', m2mToken),
  on('POST /oauth_applications/access_tokens/verify', (body) => {
    if (!isObject(body) || body.active !== false) oauthToken(body)
  }),
  on('GET /jwks', fields({}, { keys: 'list' })),
]

/** @param call `*` is any method, `:id` one segment of the path, the rest a regular expression */
function on(call: string, check: Check): { pattern: RegExp; check: Check } {
  const [method = '', path = ''] = call.split(' ')
  const start = method === '*' ? '[A-Z]+' : method
  return { pattern: new RegExp(`^${start} .*${path.replaceAll(':id', '[^/]+')}$`), check }
}

type Kind = 'string' | 'number' | 'boolean' | 'list'

/** A resource of Clerk: it needs its `object`, an id, and the fields that the API decides by. */
function record(object: string, needed: Record<string, Kind> = {}, repair?: (found: Json) => void) {
  const check = fields({ object }, { id: 'string', ...needed })
  return (body: unknown) => {
    check(body)
    repair?.(body as Json)
  }
}

function fields(values: Json, kinds: Record<string, Kind> = {}): Check {
  return (body) => {
    if (!isObject(body)) throw unlike('what is no object')
    for (const [name, value] of Object.entries(values))
      if (body[name] !== value) throw unlike(`an object whose ${name} is not ${String(value)}`)
    for (const [name, kind] of Object.entries(kinds)) {
      const isKind = kind === 'list' ? Array.isArray(body[name]) : typeof body[name] === kind
      if (!isKind) throw unlike(`an object whose ${name} is no ${kind}`)
    }
  }
}

function listOf(check: Check): Check {
  return (body) => {
    if (!Array.isArray(body)) throw unlike('what is no list')
    body.forEach(check)
  }
}

function pageOf(check: Check): Check {
  const page = fields({}, { data: 'list', total_count: 'number' })
  return (body) => {
    page(body)
    ;(body as { data: unknown[] }).data.forEach(check)
  }
}

/** The answer to a creation, which has at least one record. */
function filled(check: Check): Check {
  return (body) => {
    check(body)
    const records = Array.isArray(body) ? body : ((body as Json).data as unknown[])
    if (records.length === 0) throw unlike('no record')
  }
}

/** Accepts any answer: the API itself does not make this call. */
function anything(body: unknown) {
  if (typeof body !== 'object' || body === null) throw unlike('what is no object')
}

const IDENTIFICATIONS = [
  'email_addresses',
  'phone_numbers',
  'web3_wallets',
  'external_accounts',
  'enterprise_accounts',
]

/** Clerk's spec allows any text, but the SDK parses it as a URL. */
function repairVerification({ verification }: Json) {
  if (!isObject(verification)) return
  const { external_verification_redirect_url: url } = verification
  if (typeof url === 'string' && !URL.canParse(url))
    verification.external_verification_redirect_url = null
}

function listIn(body: Json, name: string): Json[] {
  const list = body[name]
  return Array.isArray(list) ? list.filter(isObject) : []
}

function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function unlike(what: string): Error {
  return new Error(`Clerk answered with ${what}`)
}
