import type {
  Organization as ClerkOrganization,
  OrganizationMembership as ClerkMembership,
} from '@clerk/backend'
import {
  closed,
  component,
  type Lacking,
  list,
  nullable,
  page,
  pageQuery,
  sortedBy,
  type Static,
  text,
  timestamp,
  Type,
  unmarked,
} from '../../kit/index.ts'
import { former } from './former.ts'
import { UserId } from './ids.ts'
import { search } from './search.ts'
import { acme, acmeForAdmins, ada, membership } from './story.ts'
import { Metadata } from './user.ts'

const time = timestamp('Milliseconds since 1970.', 1735689600000)
const image = {
  imageUrl: nullable(text('Address of the picture.')),
  hasImage: Type.Boolean({
    description: 'True if the picture was uploaded, false if it is a default.',
  }),
}
const name = Type.String({ minLength: 1, maxLength: 256 })
const slug = Type.String({
  minLength: 1,
  maxLength: 256,
  pattern: '^[a-z0-9-]+$',
  description: 'Unique name for use in URLs.',
})
const described = {
  description: 'Role in the organization, such as `org:admin`.',
  examples: ['org:member'],
}
export const role = Type.String({ pattern: '^org:[a-z0-9_-]+$', maxLength: 128, ...described })
export const roleOfClerk = Type.String(described)
export const organizationId = text('Id of an organization.')

const ofOrganization = {
  id: organizationId,
  name: text(),
  slug: nullable(text('Unique name for use in URLs.')),
  ...image,
  publicMetadata: Metadata('Metadata that the backend writes and members can read.'),
  maxAllowedMemberships: Type.Integer({ description: '0 means no limit.' }),
  createdAt: time,
  updatedAt: time,
}

export const Organization = component(
  'Organization',
  Type.Object(ofOrganization, { description: 'An organization.', examples: [acme] }),
)

export const AdminOrganization = component(
  'AdminOrganization',
  Type.Object(
    {
      ...ofOrganization,
      privateMetadata: Metadata('Metadata that only the backend reads and writes.'),
      membersCount: nullable(Type.Integer({ description: 'Number of members; null if unknown.' })),
      createdBy: nullable(text('Id of the user who created the organization.')),
    },
    {
      description: 'An organization, with the fields that administrators of the app can see.',
      examples: [acmeForAdmins],
    },
  ),
)
export const AdminOrganizationPage = page('AdminOrganizationPage', AdminOrganization)

export const OrganizationListQuery = pageQuery({
  search: Type.Optional(
    Type.String({
      minLength: 1,
      maxLength: 256,
      description: 'Part of a name or slug, or an id.',
    }),
  ),
  ...sortedBy(['createdAt', 'name', 'membersCount']),
})

export const UpdateOrganizationMetadata = component(
  'UpdateOrganizationMetadata',
  closed(
    Type.Object(
      {
        publicMetadata: Type.Optional(
          Metadata('Metadata that the backend writes and members can read.'),
        ),
        privateMetadata: Type.Optional(
          Metadata('Metadata that only the backend reads and writes.'),
        ),
      },
      {
        minProperties: 1,
        description: 'Merged deeply into the present metadata. null removes a property.',
        examples: [{ privateMetadata: acmeForAdmins.privateMetadata }],
      },
    ),
  ),
)

export const CreateOrganization = component(
  'CreateOrganization',
  closed(
    Type.Object(
      { name, slug: Type.Optional(slug) },
      {
        description: 'An organization to create. If the slug is absent, it is made from the name.',
        examples: [{ name: acme.name }],
      },
    ),
  ),
)

export const UpdateOrganization = component(
  'UpdateOrganization',
  closed(
    Type.Object(
      { name: Type.Optional(name), slug: Type.Optional(slug) },
      {
        minProperties: 1,
        description: 'The fields to change. Absent fields keep their values.',
        examples: [{ name: acme.name }],
      },
    ),
  ),
)

const PublicUserData = component(
  'PublicUserData',
  Type.Object(
    {
      userId: text('Id of a user.'),
      identifier: nullable(text('Email address or username.')),
      firstName: nullable(text()),
      lastName: nullable(text()),
      ...image,
    },
    {
      description: 'The data of a member that other members can see.',
      examples: [membership.publicUserData],
    },
  ),
)

export const Membership = component(
  'Membership',
  Type.Object(
    {
      id: text('Id of a membership.'),
      role: roleOfClerk,
      organization: Organization,
      publicUserData: nullable(PublicUserData),
      publicMetadata: Metadata('Metadata that the backend writes and everyone can read.'),
      createdAt: time,
      updatedAt: time,
    },
    {
      description: 'The membership of a user in an organization, with the role.',
      examples: [membership],
    },
  ),
)
export const MembershipPage = page('MembershipPage', Membership)

const roles = list(role, 'Members with one of these roles.')

export const MemberListQuery = pageQuery({
  search,
  roles,
  role: former(roles, 'roles'),
  ...sortedBy(['createdAt', 'emailAddress', 'firstName', 'lastName', 'username']),
})

export const AddMember = component(
  'AddMember',
  closed(
    Type.Object(
      { userId: UserId, role },
      {
        description: 'A user to add, and the role.',
        examples: [{ userId: ada.id, role: membership.role }],
      },
    ),
  ),
)

export const UpdateMember = component(
  'UpdateMember',
  closed(
    Type.Object(
      { role },
      { description: 'The new role of a member.', examples: [{ role: membership.role }] },
    ),
  ),
)

/** Picks the fields of Clerk's organization that members can see. */
export function toOrganization(organization: ClerkOrganization): Static<typeof Organization> {
  return {
    id: organization.id,
    name: organization.name,
    slug: organization.slug,
    // The SDK has '' if there is no picture.
    imageUrl: organization.raw?.image_url ?? null,
    hasImage: organization.hasImage,
    publicMetadata: { ...organization.publicMetadata },
    maxAllowedMemberships: organization.maxAllowedMemberships,
    createdAt: organization.createdAt,
    updatedAt: organization.updatedAt,
  }
}

/** Picks the fields of Clerk's organization that administrators of the app can see. */
export function toAdminOrganization(
  organization: ClerkOrganization,
): Static<typeof AdminOrganization> {
  return {
    ...toOrganization(organization),
    privateMetadata: unmarked(organization.privateMetadata),
    membersCount: organization.membersCount ?? null,
    createdBy: organization.createdBy ?? null,
  }
}

type PublicData = Lacking<NonNullable<ClerkMembership['publicUserData']>, 'identifier' | 'userId'>

/** Picks the fields of Clerk's membership that members can see. */
export function toMembership(membership: ClerkMembership): Static<typeof Membership> {
  const publicUserData: PublicData | null | undefined = membership.publicUserData
  return {
    id: membership.id,
    role: membership.role,
    organization: toOrganization(membership.organization),
    // The SDK makes an empty object if Clerk sends none.
    publicUserData: publicUserData?.userId
      ? {
          userId: publicUserData.userId,
          identifier: publicUserData.identifier ?? null,
          firstName: publicUserData.firstName,
          lastName: publicUserData.lastName,
          imageUrl: publicUserData.imageUrl,
          hasImage: publicUserData.hasImage,
        }
      : null,
    publicMetadata: { ...membership.publicMetadata },
    createdAt: membership.createdAt,
    updatedAt: membership.updatedAt,
  }
}
