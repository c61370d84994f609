import type { User as ClerkUser } from '@clerk/backend'
import { type Static, Type } from '@sinclair/typebox'
import { component, nullable, timestamp } from './component.ts'

const UserId = Type.String({
  pattern: '^user_[0-9A-Za-z]{27}$',
  maxLength: 32,
  description: 'Id of a user.',
})

const name = (description: string) => nullable(Type.String({ maxLength: 256, description }))

const Metadata = (description: string) =>
  Type.Unsafe<Record<string, unknown>>({
    type: 'object',
    additionalProperties: true,
    description,
  })

export const EmailAddress = component(
  'EmailAddress',
  Type.Object(
    {
      id: Type.String({ pattern: '^idn_[0-9A-Za-z]{27}$', maxLength: 31 }),
      emailAddress: Type.String({ format: 'email', maxLength: 320 }),
      verified: Type.Boolean({ description: 'Whether the user has proven to own it.' }),
    },
    { description: 'An email address of a user.' },
  ),
)

export const User = component(
  'User',
  Type.Object(
    {
      id: UserId,
      username: name('Unique in the instance, where it uses usernames.'),
      firstName: name('Given name.'),
      lastName: name('Family name.'),
      imageUrl: Type.String({ format: 'uri', maxLength: 2048, description: 'Avatar.' }),
      hasImage: Type.Boolean({ description: 'Whether the avatar was uploaded or is a default.' }),
      primaryEmailAddressId: nullable(
        Type.String({ maxLength: 31, description: 'Which of the email addresses is the first.' }),
      ),
      emailAddresses: Type.Array(EmailAddress, { maxItems: 100 }),
      publicMetadata: Metadata('What the backend keeps about the user for anyone to read.'),
      unsafeMetadata: Metadata('What the user may write about themselves.'),
      lastSignInAt: nullable(timestamp('Milliseconds since 1970.', 1735689600000)),
      createdAt: timestamp('Milliseconds since 1970.', 1735689600000),
      updatedAt: timestamp('Milliseconds since 1970.', 1735689600000),
    },
    { description: 'A user, as people may see them.' },
  ),
)

/** Picks what people may see of Clerk's user; all else stays behind. */
export function toUser(user: ClerkUser): Static<typeof User> {
  return {
    id: user.id,
    username: user.username,
    firstName: user.firstName,
    lastName: user.lastName,
    imageUrl: user.imageUrl,
    hasImage: user.hasImage,
    primaryEmailAddressId: user.primaryEmailAddressId,
    emailAddresses: user.emailAddresses.map(({ id, emailAddress, verification }) => ({
      id,
      emailAddress,
      verified: verification?.status === 'verified',
    })),
    publicMetadata: { ...user.publicMetadata },
    unsafeMetadata: { ...user.unsafeMetadata },
    lastSignInAt: user.lastSignInAt,
    createdAt: user.createdAt,
    updatedAt: user.updatedAt,
  }
}
