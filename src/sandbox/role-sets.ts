import { find, invalidParameter } from './errors.ts'
import { makeId } from './ids.ts'
import { SEED_TIME, type Role, type RoleSet } from './instance-records.ts'
import { timestamps, type Organization } from './records.ts'
import { settingsOf } from './settings.ts'
import type { Store } from './store.ts'

// Each organization has a role set. Its members can only have the roles of that set.

/** The role set of new organizations. A new sandbox has this one only, with all roles. */
export function initialRoleSet(store: Store): RoleSet {
  const found = [...store.roleSets.values()].find(({ type }) => type === 'initial')
  if (found) return found
  const roles = [...store.roles.keys()]
  const oneOf = (wanted: string, other: string | undefined) =>
    roles.includes(wanted) ? wanted : (other ?? null)
  const key = 'role_set:default'
  const first: RoleSet = {
    id: makeId('rset', key),
    key,
    name: 'Default',
    description: null,
    type: 'initial',
    roles,
    creator_role: oneOf('org:admin', roles[0]),
    default_role: oneOf('org:member', roles.at(-1)),
    ...timestamps(SEED_TIME),
  }
  store.roleSets.set(first.id, first)
  return first
}

/** All role sets, oldest first. */
export function roleSetsOf(store: Store): RoleSet[] {
  initialRoleSet(store)
  return [...store.roleSets.values()]
}

/** The role set of the organization. */
export function roleSetOf(store: Store, { role_set_id }: Organization): RoleSet {
  return store.roleSets.get(role_set_id ?? '') ?? initialRoleSet(store)
}

/** The organizations with this role set. */
export function organizationsWith(store: Store, roleSet: RoleSet): Organization[] {
  return [...store.organizations.values()].filter(
    (organization) => roleSetOf(store, organization) === roleSet,
  )
}

/** The roles that members of the organization can have. */
export function rolesOf(store: Store, organization: Organization): Role[] {
  const { roles } = roleSetOf(store, organization)
  return [...store.roles.values()].filter(({ key }) => roles.includes(key))
}

/** The role of members who join by themselves: that of the instance, or else of the role set. */
export function defaultRoleOf(store: Store, organization: Organization): string {
  const { domains_default_role } = settingsOf(store).organizations
  const { roles, default_role } = roleSetOf(store, organization)
  return roles.includes(domains_default_role) || default_role === null
    ? domains_default_role
    : default_role
}

/** Throws 404 if there is no such role, 422 if it is not in the role set of the organization. */
export function checkRole(store: Store, organization: Organization, role: string): void {
  find(store.roles, 'organization role', role)
  const { key, roles } = roleSetOf(store, organization)
  if (roles.includes(role)) return
  const message = `The role ${role} is not in ${key}, the role set of the organization.`
  throw invalidParameter('form_param_value_invalid', 'role', message)
}
