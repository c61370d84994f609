import type { InjectOptions } from 'fastify'
import {
  createMembership,
  createOrganization,
  createOrganizationInvitation,
  createSession,
  createUser,
} from '../src/sandbox/changes.ts'
import type { ApiKey, OAuthToken } from '../src/sandbox/machine-records.ts'
import type { User } from '../src/sandbox/records.ts'
import { sessionClaims } from '../src/sandbox/index.ts'
import { makeHexId, makeId, makeSecret } from '../src/sandbox/ids.ts'
import { type Api, bearer, first } from './api.ts'

/** The records of Clerk in the answers of the API, by their `object`. */
export type RecordKind =
  | 'user'
  | 'email_address'
  | 'session'
  | 'organization'
  | 'organization_membership'
  | 'organization_invitation'
  | 'api_key'
  | 'clerk_idp_oauth_access_token'
  | 'machine_to_machine_token'

export interface Operation {
  name: string
  /** The records of Clerk that the answer contains. */
  reads: readonly RecordKind[]
  /** A request that succeeds, of a user and about things that are new to the API. */
  request(): InjectOptions
}

/** All operations that answer with Clerk's records. */
export function operations(api: Api): Operation[] {
  const { store, signer } = api.sandbox
  let count = 0

  const newUser = (fields: Partial<Omit<User, 'email_addresses'>> = {}) => {
    const username = `someone-${(count += 1)}`
    return createUser(store, { username, ...fields }, [`${username}@example.com`])
  }
  const admin = () => newUser({ public_metadata: { role: 'admin' }, password: PASSWORD })
  const large = createOrganization(store, {
    name: 'Large',
    slug: 'large',
    max_allowed_memberships: 100_000,
  })
  const member = (user = newUser()) => {
    createMembership(store, { organization_id: large.id, user_id: user.id, role: 'org:member' })
    return user
  }
  const session = (user: User) =>
    bearer(signer.session(sessionClaims(store, createSession(store, user, null))))
  const newOrganization = () => {
    const slug = `organization-${(count += 1)}`
    return createOrganization(store, { name: slug, slug })
  }
  const invitation = () => {
    const [now, id] = [Date.now(), makeId('orginv')]
    return createOrganizationInvitation(store, {
      id,
      organization_id: large.id,
      email_address: `guest-${(count += 1)}@example.com`,
      role: 'org:member',
      inviter_id: null,
      status: 'pending',
      public_metadata: {},
      private_metadata: {},
      url: `https://example.com/${id}`,
      expires_at: now + 86_400_000,
      created_at: now,
      updated_at: now,
    })
  }
  const apiKey = (subject: string) => {
    const [model] = store.apiKeys.values()
    const secret = makeSecret('ak')
    const key = { ...model, id: makeHexId('ak'), name: secret, secret, subject } as ApiKey
    store.apiKeys.set(key.id, key)
    return key
  }
  const oauthToken = () => {
    const [model] = store.oauthTokens.values()
    const token = makeSecret('oat')
    store.oauthTokens.set(makeHexId('oat'), { ...model, token } as OAuthToken)
    return token
  }
  const machineToken = () => {
    const [now, id, token] = [Date.now(), makeHexId('mt'), makeSecret('mt')]
    store.m2mTokens.set(id, {
      id,
      token,
      subject: first(store.machines, () => true).id,
      scopes: [],
      claims: null,
      revoked: false,
      revocation_reason: null,
      expiration: null,
      created_at: now,
      updated_at: now,
    })
    return token
  }

  type Method = 'GET' | 'POST' | 'PATCH' | 'DELETE'
  interface Made {
    url: string
    user?: User
    payload?: object
    /** Used instead of a session of the user. */
    token?: string
  }
  const of =
    (...reads: RecordKind[]) =>
    (name: string, method: Method, make: () => Made): Operation => ({
      name,
      reads,
      request() {
        const { url, user = admin(), payload, token } = make()
        const headers = token ? bearer(token) : session(user)
        return { method, url, headers, ...(payload && { payload }) }
      },
    })
  const user = of('user', 'email_address')
  const sessions = of('session')
  const organization = of('organization')
  const memberships = of('organization_membership', 'organization')
  const invitations = of('organization_invitation')
  const apiKeys = of('api_key')
  const nothing = of()

  const aUser = (path = '') => `/v1/users/${newUser().id}${path}`
  const inLarge = (path = '') => `/v1/organizations/${large.id}${path}`
  const withSession = (one: User) => (session(one), one)
  const body = () => ({ emailAddress: [`new-${(count += 1)}@example.com`] })

  return [
    user('getProtected', 'GET', () => ({ url: '/protected' })),
    user('getMe', 'GET', () => ({ url: '/v1/me' })),
    user('updateMe', 'PATCH', () => ({ url: '/v1/me', payload: { firstName: 'A' } })),
    user('changeMyPassword', 'POST', () => ({
      url: '/v1/me/password',
      payload: { currentPassword: PASSWORD, newPassword: `${PASSWORD} 2` },
    })),
    user('listUsers', 'GET', () => ({ url: '/v1/users' })),
    user('createUser', 'POST', () => ({ url: '/v1/users', payload: body() })),
    user('getUser', 'GET', () => ({ url: aUser() })),
    user('updateUser', 'PATCH', () => ({ url: aUser(), payload: { firstName: 'A' } })),
    user('updateUserMetadata', 'PATCH', () => ({
      url: aUser('/metadata'),
      payload: { unsafeMetadata: { theme: 'dark' } },
    })),
    ...['ban', 'unban', 'lock', 'unlock'].map((action) =>
      user(`${action}User`, 'POST', () => ({ url: aUser(`/${action}`) })),
    ),
    nothing('countUsers', 'GET', () => ({ url: '/v1/users/count' })),
    nothing('deleteUser', 'DELETE', () => ({ url: aUser() })),
    nothing('deleteMe', 'DELETE', () => ({ url: '/v1/me' })),
    sessions('listMySessions', 'GET', () => ({ url: '/v1/me/sessions' })),
    sessions('revokeMySession', 'POST', () => {
      const mine = admin()
      const { id } = createSession(store, mine, null)
      return { user: mine, url: `/v1/me/sessions/${id}/revoke` }
    }),
    sessions('listUserSessions', 'GET', () => ({
      url: `/v1/users/${withSession(newUser()).id}/sessions`,
    })),
    sessions('revokeUserSessions', 'POST', () => ({
      url: `/v1/users/${withSession(newUser()).id}/sessions/revoke`,
    })),
    organization('createOrganization', 'POST', () => ({
      url: '/v1/organizations',
      payload: { name: `New ${(count += 1)}`, slug: `new-${count}` },
    })),
    organization('getOrganization', 'GET', () => ({ url: inLarge() })),
    organization('updateOrganization', 'PATCH', () => ({
      url: inLarge(),
      payload: { name: 'Acme Inc' },
    })),
    nothing('deleteOrganization', 'DELETE', () => ({
      url: `/v1/organizations/${newOrganization().id}`,
    })),
    memberships('listMyOrganizations', 'GET', () => ({
      user: member(admin()),
      url: '/v1/me/organizations',
    })),
    memberships('listUserOrganizations', 'GET', () => ({
      url: `/v1/users/${member().id}/organizations`,
    })),
    memberships('listMembers', 'GET', () => ({ url: inLarge('/members') })),
    memberships('addMember', 'POST', () => ({
      url: inLarge('/members'),
      payload: { userId: newUser().id, role: 'org:member' },
    })),
    memberships('getMember', 'GET', () => ({ url: inLarge(`/members/${member().id}`) })),
    memberships('updateMember', 'PATCH', () => ({
      url: inLarge(`/members/${member().id}`),
      payload: { role: 'org:manager' },
    })),
    memberships('removeMember', 'DELETE', () => ({ url: inLarge(`/members/${member().id}`) })),
    invitations('listInvitations', 'GET', () => {
      invitation()
      return { url: inLarge('/invitations') }
    }),
    invitations('createInvitation', 'POST', () => ({
      url: inLarge('/invitations'),
      payload: { emailAddress: `guest-${(count += 1)}@example.com`, role: 'org:member' },
    })),
    invitations('getInvitation', 'GET', () => ({
      url: inLarge(`/invitations/${invitation().id}`),
    })),
    invitations('revokeInvitation', 'POST', () => ({
      url: inLarge(`/invitations/${invitation().id}/revoke`),
    })),
    apiKeys('listMyApiKeys', 'GET', () => {
      const mine = admin()
      apiKey(mine.id)
      return { user: mine, url: '/v1/me/api-keys' }
    }),
    apiKeys('createMyApiKey', 'POST', () => ({
      url: '/v1/me/api-keys',
      payload: { name: 'New', scopes: [] },
    })),
    apiKeys('getMyApiKey', 'GET', () => {
      const mine = admin()
      return { user: mine, url: `/v1/me/api-keys/${apiKey(mine.id).id}` }
    }),
    apiKeys('revokeMyApiKey', 'POST', () => {
      const mine = admin()
      return { user: mine, url: `/v1/me/api-keys/${apiKey(mine.id).id}/revoke` }
    }),
    apiKeys('getAuth with an API key', 'GET', () => ({
      url: '/v1/auth',
      token: apiKey(newUser().id).secret,
    })),
    of('clerk_idp_oauth_access_token')('getAuth with an OAuth token', 'GET', () => ({
      url: '/v1/auth',
      token: oauthToken(),
    })),
    of('machine_to_machine_token')('getAuth with a machine token', 'GET', () => ({
      url: '/v1/auth',
      token: machineToken(),
    })),
  ]
}

const PASSWORD = 'correct horse battery'
