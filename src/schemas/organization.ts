import type {
  Organization as ClerkOrganization,
  OrganizationInvitation as ClerkInvitation,
  OrganizationMembership as ClerkMembership,
} from '@clerk/backend'
import { type Static, Type } from '@sinclair/typebox'
import { closed, component, nullable, oneOf, timestamp } from './component.ts'
import { InvitationId, MembershipId, OrganizationId, UserId } from './ids.ts'
import { list, page, pageQuery, sortedBy } from './page.ts'
import { Metadata } from './user.ts'

const time = timestamp('Milliseconds since 1970.', 1735689600000)
const image = {
  imageUrl: Type.String({ format: 'uri', maxLength: 2048 }),
  hasImage: Type.Boolean({ description: 'Whether the picture was uploaded or is a default.' }),
}
const name = Type.String({ minLength: 1, maxLength: 256 })
const slug = Type.String({
  minLength: 1,
  maxLength: 256,
  pattern: '^[a-z0-9-]+$',
  description: 'Unique name for addresses.',
})
const role = Type.String({
  pattern: '^org:[a-z0-9_-]+$',
  maxLength: 128,
  description: 'Role in the organization, such as `org:admin`.',
  examples: ['org:member'],
})

export const Organization = component(
  'Organization',
  Type.Object(
    {
      id: OrganizationId,
      name: Type.String({ maxLength: 256 }),
      slug: nullable(Type.String({ maxLength: 256, description: 'Unique name for addresses.' })),
      ...image,
      publicMetadata: Metadata('What the backend keeps about it for its members to read.'),
      maxAllowedMemberships: Type.Integer({ minimum: 0, description: '0 is without limit.' }),
      createdAt: time,
      updatedAt: time,
    },
    { description: 'An organization.' },
  ),
)

export const CreateOrganization = component(
  'CreateOrganization',
  closed(
    Type.Object(
      { name, slug: Type.Optional(slug) },
      { description: 'An organization to create; without a slug, one is made of the name.' },
    ),
  ),
)

export const UpdateOrganization = component(
  'UpdateOrganization',
  closed(
    Type.Object(
      { name: Type.Optional(name), slug: Type.Optional(slug) },
      { minProperties: 1, description: 'What to change; the rest stays as it is.' },
    ),
  ),
)

const PublicUserData = component(
  'PublicUserData',
  Type.Object(
    {
      userId: UserId,
      identifier: Type.String({ maxLength: 320, description: 'Email address or username.' }),
      firstName: nullable(Type.String({ maxLength: 256 })),
      lastName: nullable(Type.String({ maxLength: 256 })),
      ...image,
    },
    { description: 'What members of an organization may see of each other.' },
  ),
)

export const Membership = component(
  'Membership',
  Type.Object(
    {
      id: MembershipId,
      role,
      organization: Organization,
      publicUserData: nullable(PublicUserData),
      publicMetadata: Metadata('What the backend keeps about the membership for anyone to read.'),
      createdAt: time,
      updatedAt: time,
    },
    { description: 'That a user is a member of an organization, and in which role.' },
  ),
)
export const MembershipPage = page('MembershipPage', Membership)

export const MemberListQuery = pageQuery({
  query: Type.Optional(
    Type.String({
      minLength: 1,
      maxLength: 256,
      description: 'Part of an email address, username, id, or name.',
    }),
  ),
  role: list(role, 'Members with one of these roles.'),
  ...sortedBy(['createdAt', 'emailAddress', 'firstName', 'lastName', 'username']),
})

export const AddMember = component(
  'AddMember',
  closed(Type.Object({ userId: UserId, role }, { description: 'A user to make a member.' })),
)

export const UpdateMember = component(
  'UpdateMember',
  closed(Type.Object({ role }, { description: 'The new role of a member.' })),
)

const INVITATION_STATUSES = ['pending', 'accepted', 'revoked', 'expired'] as const

export const Invitation = component(
  'Invitation',
  Type.Object(
    {
      id: InvitationId,
      emailAddress: Type.String({ format: 'email', maxLength: 320 }),
      role,
      organizationId: OrganizationId,
      status: oneOf(INVITATION_STATUSES, { description: 'Only a pending one can be accepted.' }),
      expiresAt: timestamp('Milliseconds since 1970.', 1738281600000),
      createdAt: time,
      updatedAt: time,
    },
    { description: 'An invitation by email to become a member of an organization.' },
  ),
)
export const InvitationPage = page('InvitationPage', Invitation)

export const InvitationListQuery = pageQuery({
  status: list(oneOf(INVITATION_STATUSES), 'Invitations with one of these statuses.'),
})

export const CreateInvitation = component(
  'CreateInvitation',
  closed(
    Type.Object(
      {
        emailAddress: Type.String({ format: 'email', maxLength: 320 }),
        role,
        expiresInDays: Type.Optional(
          Type.Integer({ minimum: 1, maximum: 365, description: '30 where it is left out.' }),
        ),
      },
      { description: 'An invitation to send.' },
    ),
  ),
)

/** Picks what members may see of Clerk's organization. */
export function toOrganization(organization: ClerkOrganization): Static<typeof Organization> {
  return {
    id: organization.id,
    name: organization.name,

    slug: organization.slug,
    imageUrl: organization.imageUrl,
    hasImage: organization.hasImage,
    publicMetadata: { ...organization.publicMetadata },
    maxAllowedMemberships: organization.maxAllowedMemberships,
    createdAt: organization.createdAt,
    updatedAt: organization.updatedAt,
  }
}

/** Picks what members may see of Clerk's membership. */
export function toMembership(membership: ClerkMembership): Static<typeof Membership> {
  const { publicUserData } = membership
  return {
    id: membership.id,
    role: membership.role,
    organization: toOrganization(membership.organization),
    publicUserData: publicUserData
      ? {
          userId: publicUserData.userId,
          identifier: publicUserData.identifier,
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

/** Picks what members may see of Clerk's invitation: not its URL, with which anyone could accept. */
export function toInvitation(invitation: ClerkInvitation): Static<typeof Invitation> {
  return {
    id: invitation.id,
    emailAddress: invitation.emailAddress,
    role: invitation.role,
    organizationId: invitation.organizationId,
    status: invitation.status ?? 'pending',
    expiresAt: invitation.expiresAt,
    createdAt: invitation.createdAt,
    updatedAt: invitation.updatedAt,
  }
}
