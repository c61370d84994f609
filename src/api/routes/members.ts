import type { OrganizationMembership as ClerkMembership } from '@clerk/backend'
import {
  type FastifyPluginAsyncTypebox,
  madeBefore,
  orderBy,
  Problem,
  Type,
  session,
} from '../../kit/index.ts'
import { checkAdminRemains } from '../rules/last-admin.ts'
import { checkMayManage, explainUnknownRole } from '../rules/organization-access.ts'
import { searchByFormerName } from '../rules/former-names.ts'
import { UserId } from '../schemas/ids.ts'
import {
  AddMember,
  MemberListQuery,
  Membership,
  MembershipPage,
  toMembership,
  UpdateMember,
} from '../schemas/organization.ts'
import { memberOrAdmin } from '../rules/requirements.ts'
import { checkCanSee } from '../rules/visible-users.ts'
import { OrganizationParams } from './organizations.ts'

const MemberParams = Type.Object({ ...OrganizationParams.properties, userId: UserId })

const MANAGE =
  'With the permission `org:members:manage` alone, the caller can manage only members with the role `org:member`.'
const LAST =
  'An organization keeps at least one `org:admin`, unless an app admin takes the role from the last one.'
const manage = session('org:admin', 'org:members:manage', 'admin')

/** Manage the members of an organization and their roles. */
export const memberRoutes: FastifyPluginAsyncTypebox = async (app) => {
  const { organizations, users } = app.clerk

  async function membershipOf(organizationId: string, userId: string) {
    const { data } = await organizations.getOrganizationMembershipList({
      organizationId,
      userId: [userId],
    })
    return data[0]
  }

  async function findMember(organizationId: string, userId: string) {
    const membership = await membershipOf(organizationId, userId)
    if (!membership) throw new Problem('member_not_found')
    return membership
  }

  /** Older tokens of the member lose the rights that the role does not have. */
  function tellRightsOf(userId: string, membership: ClerkMembership) {
    const { organization, role, permissions, updatedAt: at } = membership
    const rights = { role, permissions }
    app.revocations.updateMember({ organizationId: organization.id, userId, rights, at })
  }

  app.get(
    '/v1/organizations/:organizationId/members',
    {
      preValidation: searchByFormerName,
      schema: {
        operationId: 'listMembers',
        tags: ['Members'],
        summary: 'List the members of an organization',
        description: 'Returns the memberships of an organization, each with its user and role.',
        security: memberOrAdmin,
        params: OrganizationParams,
        querystring: MemberListQuery,
        response: { 200: MembershipPage },
        problems: ['not_accepted'],
      },
    },
    async (request, reply) => {
      const { organizationId } = request.params
      const { sort, order, search, role: former, roles = former, ...page } = request.query
      const { data, totalCount } = await organizations.getOrganizationMembershipList({
        organizationId,
        ...page,
        ...(roles && { role: roles }),
        ...(search !== undefined && { query: search }),
        orderBy: orderBy({ sort, order }),
      })
      return reply.page(data.map(toMembership), totalCount)
    },
  )

  app.post(
    '/v1/organizations/:organizationId/members',
    {
      config: { repeatable: true },
      schema: {
        operationId: 'addMember',
        tags: ['Members'],
        summary: 'Add a member',
        description: `Adds an existing user to an organization at once, and returns the membership. Use \`createInvitation\` for a person without an account. App admins can add any user. Others can add only users who share an organization with them now. ${MANAGE}`,
        security: manage,
        grants: true,
        impersonation: 'refused',
        params: OrganizationParams,
        body: AddMember,
        response: { 201: Membership },
        links: Object.fromEntries(
          ['getMember', 'updateMember', 'removeMember'].map((operationId) => [
            operationId,
            {
              operationId,
              description: 'The new member.',
              parameters: {
                organizationId: '$request.path.organizationId',
                userId: '$request.body#/userId',
              },
            },
          ]),
        ),
        problems: [
          'role_not_grantable',
          'invitation_required',
          'user_not_found',
          'already_exists',
          'not_accepted',
        ],
      },
    },
    async (request, reply) => {
      const { organizationId } = request.params
      const { caller } = request
      const { userId, role } = request.body
      checkMayManage(caller, role)
      await checkCanSee(app, caller, userId)
      await users.getUser(userId)
      const membership =
        (await madeBefore(request, async ({ isNew }) => {
          const member = await membershipOf(organizationId, userId)
          return member && isNew(member) && member.role === role ? member : undefined
        })) ??
        (await organizations
          .createOrganizationMembership({ organizationId, userId, role })
          .catch(explainUnknownRole(app, organizationId)))
      tellRightsOf(userId, membership)
      reply.created(`/v1/organizations/${organizationId}/members/${userId}`)
      return toMembership(membership)
    },
  )

  app.get(
    '/v1/organizations/:organizationId/members/:userId',
    {
      schema: {
        operationId: 'getMember',
        tags: ['Members'],
        summary: 'Get a member of an organization',
        description: 'Returns the membership of a user in an organization.',
        security: memberOrAdmin,
        params: MemberParams,
        response: { 200: Membership },
        problems: ['member_not_found'],
      },
    },
    async (request) => {
      const { organizationId, userId } = request.params
      return toMembership(await findMember(organizationId, userId))
    },
  )

  app.patch(
    '/v1/organizations/:organizationId/members/:userId',
    {
      schema: {
        operationId: 'updateMember',
        tags: ['Members'],
        summary: "Change a member's role",
        description: `Changes the role of a member and returns the membership. The member's next token carries the new role. ${LAST} ${MANAGE}`,
        security: manage,
        grants: true,
        impersonation: 'refused',
        params: MemberParams,
        body: UpdateMember,
        response: { 200: Membership },
        problems: ['role_not_grantable', 'member_not_found', 'last_admin', 'not_accepted'],
      },
    },
    async (request) => {
      const { organizationId, userId } = request.params
      const { caller } = request
      const { role } = request.body
      const member = await findMember(organizationId, userId)
      checkMayManage(caller, member.role, role)
      await checkAdminRemains(app, caller, member, role)
      const membership = await organizations
        .updateOrganizationMembership({ organizationId, userId, role })
        .catch(explainUnknownRole(app, organizationId))
      tellRightsOf(userId, membership)
      return toMembership(membership)
    },
  )

  app.delete(
    '/v1/organizations/:organizationId/members/:userId',
    {
      schema: {
        operationId: 'removeMember',
        tags: ['Members'],
        summary: 'Remove a member',
        description: `Removes a user from an organization. ${LAST} ${MANAGE}`,
        security: manage,
        grants: true,
        impersonation: 'refused',
        params: MemberParams,
        response: { 204: Type.Null({ description: 'The user was removed.' }) },
        problems: ['role_not_grantable', 'member_not_found', 'last_admin', 'not_accepted'],
      },
    },
    async (request, reply) => {
      const { organizationId, userId } = request.params
      const { caller } = request
      const member = await findMember(organizationId, userId)
      checkMayManage(caller, member.role)
      await checkAdminRemains(app, caller, member)
      await organizations.deleteOrganizationMembership({ organizationId, userId })
      app.revocations.updateMember({ organizationId, userId, rights: null, at: Date.now() })
      return reply.code(204).send(null)
    },
  )
}
