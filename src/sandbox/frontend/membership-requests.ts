import { Type } from '@sinclair/typebox'
import { checkMayJoin } from '../backend/memberships.ts'
import { listParameters, paginate } from '../backend/pages.ts'
import { createMembership } from '../changes.ts'
import type { SandboxContext } from '../context.ts'
import { ClerkApiError, find, notFound } from '../errors.ts'
import type { SandboxServer } from '../http.ts'
import { makeId } from '../ids.ts'
import type { MembershipRequest, OrganizationDomain } from '../instance-records.ts'
import { domainsOf } from '../organization-domains.ts'
import { timestamps, type User } from '../records.ts'
import { publicUserData } from '../serialize-user.ts'
import { publicOrganizationData } from '../serialize.ts'
import { findMembership } from '../store.ts'
import { callerOf, originOf } from './browser.ts'
import { memberOf } from './members.ts'
import { defaultRoleOf } from '../role-sets.ts'
import { envelope } from './serialize.ts'

const RequestParams = Type.Object({ organization_id: Type.String(), request_id: Type.String() })
const page = { ...listParameters, status: Type.Optional(Type.String()) }
const LIST = '/v1/organizations/:organization_id/membership_requests'

/**
 * Suggestions for users with an email address at a verified domain, and the requests to join that
 * follow from them. An admin accepts a request.
 */
export function registerMembershipRequests(fapi: SandboxServer, context: SandboxContext): void {
  const { store } = context

  function serialize(asked: MembershipRequest) {
    const user = store.users.get(asked.user_id)
    return {
      object: 'organization_membership_request',
      id: asked.id,
      organization_id: asked.organization_id,
      status: asked.status,
      public_user_data: user ? { ...publicUserData(user), username: user.username } : null,
      created_at: asked.created_at,
      updated_at: asked.updated_at,
    }
  }

  /** The request of the user to join the organization. There is at most one. */
  const requestOf = (user: User, organizationId: string) =>
    [...store.membershipRequests.values()].find(
      (asked) => asked.user_id === user.id && asked.organization_id === organizationId,
    )

  const suggestionsTo = (user: User) =>
    domainsOf(store, user).filter(
      (domain) =>
        domain.enrollment_mode === 'automatic_suggestion' &&
        !findMembership(store, domain.organization_id, user.id),
    )

  function serializeSuggestion(user: User, domain: OrganizationDomain) {
    const organization = store.organizations.get(domain.organization_id)
    return {
      object: 'organization_suggestion',
      id: makeId('orgsug', `${domain.id}:${user.id}`),
      status: requestOf(user, domain.organization_id) ? 'accepted' : 'pending',
      ...(organization && { public_organization_data: publicOrganizationData(organization) }),
      created_at: domain.created_at,
      updated_at: domain.updated_at,
    }
  }

  fapi.get(
    '/v1/me/organization_suggestions',
    {
      schema: {
        querystring: Type.Object({
          ...listParameters,
          status: Type.Optional(Type.Array(Type.String())),
        }),
      },
    },
    async (request, reply) => {
      const { client, user } = callerOf(store, request, reply)
      const { status } = request.query
      const suggestions = suggestionsTo(user)
        .map((domain) => serializeSuggestion(user, domain))
        .filter((suggestion) => status?.includes(suggestion.status) ?? true)
      const response = paginate(suggestions, request.query, (suggestion) => suggestion)
      return envelope(context, client, originOf(request), response)
    },
  )

  fapi.post(
    '/v1/me/organization_suggestions/:suggestion_id/accept',
    { schema: { params: Type.Object({ suggestion_id: Type.String() }) } },
    async (request, reply) => {
      const { client, user } = callerOf(store, request, reply)
      const { suggestion_id: id } = request.params
      const domain = suggestionsTo(user).find((one) => serializeSuggestion(user, one).id === id)
      if (!domain) throw notFound('organization suggestion', id)
      if (!requestOf(user, domain.organization_id)) {
        const asked: MembershipRequest = {
          id: makeId('orgmemreq'),
          organization_id: domain.organization_id,
          user_id: user.id,
          status: 'pending',
          ...timestamps(),
        }
        store.membershipRequests.set(asked.id, asked)
      }
      const response = serializeSuggestion(user, domain)
      return envelope(context, client, originOf(request), response)
    },
  )

  fapi.get(LIST, { schema: { querystring: Type.Object(page) } }, async (request, reply) => {
    const { client, organization } = memberOf(store, request, reply, 'org:sys_memberships:manage')
    const { status = 'pending' } = request.query
    const requests = [...store.membershipRequests.values()].filter(
      (asked) => asked.organization_id === organization.id && asked.status === status,
    )
    const response = paginate(requests, request.query, serialize)
    return envelope(context, client, originOf(request), response)
  })

  for (const [action, status] of [
    ['accept', 'accepted'],
    ['reject', 'rejected'],
  ] as const) {
    fapi.post(
      `${LIST}/:request_id/${action}`,
      { schema: { params: RequestParams } },
      async (request, reply) => {
        const permission = 'org:sys_memberships:manage'
        const { client, organization } = memberOf(store, request, reply, permission)
        const asked = store.membershipRequests.get(request.params.request_id)
        if (asked?.organization_id !== organization.id) {
          throw notFound('membership request', request.params.request_id)
        }
        if (asked.status !== 'pending') {
          const message = `The request is ${asked.status}.`
          throw new ClerkApiError(400, 'organization_membership_request_not_pending', message)
        }
        if (action === 'accept') {
          const user = find(store.users, 'user', asked.user_id)
          checkMayJoin(store, organization, user)
          const role = defaultRoleOf(store, organization)
          createMembership(store, { organization_id: organization.id, user_id: user.id, role })
        }
        Object.assign(asked, { status, updated_at: Date.now() })
        return envelope(context, client, originOf(request), serialize(asked))
      },
    )
  }
}
