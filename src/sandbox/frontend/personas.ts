import { Type } from '@sinclair/typebox'
import type { FastifyRequest } from 'fastify'
import { createApiKey } from '../backend/api-keys.ts'
import { createSession } from '../changes.ts'
import type { SandboxContext } from '../context.ts'
import { ClerkApiError, notFound } from '../errors.ts'
import type { SandboxServer } from '../http.ts'
import { makeHexId, makeSecret } from '../ids.ts'
import { type Session, timestamps, type User } from '../records.ts'
import { closedObject } from '../schemas.ts'
import { isUsable, membershipsOfUser, sessionStatus, type Store } from '../store.ts'
import { validFor } from '../tokens.ts'
import { isOwnPage } from '../control/access.ts'
import { originOf } from './browser.ts'
import { sessionToken } from './serialize.ts'

/** A person or program as which the docs page can make calls. */
interface Persona {
  id: string
  name: string
  description: string
  /** The grants of its token, in the format of the API's `GET /v1/auth`. */
  grants: {
    tokenType: 'session_token' | 'api_key' | 'oauth_token' | 'm2m_token'
    role?: string
    orgSlug?: string
    orgRole?: string
    orgPermissions?: string[]
  }
  /** True if its scopes can be chosen. */
  scoped: boolean
  mint: (scopes: string[], origin: string) => string
}

const scopes = Type.Array(Type.String({ pattern: '^[\\x21\\x23-\\x5B\\x5D-\\x7E]{1,100}$' }), {
  maxItems: 20,
})

/**
 * Tokens for the docs page, for any persona with one click. Clerk has no such feature: these paths
 * exist only in the sandbox. They answer only the page itself, on this machine: no page of another
 * origin, or of a host name that points to this machine (DNS rebinding).
 */
export function registerPersonas(fapi: SandboxServer, context: SandboxContext): void {
  fapi.get('/sandbox/personas', { onRequest: demandOwnPage }, async () => ({
    personas: personasOf(context).map(({ id, name, description, grants, scoped }) => ({
      id,
      name,
      description,
      grants,
      scoped,
    })),
  }))

  fapi.post(
    '/sandbox/tokens',
    {
      onRequest: demandOwnPage,
      schema: { body: closedObject({ persona: Type.String(), scopes: Type.Optional(scopes) }) },
    },
    async (request) => {
      const { persona: id, scopes: wanted = [] } = request.body
      const persona = personasOf(context).find((candidate) => candidate.id === id)
      if (!persona) throw notFound('persona', id)
      return { token: persona.mint([...new Set(wanted)].sort(), originOf(request)) }
    },
  )
}

async function demandOwnPage(request: FastifyRequest): Promise<void> {
  if (isOwnPage(request)) return
  throw new ClerkApiError(
    403,
    'sandbox_own_page_only',
    'forbidden',
    'The sandbox gives tokens to the docs page on this machine only; use npm run token.',
  )
}

