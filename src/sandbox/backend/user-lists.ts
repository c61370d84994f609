import { Type } from '@sinclair/typebox'
import type { SandboxContext } from '../context.ts'
import { find, invalidParameter } from '../errors.ts'
import type { SandboxServer } from '../http.ts'
import { makeSecret } from '../ids.ts'
import type { OrganizationInvitation } from '../records.ts'
import { closedObject } from '../schemas.ts'
import {
  serializeMembership,
  serializeOrganizationInvitation,
  publicOrganizationData,
} from '../serialize.ts'
import { membershipsOfUser } from '../store.ts'
import { contains } from './filters.ts'
import { order, orderParameter, pageParameters, paginate, type Orderings } from './pages.ts'

const ORDERINGS: Orderings<OrganizationInvitation> = {
  created_at: (invitation) => invitation.created_at,
  email_address: (invitation) => invitation.email_address,
}
const UserParams = Type.Object({ user_id: Type.String() })
const status = Type.Optional(
  Type.Union(['pending', 'accepted', 'revoked', 'expired'].map((one) => Type.Literal(one))),
)

/** The lists of a user's records in other resources. */
export function registerUserLists(v1: SandboxServer, { store }: SandboxContext): void {
  function serializeInvitation(invitation: OrganizationInvitation) {
    const { inviter_id, public_inviter_data, ...whole } = serializeOrganizationInvitation(
      store,
      invitation,
    )
    const organization = store.organizations.get(invitation.organization_id)
    return {
      ...whole,
      inviter_id,
      public_inviter_data,
      ...(organization && { public_organization_data: publicOrganizationData(organization) }),
    }
  }

  v1.get(
    '/users/:user_id/organization_memberships',
    { schema: { params: UserParams, querystring: closedObject(pageParameters) } },
    async ({ params, query }) =>
      paginate(
        membershipsOfUser(store, find(store.users, 'user', params.user_id).id).toReversed(),
        query,
        (membership) => serializeMembership(store, membership),
      ),
  )

  v1.get(
    '/users/:user_id/organization_invitations',
    { schema: { params: UserParams, querystring: closedObject({ status, ...pageParameters }) } },
    async ({ params, query }) => {
      const user = find(store.users, 'user', params.user_id)
      const addresses = user.email_addresses.map((email) => email.email_address)
      const found = [...store.organizationInvitations.values()].filter(
        (invitation) =>
          addresses.includes(invitation.email_address) &&
          (query.status === undefined || invitation.status === query.status),
      )
      return paginate(order(found, ORDERINGS), query, serializeInvitation)
    },
  )

  v1.get(
    '/organization_invitations',
    {
      schema: {
        querystring: closedObject({
          status,
          query: Type.Optional(Type.String()),
          ...orderParameter(ORDERINGS),
          ...pageParameters,
        }),
      },
    },
    async ({ query }) => {
      const found = [...store.organizationInvitations.values()].filter(
        (invitation) =>
          (query.status === undefined || invitation.status === query.status) &&
          contains(query.query, [invitation.id, invitation.email_address]),
      )
      return paginate(order(found, ORDERINGS, query.order_by), query, serializeInvitation)
    },
  )

  v1.get(
    '/users/:user_id/oauth_access_tokens/:provider',
    {
      schema: {
        params: Type.Object({ user_id: Type.String(), provider: Type.String() }),
        querystring: closedObject({ paginated: Type.Optional(Type.Boolean()), ...pageParameters }),
      },
    },
    async ({ params, query }) => {
      const provider = `oauth_${params.provider.replace(/^oauth_/, '')}`
      const user = find(store.users, 'user', params.user_id)
      const accounts = user.external_accounts.filter(
        (account) => account.verified && account.provider === provider,
      )
      if (accounts.length === 0) {
        const message = `The user has no account at ${params.provider}.`
        throw invalidParameter('oauth_missing_access_token', 'provider', message)
      }
      const tokens = accounts.map((account) => ({
        object: 'oauth_access_token',
        external_account_id: account.id,
        provider_user_id: account.provider_user_id,
        token: makeSecret('oat'),
        expires_at: null,
        provider,
        public_metadata: {},
        label: null,
        scopes: account.approved_scopes.split(' '),
      }))
      return query.paginated ? { data: tokens, total_count: tokens.length } : tokens
    },
  )
}
