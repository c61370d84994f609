import type { OrganizationInvitation as ClerkInvitation } from '@clerk/backend'
import {
  closed,
  component,
  described,
  type Lacking,
  list,
  namedOneOf,
  nullable,
  page,
  pageQuery,
  type Static,
  text,
  timestamp,
  Type,
} from '../../kit/index.ts'
import { EmailAddressInput } from './email-address.ts'
import { former } from './former.ts'
import { organizationId, role, roleOfClerk } from './organization.ts'
import { acme, invitation } from './story.ts'

const time = timestamp('Milliseconds since 1970.', 1735689600000)

export const InvitationStatus = namedOneOf(
  'InvitationStatus',
  ['pending', 'accepted', 'revoked', 'expired'],
  'Status of an invitation.',
)

const properties = {
  id: text('Id of an invitation.'),
  emailAddress: text(),
  role: roleOfClerk,
  organizationId: nullable(organizationId),
  status: nullable(
    text('`pending`, `accepted`, `revoked` or `expired`; only a pending one can be accepted.'),
  ),
  expiresAt: nullable(timestamp('Milliseconds since 1970.', 1738281600000)),
  createdAt: time,
  updatedAt: time,
}

export const Invitation = component(
  'Invitation',
  Type.Object(properties, {
    description: 'An invitation by email to become a member of an organization.',
    examples: [invitation],
  }),
)
export const InvitationPage = page('InvitationPage', Invitation)

const statuses = list(InvitationStatus, 'Invitations with one of these statuses.')

export const InvitationListQuery = pageQuery({
  statuses,
  status: former(statuses, 'statuses'),
})

export const CreateInvitation = component(
  'CreateInvitation',
  closed(
    Type.Object(
      {
        emailAddress: EmailAddressInput,
        role,
        expiresInDays: Type.Optional(
          Type.Integer({
            minimum: 1,
            maximum: 365,
            description: 'Days until the invitation expires; 30 by default.',
          }),
        ),
      },
      {
        description: 'An invitation to send.',
        examples: [
          { emailAddress: invitation.emailAddress, role: invitation.role, expiresInDays: 30 },
        ],
      },
    ),
  ),
)

export const ReceivedInvitation = component(
  'ReceivedInvitation',
  Type.Object(
    {
      ...properties,
      organizationName: nullable(text('Name of the organization.')),
      organizationImageUrl: nullable(text('Address of the picture of the organization.')),
    },
    {
      description: 'An invitation to become a member of an organization, for the invited person.',
      examples: [
        { ...invitation, organizationName: acme.name, organizationImageUrl: acme.imageUrl },
      ],
    },
  ),
)
export const ReceivedInvitationPage = page('ReceivedInvitationPage', ReceivedInvitation)

export const ReceivedInvitationListQuery = pageQuery({
  status: Type.Optional(
    described(InvitationStatus, { description: 'Invitations with this status.' }),
  ),
})

export const CreateInvitations = component(
  'CreateInvitations',
  closed(
    Type.Object(
      {
        invitations: Type.Array(CreateInvitation, {
          minItems: 1,
          maxItems: 10,
          description: 'At most ten at once.',
        }),
      },
      {
        description: 'Invitations to send.',
        examples: [
          { invitations: [{ emailAddress: 'charles@example.com', role: invitation.role }] },
        ],
      },
    ),
  ),
)

export const CreatedInvitations = component(
  'CreatedInvitations',
  Type.Object(
    { data: Type.Array(Invitation) },
    { description: 'The invitations that were created.', examples: [{ data: [invitation] }] },
  ),
)

/**
 * Picks the fields of Clerk's invitation that members can see. Its URL is left out, because anyone
 * could accept the invitation with it.
 */
export function toInvitation(
  invitation: Lacking<ClerkInvitation, 'organizationId' | 'status' | 'expiresAt'>,
): Static<typeof Invitation> {
  return {
    id: invitation.id,
    emailAddress: invitation.emailAddress,
    role: invitation.role,
    organizationId: invitation.organizationId ?? null,
    status: invitation.status ?? null,
    expiresAt: invitation.expiresAt ?? null,
    createdAt: invitation.createdAt,
    updatedAt: invitation.updatedAt,
  }
}

/** Picks the fields that the invited person can see. */
export function toReceivedInvitation(
  invitation: Lacking<ClerkInvitation, 'organizationId'>,
): Static<typeof ReceivedInvitation> {
  const { publicOrganizationData: organization } = invitation
  return {
    ...toInvitation(invitation),
    organizationName: organization?.name ?? null,
    organizationImageUrl: organization?.image_url ?? null,
  }
}
