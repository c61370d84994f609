import { Type } from '@sinclair/typebox'
import { updateMembership } from '../changes.ts'
import type { SandboxContext } from '../context.ts'
import { ClerkApiError, find, invalidParameter, notFound } from '../errors.ts'
import type { SandboxServer } from '../http.ts'
import { makeId } from '../ids.ts'
import type { RoleSet } from '../instance-records.ts'
import { timestamps, type Organization } from '../records.ts'
import { initialRoleSet, organizationsWith, roleSetsOf } from '../role-sets.ts'
import { closedObject, optional } from '../schemas.ts'
import { serializeRoleSet } from '../serialize-roles.ts'
import type { Store } from '../store.ts'
import { contains } from './filters.ts'
import { order, paginate, searchSchema, type Orderings } from './pages.ts'
import { withoutNulls } from './parameters.ts'

const ORDERINGS: Orderings<RoleSet> = {
  created_at: (roleSet) => roleSet.created_at,
  name: (roleSet) => roleSet.name,
  key: (roleSet) => roleSet.key,
}
const RoleSetParams = Type.Object({ role_set_key_or_id: Type.String() })
const name = Type.String({ minLength: 1 })
const key = Type.String({ pattern: '^role_set:[a-z0-9_]+$' })
const description = optional(Type.String())
const role = Type.String()
const roles = Type.Array(role, { minItems: 1, maxItems: 10 })

/** The role set with this key or id, or 404. */
export function findRoleSet(store: Store, keyOrId: string): RoleSet {
  const found = roleSetsOf(store).find((one) => one.key === keyOrId || one.id === keyOrId)
  if (!found) throw notFound('role set', keyOrId)
  return found
}

