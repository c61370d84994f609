import { makeId } from './ids.ts'
import type { Permission, Role } from './instance-records.ts'
import { settingsOf } from './settings.ts'
import type { Store } from './store.ts'

/** The creation time of roles in a seed, and of permissions that only those roles name. */
const SEEDED = Date.UTC(2026, 0, 1)

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
      created_at: SEEDED,
      updated_at: SEEDED,
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
    is_creator_eligible: role.key === settingsOf(store).organizations.creator_role,
    permissions: role.permissions.map((key) => serializePermission(permissionOf(store, key))),
    created_at: role.created_at ?? SEEDED,
    updated_at: role.updated_at ?? SEEDED,
  }
}
