import { makeId } from './ids.ts'
import { SEED_TIME, type Permission, type Role, type RoleSet } from './instance-records.ts'
import { initialRoleSet, organizationsWith } from './role-sets.ts'
import type { Store } from './store.ts'

export const roleId = (role: Role): string => role.id ?? makeId('role', role.key)

/** All permissions: those that an operator added, and those of the roles. */
export function permissionsOf(store: Store): Permission[] {
  const added = [...store.permissions.values()]
  const known = new Set(added.map(({ key }) => key))
  const keys = new Set([...store.roles.values()].flatMap(({ permissions }) => permissions))
  const ofRoles = [...keys].filter((key) => !known.has(key)).map((key) => permissionOf(store, key))
  return [...added, ...ofRoles]
}

function permissionOf(store: Store, key: string): Permission {
  const added = [...store.permissions.values()].find((permission) => permission.key === key)
  return (
    added ?? {
      id: makeId('perm', key),
      key,
      name: key,
      description: '',
      created_at: SEED_TIME,
      updated_at: SEED_TIME,
    }
  )
}

export function serializePermission({ id, key, name, description, ...times }: Permission) {
  const type = key.startsWith('org:sys_') ? 'system' : 'user'
  const { created_at, updated_at } = times
  return { object: 'permission', id, key, name, description, type, created_at, updated_at }
}

export function serializeRole(store: Store, role: Role) {
  return {
    object: 'role',
    id: roleId(role),
    key: role.key,
    name: role.name,
    description: role.description ?? '',
    is_creator_eligible: role.key === initialRoleSet(store).creator_role,
    permissions: role.permissions.map((key) => serializePermission(permissionOf(store, key))),
    created_at: role.created_at ?? SEED_TIME,
    updated_at: role.updated_at ?? SEED_TIME,
  }
}

/** The number of members with each role, in organizations with this role set. */
function countMembers(store: Store, roleSet: RoleSet): Map<string, number> {
  const ids = new Set(organizationsWith(store, roleSet).map(({ id }) => id))
  const counts = new Map<string, number>()
  for (const { organization_id, role } of store.memberships.values()) {
    if (ids.has(organization_id)) counts.set(role, (counts.get(role) ?? 0) + 1)
  }
  return counts
}

export function serializeRoleSet(store: Store, roleSet: RoleSet) {
  const { id, key, name, description, type, created_at, updated_at } = roleSet
  const counts = countMembers(store, roleSet)
  const item = (key: string | null) => {
    const role = store.roles.get(key ?? '')
    if (!role) return null
    const members_count = counts.get(role.key) ?? 0
    return {
      object: 'role_set_item',
      id: roleId(role),
      name: role.name,
      key: role.key,
      description: role.description ?? null,
      members_count,
      has_members: members_count > 0,
      created_at: role.created_at ?? SEED_TIME,
      updated_at: role.updated_at ?? SEED_TIME,
    }
  }
  return {
    object: 'role_set',
    id,
    name,
    key,
    description,
    roles: roleSet.roles.map(item),
    default_role: item(roleSet.default_role),
    creator_role: item(roleSet.creator_role),
    type,
    // Members get their new roles at once.
    role_set_migration: null,
    created_at,
    updated_at,
  }
}
