import { Type } from '@sinclair/typebox'
import type { SandboxContext } from '../context.ts'
import { ClerkApiError, invalidParameter, notFound } from '../errors.ts'
import type { SandboxServer } from '../http.ts'
import { makeId } from '../ids.ts'
import type { Permission } from '../instance-records.ts'
import { timestamps } from '../records.ts'
import { closedObject } from '../schemas.ts'
import { permissionsOf, serializePermission } from '../serialize-roles.ts'
import { contains } from './filters.ts'
import { order, paginate, searchSchema, type Orderings } from './pages.ts'

const ORDERINGS: Orderings<Permission> = {
  created_at: (permission) => permission.created_at,
  name: (permission) => permission.name,
  key: (permission) => permission.key,
}
const PermissionParams = Type.Object({ permission_id: Type.String() })
const fields = {
  name: Type.String({ minLength: 1 }),
  key: Type.String({ pattern: '^org:(?!sys_)[a-z0-9_]+:[a-z0-9_]+$' }),
  description: Type.Optional(Type.String()),
}

/** @see https://clerk.com/docs/reference/backend-api/tag/Organization-Permissions */
export function registerPermissions(v1: SandboxServer, { store }: SandboxContext): void {
  function findPermission(id: string): Permission {
    const permission = permissionsOf(store).find((one) => one.id === id)
    if (!permission) throw notFound('permission', id)
    return permission
  }

  /** Finds a permission of the operator. System permissions cannot be changed. */
  function findOwn(id: string): Permission {
    const permission = findPermission(id)
    if (!permission.key.startsWith('org:sys_')) return permission
    const message = 'System permissions cannot be changed.'
    throw new ClerkApiError(403, 'organization_system_permission_not_modifiable', message)
  }

  function checkKeyFree(key: string): void {
    if (!permissionsOf(store).some((one) => one.key === key)) return
    throw invalidParameter(
      'form_identifier_exists',
      'key',
      'That key is taken. Please try another.',
    )
  }

  v1.get('/organization_permissions', { schema: searchSchema(ORDERINGS) }, async ({ query }) => {
    const found = permissionsOf(store).filter(
      ({ id, name, key }) => query.query === id || contains(query.query, [name, key]),
    )
    return paginate(order(found, ORDERINGS, query.order_by), query, serializePermission)
  })

  v1.post(
    '/organization_permissions',
    { schema: { body: closedObject(fields) } },
    async ({ body }) => {
      checkKeyFree(body.key)
      const id = makeId('perm')
      const permission: Permission = { id, description: '', ...body, ...timestamps() }
      store.permissions.set(id, permission)
      store.emit({ type: 'permission.created', data: serializePermission(permission) })
      return serializePermission(permission)
    },
  )

  v1.get(
    '/organization_permissions/:permission_id',
    { schema: { params: PermissionParams } },
    async ({ params }) => serializePermission(findPermission(params.permission_id)),
  )

  v1.patch(
    '/organization_permissions/:permission_id',
    {
      schema: {
        params: PermissionParams,
        body: closedObject({
          name: Type.Optional(fields.name),
          key: Type.Optional(fields.key),
          description: fields.description,
        }),
      },
    },
    async ({ params, body }) => {
      const before = findOwn(params.permission_id)
      if (body.key !== undefined && body.key !== before.key) checkKeyFree(body.key)
      const permission = { ...before, ...body, updated_at: Date.now() }
      store.permissions.set(permission.id, permission)
      for (const role of store.roles.values()) {
        role.permissions = role.permissions.map((key) =>
          key === before.key ? permission.key : key,
        )
      }
      store.emit({ type: 'permission.updated', data: serializePermission(permission) })
      return serializePermission(permission)
    },
  )

  v1.delete(
    '/organization_permissions/:permission_id',
    { schema: { params: PermissionParams } },
    async ({ params }) => {
      const { id, key } = findOwn(params.permission_id)
      store.permissions.delete(id)
      for (const role of store.roles.values()) {
        role.permissions = role.permissions.filter((one) => one !== key)
      }
      const deleted = { object: 'permission', id, deleted: true }
      store.emit({ type: 'permission.deleted', data: deleted })
      return deleted
    },
  )
}
