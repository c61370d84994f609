import { Type } from '@sinclair/typebox'
import { createOrganization, deleteOrganization, updateOrganization } from '../changes.ts'
import type { SandboxContext } from '../context.ts'
import { find, invalidParameter } from '../errors.ts'
import type { SandboxServer } from '../http.ts'
import { acceptUploads, readUpload } from '../images.ts'
import type { Organization } from '../records.ts'
import { closedObject, dateTime, metadata, optional, slug } from '../schemas.ts'
import { serializeOrganization } from '../serialize.ts'
import { membershipsOfOrganization, type Store } from '../store.ts'
import { contains, isWanted } from './filters.ts'
import { mergedMetadata } from './metadata.ts'
import { order, orderParameter, pageParameters, paginate, type Orderings } from './pages.ts'
import { metadataParameters, withoutNulls } from './parameters.ts'
import { checkHasRoles, findRoleSet } from './role-sets.ts'

const OrganizationParams = Type.Object({ organization_id: Type.String() })
const name = Type.String({ minLength: 1, maxLength: 256 })
const maxMemberships = Type.Integer({ minimum: 0 })
const includeMembersCount = { include_members_count: Type.Optional(Type.Boolean()) }

/** The organization with this id or slug, or 404. */
export function findOrganization(store: Store, idOrSlug: string): Organization {
  const bySlug = [...store.organizations.values()].find((one) => one.slug === idOrSlug)
  return bySlug ?? find(store.organizations, 'organization', idOrSlug)
}

/** @see https://clerk.com/docs/reference/backend-api/tag/Organizations */
export function registerOrganizations(v1: SandboxServer, { store }: SandboxContext): void {
  const orderings: Orderings<Organization> = {
    created_at: (organization) => organization.created_at,
    name: (organization) => organization.name,
    members_count: ({ id }) => membershipsOfOrganization(store, id).length,
  }

  v1.get(
    '/organizations',
    {
      schema: {
        querystring: closedObject({
          organization_id: Type.Optional(Type.Array(Type.String())),
          user_id: Type.Optional(Type.Array(Type.String())),
          query: Type.Optional(Type.String()),
          ...includeMembersCount,
          ...orderParameter(orderings),
          ...pageParameters,
        }),
      },
    },
    async ({ query }) => {
      const organizations = [...store.organizations.values()].filter((organization) => {
        const { id } = organization
        const members = membershipsOfOrganization(store, id).map(({ user_id }) => user_id)
        return (
          isWanted(query.organization_id, [id]) &&
          isWanted(query.user_id, members) &&
          (query.query === id || contains(query.query, [organization.name, organization.slug]))
        )
      })
      return paginate(order(organizations, orderings, query.order_by), query, (organization) =>
        serializeOrganization(store, organization, {
          includeMembersCount: query.include_members_count,
        }),
      )
    },
  )

  v1.post(
    '/organizations',
    {
      schema: {
        body: closedObject({
          name,
          slug: optional(slug),
          created_by: optional(Type.String()),
          max_allowed_memberships: optional(maxMemberships),
          role_set_key: optional(Type.String()),
          public_metadata: optional(metadata),
          private_metadata: optional(metadata),
          created_at: optional(dateTime),
        }),
      },
    },
    async ({ body }) => {
      if (body.created_by != null) find(store.users, 'user', body.created_by)
      if (body.slug != null) checkSlugFree(store, body.slug)
      const { created_at, role_set_key, ...fields } = withoutNulls(body)
      const slug = body.slug ?? freeSlug(store, body.name)
      const more = {
        ...(created_at !== undefined && { created_at: Date.parse(created_at) }),
        ...(role_set_key !== undefined && { role_set_id: findRoleSet(store, role_set_key).id }),
      }
      return serializeOrganization(store, createOrganization(store, { ...fields, ...more, slug }))
    },
  )

  v1.get(
    '/organizations/:organization_id',
    {
      schema: {
        params: OrganizationParams,
        querystring: closedObject(includeMembersCount),
      },
    },
    async ({ params, query }) =>
      serializeOrganization(store, findOrganization(store, params.organization_id), {
        includeMembersCount: query.include_members_count,
      }),
  )

  v1.patch(
    '/organizations/:organization_id',
    {
      schema: {
        params: OrganizationParams,
        body: closedObject({
          name: optional(name),
          slug: optional(slug),
          max_allowed_memberships: optional(maxMemberships),
          admin_delete_enabled: optional(Type.Boolean()),
          role_set_key: optional(Type.String()),
          public_metadata: optional(metadata),
          private_metadata: optional(metadata),
          created_at: optional(dateTime),
        }),
      },
    },
    async ({ params, body }) => {
      const organization = findOrganization(store, params.organization_id)
      if (body.slug != null) checkSlugFree(store, body.slug, organization)
      const { created_at, role_set_key, ...changes } = withoutNulls(body)
      const roleSet = role_set_key === undefined ? undefined : findRoleSet(store, role_set_key)
      if (roleSet) checkHasRoles(store, organization, roleSet, 'role_set_key')
      const changed = updateOrganization(store, organization, {
        ...changes,
        ...(created_at !== undefined && { created_at: Date.parse(created_at) }),
        ...(roleSet && { role_set_id: roleSet.id }),
      })
      return serializeOrganization(store, changed)
    },
  )

  v1.delete(
    '/organizations/:organization_id',
    { schema: { params: OrganizationParams } },
    async ({ params }) =>
      deleteOrganization(store, findOrganization(store, params.organization_id)),
  )

  const metadataSchema = {
    schema: { params: OrganizationParams, body: closedObject(metadataParameters) },
  }
  v1.patch('/organizations/:organization_id/metadata', metadataSchema, async (request) => {
    const organization = findOrganization(store, request.params.organization_id)
    const merged = mergedMetadata(organization, request.body)
    return serializeOrganization(store, updateOrganization(store, organization, merged))
  })
  v1.put('/organizations/:organization_id/metadata', metadataSchema, async (request) => {
    const organization = findOrganization(store, request.params.organization_id)
    return serializeOrganization(store, updateOrganization(store, organization, request.body))
  })

  v1.register(async (uploads: SandboxServer) => {
    acceptUploads(uploads)
    uploads.put('/organizations/:organization_id/logo', async (request) => {
      const { organization_id } = request.params as { organization_id: string }
      const organization = findOrganization(store, organization_id)
      const { image } = await readUpload(request)
      return serializeOrganization(store, updateOrganization(store, organization, { image }))
    })
  })
  v1.delete(
    '/organizations/:organization_id/logo',
    { schema: { params: OrganizationParams } },
    async ({ params }) => {
      const organization = findOrganization(store, params.organization_id)
      return serializeOrganization(store, updateOrganization(store, organization, { image: null }))
    },
  )
}

/** Throws 422 if an organization other than `owner` has this slug. */
export function checkSlugFree(store: Store, wanted: string, owner?: Organization): void {
  const holder = [...store.organizations.values()].find((one) => one.slug === wanted)
  if (!holder || holder === owner) return
  throw invalidParameter(
    'form_identifier_exists',
    'slug',
    'That slug is taken. Please try another.',
  )
}

/** A free slug, made from the name; with a number after it if the slug is taken. */
export function freeSlug(store: Store, organizationName: string): string {
  const words = organizationName.toLowerCase().match(/[a-z0-9]+/g) ?? ['organization']
  const wanted = words.join('-')
  const slugs = new Set([...store.organizations.values()].map((one) => one.slug))
  let free = wanted
  for (let number = 2; slugs.has(free); number++) free = `${wanted}-${number}`
  return free
}
