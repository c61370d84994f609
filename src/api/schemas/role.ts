import type { ClerkClient } from '@clerk/backend'
import {
  component,
  nullable,
  page,
  pageQuery,
  sortedBy,
  type Static,
  text,
  Type,
} from '../../kit/index.ts'

type ClerkRole = Awaited<ReturnType<ClerkClient['organizationRoles']['getOrganizationRole']>>

export const OrganizationRole = component(
  'OrganizationRole',
  Type.Object(
    {
      id: text('Id of a role.'),
      key: text('The role as members have it, such as `org:admin`.'),
      name: text('Name of the role, to show to people.'),
      description: nullable(text()),
      permissions: Type.Array(text(), { description: 'The permissions of the role.' }),
    },
    {
      description: 'A role that members of organizations can have.',
      examples: [
        {
          id: 'role_2b6fcd92dvf96q05x8e4a8xvt6a',
          key: 'org:admin',
          name: 'Admin',
          description: 'Manages the organization.',
          permissions: ['org:reports:read', 'org:reports:manage'],
        },
      ],
    },
  ),
)
export const OrganizationRolePage = page('OrganizationRolePage', OrganizationRole)

export const RoleListQuery = pageQuery(sortedBy(['createdAt', 'name', 'key']))

export function toOrganizationRole(role: ClerkRole): Static<typeof OrganizationRole> {
  const { id, key, name, description, permissions } = role
  return { id, key, name, description, permissions: permissions.map((one) => one.key) }
}
