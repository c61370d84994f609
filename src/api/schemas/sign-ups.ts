import type {
  AllowlistIdentifier as ClerkListedIdentifier,
  Invitation as ClerkInvitation,
  WaitlistEntry as ClerkWaitlistEntry,
} from '@clerk/backend'
import {
  closed,
  component,
  described,
  type Lacking,
  nullable,
  oneOf,
  page,
  pageQuery,
  sortedBy,
  type Static,
  text,
  timestamp,
  Type,
} from '../../kit/index.ts'
import { EmailAddressInput } from './email-address.ts'
import { InvitationStatus } from './invitation.ts'
import { appInvitation, listedIdentifier, waitlistEntry } from './story.ts'
import { Metadata } from './user.ts'

const time = timestamp('Milliseconds since 1970.', 1735689600000)
const search = Type.Optional(
  Type.String({ minLength: 1, maxLength: 256, description: 'Part of an email address, or an id.' }),
)

export const AppInvitation = component(
  'AppInvitation',
  Type.Object(
    {
      id: text('Id of an invitation to the app.'),
      emailAddress: text(),
      status: text('`pending`, `accepted`, `revoked` or `expired`.'),
      publicMetadata: Metadata('The public metadata that the user gets after signing up.'),
      expiresAt: nullable(timestamp('Milliseconds since 1970.', appInvitation.expiresAt)),
      createdAt: time,
      updatedAt: time,
    },
    { description: 'An invitation by email to sign up.', examples: [appInvitation] },
  ),
)
export const AppInvitationPage = page('AppInvitationPage', AppInvitation)

export const CreatedAppInvitations = component(
  'CreatedAppInvitations',
  Type.Object(
    { data: Type.Array(AppInvitation) },
    { description: 'The invitations that were created.', examples: [{ data: [appInvitation] }] },
  ),
)

export const CreateAppInvitation = component(
  'CreateAppInvitation',
  closed(
    Type.Object(
      {
        emailAddress: EmailAddressInput,
        expiresInDays: Type.Optional(
          Type.Integer({
            minimum: 1,
            maximum: 365,
            description: 'Days until the invitation expires; 30 by default.',
          }),
        ),
        publicMetadata: Type.Optional(
          Metadata('The public metadata that the user gets after signing up.'),
        ),
        redirectUrl: Type.Optional(
          Type.String({
            pattern: '^https?://[^ ]+$',
            maxLength: 2048,
            description: 'The page to which the link in the email leads.',
          }),
        ),
      },
      {
        description: 'An invitation to send.',
        examples: [
          {
            emailAddress: appInvitation.emailAddress,
            expiresInDays: 30,
            publicMetadata: appInvitation.publicMetadata,
          },
        ],
      },
    ),
  ),
)

export const CreateAppInvitations = component(
  'CreateAppInvitations',
  closed(
    Type.Object(
      {
        invitations: Type.Array(CreateAppInvitation, {
          minItems: 1,
          maxItems: 10,
          description: 'Clerk takes at most ten at once.',
        }),
      },
      {
        description: 'Invitations to send.',
        examples: [{ invitations: [{ emailAddress: 'charles@example.com' }] }],
      },
    ),
  ),
)

export const AppInvitationListQuery = pageQuery({
  status: Type.Optional(
    described(InvitationStatus, { description: 'Invitations with this status.' }),
  ),
  search,
  ...sortedBy(['createdAt', 'emailAddress', 'expiresAt']),
})

export const WaitlistEntry = component(
  'WaitlistEntry',
  Type.Object(
    {
      id: text('Id of a waitlist entry.'),
      emailAddress: text(),
      status: text('`pending`, `invited`, `rejected` or `completed`.'),
      createdAt: time,
      updatedAt: time,
    },
    { description: 'A person who waits to sign up.', examples: [waitlistEntry] },
  ),
)
export const WaitlistEntryPage = page('WaitlistEntryPage', WaitlistEntry)

export const AddToWaitlist = component(
  'AddToWaitlist',
  closed(
    Type.Object(
      { emailAddress: EmailAddressInput },
      {
        description: 'The email address of a person.',
        examples: [{ emailAddress: waitlistEntry.emailAddress }],
      },
    ),
  ),
)

export const WaitlistQuery = pageQuery({
  status: Type.Optional(
    oneOf(['pending', 'invited', 'rejected', 'completed'], {
      description: 'Entries with this status.',
    }),
  ),
  search,
  ...sortedBy(['createdAt', 'emailAddress', 'invitedAt']),
})

export const ListedIdentifier = component(
  'ListedIdentifier',
  Type.Object(
    {
      id: nullable(text('Id of an identifier in a list.')),
      identifier: nullable(text('Email address, `*@` and a domain, or phone number.')),
      createdAt: nullable(time),
      updatedAt: nullable(time),
    },
    { description: 'An identifier in a list.', examples: [listedIdentifier] },
  ),
)
export const ListedIdentifierPage = page('ListedIdentifierPage', ListedIdentifier)

export const ListIdentifier = component(
  'ListIdentifier',
  closed(
    Type.Object(
      {
        identifier: Type.String({
          maxLength: 320,
          pattern: '^(?:\\+[1-9][0-9]{6,14}|[^@ ,]+@[^@ ,]+[.][^@ ,]+)$',
          description:
            'Email address, `*@` and a domain for all its addresses, or phone number (E.164).',
        }),
      },
      {
        description: 'An identifier to put into a list.',
        examples: [{ identifier: listedIdentifier.identifier }],
      },
    ),
  ),
)

/** Leaves out the URL, because anyone could accept the invitation with it. */
export function toAppInvitation(invitation: ClerkInvitation): Static<typeof AppInvitation> {
  const { expires_at: expiresAt = null } = (invitation.raw ?? {}) as { expires_at?: number | null }
  return {
    id: invitation.id,
    emailAddress: invitation.emailAddress,
    status: invitation.status,
    publicMetadata: { ...invitation.publicMetadata },
    expiresAt,
    createdAt: invitation.createdAt,
    updatedAt: invitation.updatedAt,
  }
}

export function toWaitlistEntry(entry: ClerkWaitlistEntry): Static<typeof WaitlistEntry> {
  const { id, emailAddress, status, createdAt, updatedAt } = entry
  return { id, emailAddress, status, createdAt, updatedAt }
}

export function toListedIdentifier(
  listed: Lacking<
    Pick<ClerkListedIdentifier, 'id' | 'identifier' | 'createdAt' | 'updatedAt'>,
    'id' | 'identifier' | 'createdAt' | 'updatedAt'
  >,
): Static<typeof ListedIdentifier> {
  const { id = null, identifier = null, createdAt = null, updatedAt = null } = listed
  return { id, identifier, createdAt, updatedAt }
}