/** An admin, a member of an organization and somebody outside, then programs, an expired token. */
function personasOf(context: SandboxContext): Persona[] {
  const { store, signer } = context
  const users = [...store.users.values()]
  const isAdmin = ({ public_metadata }: User) => public_metadata.role === 'admin'
  const isMember = ({ id }: User) => membershipsOfUser(store, id).length > 0
  const admin = users.find(isAdmin)
  const people = [
    admin,
    users.find((user) => isMember(user) && user !== admin),
    users.find((user) => !isMember(user) && user !== admin),
  ].filter((user) => user !== undefined)
  const owner = people[0]
  const [machine] = store.machines.values()
  const personas = people.map((user) => personOf(context, user))
  if (owner)
    personas.push(
      {
        id: 'api-key',
        name: 'API key',
        description: `of ${nameOf(owner)}, with the scopes you choose`,
        grants: { tokenType: 'api_key' },
        scoped: true,
        mint: (wanted) => apiKeyOf(store, owner, wanted),
      },
      {
        id: 'oauth',
        name: 'OAuth token',
        description: `that ${nameOf(owner)} granted to an application`,
        grants: { tokenType: 'oauth_token' },
        scoped: true,
        mint: (wanted) => oauthTokenOf(store, owner, wanted),
      },
    )
  if (machine)
    personas.push({
      id: 'machine',
      name: 'Machine',
      description: `“${machine.name}”, with the scopes you choose`,
      grants: { tokenType: 'm2m_token' },
      scoped: true,
      mint: (wanted) =>
        signer.m2m({ sub: machine.id, scopes: wanted.join(' ') || undefined, ...validFor(60) }),
    })
  if (owner)
    personas.push({
      id: 'expired',
      name: 'Expired token',
      description: `of ${nameOf(owner)}, from an hour ago`,
      grants: { tokenType: 'session_token' },
      scoped: false,
      mint: () => signer.session({ sub: owner.id, ...validFor(-3600) }),
    })
  return personas
}

function personOf(context: SandboxContext, user: User): Persona {
  const { store } = context
  const [membership] = membershipsOfUser(store, user.id)
  const organization = membership && store.organizations.get(membership.organization_id)
  const { role } = user.public_metadata
  const permissions = store.roles.get(membership?.role ?? '')?.permissions ?? []
  const facts = [
    ...(typeof role === 'string' ? [`app role ${role}`] : []),
    organization ? `${membership.role} of ${organization.name}` : 'in no organization',
  ]
  return {
    id: user.id,
    name: nameOf(user),
    description: facts.join(', '),
    grants: {
      tokenType: 'session_token',
      ...(typeof role === 'string' && { role }),
      ...(organization && {
        orgSlug: organization.slug,
        orgRole: membership.role,
        orgPermissions: permissions.filter((name) => !name.startsWith('org:sys_')),
      }),
    },
    scoped: false,
    mint(_scopes, origin) {
      const session = sessionOf(store, user, organization?.id ?? null)
      return sessionToken(context, session, origin)
    },
  }
}

/** The user's session in this organization, new enough that nothing asks for a password. */
function sessionOf(store: Store, user: User, organizationId: string | null): Session {
  const known = [...store.sessions.values()].find(
    (session) =>
      session.client_id === CLIENT &&
      session.user_id === user.id &&
      session.last_active_organization_id === organizationId &&
      sessionStatus(session) === 'active',
  )
  const session = known ?? createSession(store, user, organizationId, { clientId: CLIENT })
  session.first_factor_verified_at = Date.now()
  return session
}

/** The client of the page in the records of its sessions and tokens. */
const CLIENT = 'client_docs_page'

function apiKeyOf(store: Store, owner: User, wanted: string[]): string {
  const name = `Docs page: ${wanted.join(' ') || 'no scopes'}`
  const known = [...store.apiKeys.values()].find(
    (key) => key.subject === owner.id && key.name === name,
  )
  if (known && isUsable(known)) return known.secret
  if (known) store.apiKeys.delete(known.id)
  return createApiKey(store, { name, subject: owner.id, scopes: wanted }).secret
}

function oauthTokenOf(store: Store, owner: User, wanted: string[]): string {
  const granted = wanted.join(' ')
  const known = [...store.oauthTokens.values()].find(
    (token) => token.client_id === CLIENT && token.scopes.join(' ') === granted && isUsable(token),
  )
  if (known) return known.token
  const id = makeHexId('oat')
  const token = makeSecret('oat')
  store.oauthTokens.set(id, {
    id,
    client_id: CLIENT,
    subject: owner.id,
    scopes: wanted,
    token,
    revoked: false,
    revocation_reason: null,
    expiration: null,
    ...timestamps(),
  })
  return token
}

function nameOf({ first_name, username, id }: User): string {
  return first_name ?? username ?? id
}