/** @see https://clerk.com/docs/reference/backend-api/tag/Role-Sets */
export function registerRoleSets(v1: SandboxServer, { store }: SandboxContext): void {
  const serialize = (roleSet: RoleSet) => serializeRoleSet(store, roleSet)

  function checkKeyFree(wanted: string): void {
    if (!roleSetsOf(store).some((one) => one.key === wanted)) return
    const message = 'That key is taken. Please try another.'
    throw invalidParameter('form_identifier_exists', 'key', message)
  }

  /** Only one role set is the initial one. */
  function makeInitial(roleSet: RoleSet): void {
    initialRoleSet(store).type = 'custom'
    roleSet.type = 'initial'
  }

  /** Changes the role set, if its default and its creator role are in it. */
  function change(roleSet: RoleSet, changes: Partial<RoleSet>): RoleSet {
    const changed = { ...roleSet, ...changes, updated_at: Date.now() }
    for (const use of ['default_role', 'creator_role'] as const) {
      const wanted = changed[use]
      if (wanted === null || changed.roles.includes(wanted)) continue
      const message = `The role ${wanted} is not in the role set.`
      throw invalidParameter('form_param_value_invalid', `${use}_key`, message)
    }
    return Object.assign(roleSet, changed)
  }

  /** Gives members and invited people with the role another one. */
  function reassign(organizations: Organization[], newRole: (role: string) => string): void {
    const ids = new Set(organizations.map(({ id }) => id))
    for (const membership of store.memberships.values()) {
      const role = newRole(membership.role)
      if (ids.has(membership.organization_id) && role !== membership.role)
        updateMembership(store, membership, { role })
    }
    for (const invitation of store.organizationInvitations.values()) {
      if (ids.has(invitation.organization_id) && invitation.status === 'pending')
        invitation.role = newRole(invitation.role)
    }
  }

  v1.get('/role_sets', { schema: searchSchema(ORDERINGS) }, async ({ query }) => {
    const found = roleSetsOf(store).filter(
      (one) => query.query === one.id || contains(query.query, [one.name, one.key]),
    )
    return paginate(order(found, ORDERINGS, query.order_by), query, serialize)
  })

  v1.post(
    '/role_sets',
    {
      schema: {
        body: closedObject({
          name,
          key: Type.Optional(key),
          description,
          default_role_key: role,
          creator_role_key: role,
          type: Type.Optional(Type.Union([Type.Literal('initial'), Type.Literal('custom')])),
          roles,
        }),
      },
    },
    async ({ body }) => {
      const words = body.name.toLowerCase().match(/[a-z0-9]+/g) ?? ['custom']
      const { key = `role_set:${words.join('_')}` } = body
      checkKeyFree(key)
      for (const one of body.roles) find(store.roles, 'organization role', one)
      const roleSet = change(
        {
          id: makeId('rset'),
          key,
          name: body.name,
          description: body.description ?? null,
          type: 'custom',
          roles: [...new Set(body.roles)],
          default_role: body.default_role_key,
          creator_role: body.creator_role_key,
          ...timestamps(),
        },
        {},
      )
      if (body.type === 'initial') makeInitial(roleSet)
      store.roleSets.set(roleSet.id, roleSet)
      return serialize(roleSet)
    },
  )

  v1.get('/role_sets/:role_set_key_or_id', { schema: { params: RoleSetParams } }, async (request) =>
    serialize(findRoleSet(store, request.params.role_set_key_or_id)),
  )

  v1.patch(
    '/role_sets/:role_set_key_or_id',
    {
      schema: {
        params: RoleSetParams,
        body: closedObject({
          name: optional(name),
          key: optional(key),
          description,
          type: optional(Type.Literal('initial')),
          default_role_key: optional(role),
          creator_role_key: optional(role),
        }),
      },
    },
    async ({ params, body }) => {
      const roleSet = findRoleSet(store, params.role_set_key_or_id)
      if (body.key != null && body.key !== roleSet.key) checkKeyFree(body.key)
      const { type, default_role_key, creator_role_key, ...changes } = withoutNulls(body)
      change(roleSet, {
        ...changes,
        ...(default_role_key !== undefined && { default_role: default_role_key }),
        ...(creator_role_key !== undefined && { creator_role: creator_role_key }),
      })
      if (type) makeInitial(roleSet)
      return serialize(roleSet)
    },
  )

  v1.post(
    '/role_sets/:role_set_key_or_id/replace',
    {
      schema: {
        params: RoleSetParams,
        body: closedObject({
          dest_role_set_key: Type.String(),
          reassignment_mappings: Type.Optional(Type.Record(role, role)),
        }),
      },
    },
    async ({ params, body: { dest_role_set_key, reassignment_mappings: mappings = {} } }) => {
      const source = findRoleSet(store, params.role_set_key_or_id)
      const target = findRoleSet(store, dest_role_set_key)
      if (source.type === 'initial' || source === target) {
        const message =
          source === target
            ? 'A role set cannot replace itself.'
            : 'The initial role set cannot be replaced. Make another one the initial one before.'
        throw new ClerkApiError(403, 'role_set_cannot_be_replaced', message)
      }
      const organizations = organizationsWith(store, source)
      const newRole = (one: string) => mappings[one] ?? one
      for (const organization of organizations) {
        checkHasRoles(store, organization, target, 'reassignment_mappings', newRole)
      }
      reassign(organizations, newRole)
      for (const organization of organizations) organization.role_set_id = target.id
      store.roleSets.delete(source.id)
      return { object: 'role_set', id: source.id, deleted: true }
    },
  )

  v1.post(
    '/role_sets/:role_set_key_or_id/roles',
    {
      schema: {
        params: RoleSetParams,
        body: closedObject({
          role_keys: roles,
          default_role_key: Type.Optional(role),
          creator_role_key: Type.Optional(role),
        }),
      },
    },
    async ({ params, body }) => {
      const roleSet = findRoleSet(store, params.role_set_key_or_id)
      for (const one of body.role_keys) find(store.roles, 'organization role', one)
      const { default_role_key: default_role, creator_role_key: creator_role } = body
      return serialize(
        change(roleSet, {
          roles: [...new Set([...roleSet.roles, ...body.role_keys])],
          ...(default_role !== undefined && { default_role }),
          ...(creator_role !== undefined && { creator_role }),
        }),
      )
    },
  )

  v1.post(
    '/role_sets/:role_set_key_or_id/roles/replace',
    {
      schema: {
        params: RoleSetParams,
        body: closedObject({ role_key: role, to_role_key: role }),
      },
    },
    async ({ params, body: { role_key: removed, to_role_key: other } }) => {
      const roleSet = findRoleSet(store, params.role_set_key_or_id)
      for (const one of [removed, other]) {
        if (!roleSet.roles.includes(one)) throw notFound('role in the role set', one)
      }
      if (removed === other) {
        const message = 'A role cannot replace itself.'
        throw invalidParameter('form_param_value_invalid', 'to_role_key', message)
      }
      const newRole = (one: string) => (one === removed ? other : one)
      reassign(organizationsWith(store, roleSet), newRole)
      return serialize(
        change(roleSet, {
          roles: roleSet.roles.filter((one) => one !== removed),
          default_role: roleSet.default_role && newRole(roleSet.default_role),
          creator_role: roleSet.creator_role && newRole(roleSet.creator_role),
        }),
      )
    },
  )
}

/**
 * Throws 422 if a member or an invited person has a role that is not in the role set.
 *
 * @param newRole the role that is given instead, before the role set changes
 */
export function checkHasRoles(
  store: Store,
  { id, slug }: Organization,
  { key, roles }: RoleSet,
  parameter: string,
  newRole = (role: string) => role,
): void {
  const pending = [...store.organizationInvitations.values()].filter(
    ({ status }) => status === 'pending',
  )
  const missing = [...store.memberships.values(), ...pending]
    .filter(({ organization_id }) => organization_id === id)
    .map(({ role }) => newRole(role))
    .find((role) => !roles.includes(role))
  if (missing === undefined) return
  const message = `Members or invitations of ${slug} have the role ${missing}, which is not in ${key}.`
  throw invalidParameter('form_param_value_invalid', parameter, message)
}
