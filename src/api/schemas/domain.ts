import type { OrganizationDomain as ClerkDomain } from '@clerk/backend'
import {
  closed,
  component,
  namedOneOf,
  page,
  type Static,
  text,
  timestamp,
  Type,
} from '../../kit/index.ts'
import { domain } from './story.ts'

const time = timestamp('Milliseconds since 1970.', 1735689600000)

const enrollmentMode = namedOneOf(
  'EnrollmentMode',
  ['manual_invitation', 'automatic_invitation', 'automatic_suggestion'],
  'How people with an email address of a verified domain become members: they are invited by hand or automatically, or may ask to join.',
)

export const OrganizationDomain = component(
  'OrganizationDomain',
  Type.Object(
    {
      id: text('Id of a domain.'),
      name: text('The domain, such as `example.com`.'),
      enrollmentMode: text('How people with an email address of the domain become members.'),
      verified: Type.Boolean({
        description: 'True if the organization has proved that the domain is its own.',
      }),
      createdAt: time,
      updatedAt: time,
    },
    { description: 'An email domain of an organization.', examples: [domain] },
  ),
)
export const OrganizationDomainPage = page('OrganizationDomainPage', OrganizationDomain)

export const AddOrganizationDomain = component(
  'AddOrganizationDomain',
  closed(
    Type.Object(
      {
        name: Type.String({
          pattern: '^[a-z0-9-]{1,63}(?:[.][a-z0-9-]{1,63})+$',
          maxLength: 253,
          description: 'The domain, such as `example.com`.',
        }),
        enrollmentMode,
      },
      {
        description: 'A domain to add.',
        examples: [{ name: domain.name, enrollmentMode: domain.enrollmentMode }],
      },
    ),
  ),
)

export const UpdateOrganizationDomain = component(
  'UpdateOrganizationDomain',
  closed(
    Type.Object(
      { enrollmentMode },
      {
        description: 'The new way to become a member.',
        examples: [{ enrollmentMode: 'automatic_suggestion' }],
      },
    ),
  ),
)

/** The SDK has a class for domains, but passes on Clerk's answer as it came. */
interface RawDomain {
  enrollment_mode: string
  created_at: number
  updated_at: number
}

export function toOrganizationDomain(
  found: ClerkDomain & Partial<RawDomain>,
): Static<typeof OrganizationDomain> {
  const {
    enrollment_mode: enrollmentMode = found.enrollmentMode,
    created_at: createdAt = found.createdAt,
    updated_at: updatedAt = found.updatedAt,
  } = found
  const verified = found.verification?.status === 'verified'
  return { id: found.id, name: found.name, enrollmentMode, verified, createdAt, updatedAt }
}
