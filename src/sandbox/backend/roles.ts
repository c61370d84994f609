import { Type } from '@sinclair/typebox'
import type { SandboxContext } from '../context.ts'
import { ClerkApiError, invalidParameter, notFound } from '../errors.ts'
import type { SandboxServer } from '../http.ts'
import { makeId } from '../ids.ts'
import type { Role } from '../instance-records.ts'
import { timestamps } from '../records.ts'
import { initialRoleSet, roleSetsOf } from '../role-sets.ts'
import { closedObject, optional } from '../schemas.ts'
import { permissionsOf, roleId, serializeRole } from '../serialize-roles.ts'
import { changeSettings, settingsOf } from '../settings.ts'
import type { Store } from '../store.ts'
import { contains } from './filters.ts'
import { order, paginate, searchSchema, type Orderings } from './pages.ts'

const ORDERINGS: Orderings<Role> = {
  created_at: (role) => role.created_at ?? 0,
  name: (role) => role.name,
  key: (role) => role.key,
}
const RoleParams = Type.Object({ organization_role_id: Type.String() })
const key = Type.String({ pattern: '^org:[a-z0-9_]+$' })

/** @see https://clerk.com/docs/reference/backend-api/tag/Organization-Roles */
export function registerRoles(v1: SandboxServer, { store }: SandboxContext): void {
  function findRole(id: string): Role {
    const role = [...store.roles.values()].find((one) => roleId(one) === id)
    if (!role) throw notFound('organization role', id)
    return role
  }

  v1.get('/organization_roles', { schema: searchSchema(ORDERINGS) }, async ({ query }) => {
    const roles = [...store.roles.values()].filter(
      (role) => query.query === roleId(role) || contains(query.query, [role.name, role.key]),
    )
    return paginate(order(roles, ORDERINGS, query.order_by), query, (role) =>
      serializeRole(store, role),
    )
  })

  v1.post(
    '/organization_roles',
    {
      schema: {
        body: closedObject({
          name: Type.String({ minLength: 1 }),
          key,
          description: optional(Type.String()),
          permissions: optional(Type.Array(Type.String())),
          include_in_initial_role_set: optional(Type.Boolean()),
        }),
      },
    },
    async ({ body }) => {
      checkKeyFree(store, body.key)
      const permissions = (body.permissions ?? []).map((id) => permissionKey(store, id))
      const { name, key, description = null } = body
      const id = makeId('role')
      const role: Role = { id, name, key, description, permissions, ...timestamps() }
      const initial = initialRoleSet(store)
      store.roles.set(key, role)
      if (body.include_in_initial_role_set !== false) initial.roles.push(key)
      store.emit({ type: 'role.created', data: serializeRole(store, role) })
      return serializeRole(store, role)
    },
  )

  v1.get(
    '/organization_roles/:organization_role_id',
    { schema: { params: RoleParams } },
    async (request) => serializeRole(store, findRole(request.params.organization_role_id)),
  )

  function change(role: Role, changes: Partial<Role>) {
    const before = role.key
    Object.assign(role, { id: roleId(role) }, changes, { updated_at: Date.now() })
    if (role.key !== before) rename(store, role, before)
    store.emit({ type: 'role.updated', data: serializeRole(store, role) })
    return serializeRole(store, role)
  }

  v1.patch(
    '/organization_roles/:organization_role_id',
    {
      schema: {
        params: RoleParams,
        body: closedObject({
          name: optional(Type.String({ minLength: 1 })),
          key: optional(key),
          description: optional(Type.String()),
          permissions: optional(Type.Array(Type.String())),
        }),
      },
    },
    async ({ params, body }) => {
      const role = findRole(params.organization_role_id)
      if (body.key != null && body.key !== role.key) checkKeyFree(store, body.key)
      const permissions = body.permissions?.map((id) => permissionKey(store, id))
      return change(role, {
        ...(body.name != null && { name: body.name }),
        ...(body.key != null && { key: body.key }),
        ...(body.description !== undefined && { description: body.description }),
        ...(permissions && { permissions }),
      })
    },
  )

  v1.delete(
    '/organization_roles/:organization_role_id',
    { schema: { params: RoleParams } },
    async ({ params }) => {
      const role = findRole(params.organization_role_id)
      const roleSets = roleSetsOf(store)
      const user = roleSets.find((one) => [one.creator_role, one.default_role].includes(role.key))
      if (user) {
        const message = `The role is the default or the creator role of ${user.key}.`
        throw new ClerkApiError(403, 'organization_role_used_for_default', message)
      }
      const isUsed =
        [...store.memberships.values()].some((membership) => membership.role === role.key) ||
        [...store.organizationInvitations.values()].some(
          (invitation) => invitation.role === role.key && invitation.status === 'pending',
        )
      if (isUsed) {
        const message = 'The role is assigned to members or invitations.'
        throw new ClerkApiError(403, 'organization_role_assigned_to_members', message)
      }
      for (const one of roleSets) one.roles = one.roles.filter((key) => key !== role.key)
      store.roles.delete(role.key)
      const deleted = { object: 'role', id: roleId(role), deleted: true }
      store.emit({ type: 'role.deleted', data: deleted })
      return deleted
    },
  )

  const PermissionParams = Type.Object({
    ...RoleParams.properties,
    permission_id: Type.String(),
  })
  const path = '/organization_roles/:organization_role_id/permissions/:permission_id'
  v1.post(path, { schema: { params: PermissionParams } }, async ({ params }) => {
    const role = findRole(params.organization_role_id)
    const added = permissionKey(store, params.permission_id)
    if (role.permissions.includes(added)) {
      const message = 'The role has the permission already.'
      throw new ClerkApiError(409, 'organization_role_permission_exists', message)
    }
    return change(role, { permissions: [...role.permissions, added] })
  })
  v1.delete(path, { schema: { params: PermissionParams } }, async ({ params }) => {
    const role = findRole(params.organization_role_id)
    const removed = permissionKey(store, params.permission_id)
    if (!role.permissions.includes(removed)) throw notFound('permission', params.permission_id)
    return change(role, { permissions: role.permissions.filter((one) => one !== removed) })
  })
}

function checkKeyFree(store: Store, key: string): void {
  if (!store.roles.has(key)) return
  throw invalidParameter('form_identifier_exists', 'key', 'That key is taken. Please try another.')
}

/** The key of the permission with this id, or 404. */
function permissionKey(store: Store, id: string): string {
  const permission = permissionsOf(store).find((one) => one.id === id)
  if (!permission) throw notFound('permission', id)
  return permission.key
}

/** Gives the members, invitations and role sets of a role its new key. */
function rename(store: Store, role: Role, before: string): void {
  store.roles.delete(before)
  store.roles.set(role.key, role)
  for (const table of [store.memberships, store.organizationInvitations]) {
    for (const record of table.values()) if (record.role === before) record.role = role.key
  }
  const newKey = (key: string) => (key === before ? role.key : key)
  for (const one of roleSetsOf(store)) {
    one.roles = one.roles.map(newKey)
    one.creator_role = one.creator_role && newKey(one.creator_role)
    one.default_role = one.default_role && newKey(one.default_role)
  }
  const { domains_default_role } = settingsOf(store).organizations
  changeSettings(store, 'organizations', { domains_default_role: newKey(domains_default_role) })
}
