import type { User as ClerkUser } from '@clerk/backend'
import {
  closed,
  component,
  type Lacking,
  nullable,
  page,
  type Static,
  text,
  timestamp,
  Type,
  unmarked,
} from '../../kit/index.ts'
import { EmailAddress, toEmailAddress } from './contacts.ts'
import { EmailAddressInput } from './email-address.ts'
import { former } from './former.ts'
import { EmailAddressId } from './ids.ts'
import { ada, adaForAdmins, newUser } from './story.ts'

const name = (description: string) => nullable(Type.String({ maxLength: 256, description }))

export const Metadata = (description: string) =>
  Type.Unsafe<Record<string, unknown>>({ type: 'object', additionalProperties: true, description })

const publicMetadata = Metadata('Metadata that the backend writes and everyone can read.')
const privateMetadata = Metadata('Metadata that only the backend reads and writes.')
const unsafeMetadata = Metadata('Metadata that the user can write.')

const MILLISECONDS = 'Milliseconds since 1970.'
const time = timestamp(MILLISECONDS, 1735689600000)

const forPeople = {
  id: text('Id of a user.'),
  username: nullable(text('Username. It is unique in the Clerk instance.')),
  firstName: nullable(text('Given name.')),
  lastName: nullable(text('Family name.')),
  imageUrl: nullable(text('Address of the avatar.')),
  hasImage: Type.Boolean({
    description: 'True if the picture was uploaded, false if it is a default.',
  }),
  primaryEmailAddressId: nullable(text('Id of the primary email address.')),
  emailAddresses: Type.Array(EmailAddress),
  publicMetadata,
  unsafeMetadata,
  lastSignInAt: nullable(time),
  createdAt: time,
  updatedAt: time,
}

export const User = component(
  'User',
  Type.Object(forPeople, {
    description: 'A user, with the fields that the user can see.',
    examples: [ada],
  }),
)

export const AdminUser = component(
  'AdminUser',
  Type.Object(
    {
      ...forPeople,
      externalId: nullable(text('Id of the user in another system.')),
      privateMetadata,
      banned: Type.Boolean({ description: 'True if the user is banned and cannot sign in.' }),
      locked: Type.Boolean({
        description:
          'True if the user cannot sign in for a while, for example after many wrong passwords.',
      }),
      passwordEnabled: Type.Boolean({ description: 'True if the user has a password.' }),
      twoFactorEnabled: Type.Boolean({
        description: 'True if signing in requires a second factor.',
      }),
      lastActiveAt: nullable(time),
    },
    {
      description: 'A user, with the fields that administrators can see.',
      examples: [adaForAdmins],
    },
  ),
)
export const UserPage = page('UserPage', AdminUser)

export const UserCount = component(
  'UserCount',
  Type.Object(
    { totalCount: Type.Integer() },
    { description: 'The number of users.', examples: [{ totalCount: 31 }] },
  ),
)

const changes = {
  firstName: Type.Optional(name('Given name; null removes it.')),
  lastName: Type.Optional(name('Family name; null removes it.')),
  username: Type.Optional(
    nullable(
      Type.String({ minLength: 1, maxLength: 64, description: 'Username; null removes it.' }),
    ),
  ),
}
const password = (description: string) =>
  Type.String({ minLength: 8, maxLength: 72, format: 'password', description })
export const externalId = Type.String({
  minLength: 1,
  maxLength: 256,
  pattern: '^[^,]+$',
  description: 'Unique id of the user in another system. It has no comma.',
})

export const UpdateMe = component(
  'UpdateMe',
  closed(
    Type.Object(
      {
        ...changes,
        unsafeMetadata: Type.Optional(
          Metadata('Merged deeply into the present metadata. null removes a property.'),
        ),
      },
      {
        minProperties: 1,
        description: 'The fields to change. Absent fields keep their values.',
        examples: [{ firstName: ada.firstName, unsafeMetadata: ada.unsafeMetadata }],
      },
    ),
  ),
)

export const ChangePassword = component(
  'ChangePassword',
  closed(
    Type.Object(
      {
        currentPassword: Type.String({ minLength: 1, maxLength: 72, format: 'password' }),
        newPassword: password('The new password. Clerk refuses passwords that were leaked.'),
        signOutOfOtherSessions: Type.Optional(
          Type.Boolean({ description: 'True to end all other sessions.' }),
        ),
      },
      {
        description: 'The current password and a new one.',
        examples: [
          {
            currentPassword: 'the old password',
            newPassword: 'correct horse battery staple',
            signOutOfOtherSessions: true,
          },
        ],
      },
    ),
  ),
)

const addresses = { minItems: 1, maxItems: 10 }

export const CreateUser = component(
  'CreateUser',
  closed(
    Type.Object(
      {
        emailAddresses: Type.Optional(
          Type.Array(EmailAddressInput, {
            ...addresses,
            description:
              'The addresses count as verified. The first is the primary one. A user without any needs a username, if the Clerk instance has usernames.',
          }),
        ),
        emailAddress: Type.Optional(
          former(Type.Array(EmailAddressInput, addresses), 'emailAddresses'),
        ),
        username: Type.Optional(Type.String({ minLength: 1, maxLength: 64 })),
        password: Type.Optional(
          password('Without it, the user signs in by other means, such as a code by email.'),
        ),
        firstName: Type.Optional(Type.String({ maxLength: 256 })),
        lastName: Type.Optional(Type.String({ maxLength: 256 })),
        externalId: Type.Optional(externalId),
        publicMetadata: Type.Optional(publicMetadata),
        privateMetadata: Type.Optional(privateMetadata),
        unsafeMetadata: Type.Optional(unsafeMetadata),
      },
      { description: 'A user to create.', examples: [newUser] },
    ),
  ),
)

export const UpdateUser = component(
  'UpdateUser',
  closed(
    Type.Object(
      {
        ...changes,
        externalId: Type.Optional(nullable(externalId)),
        password: Type.Optional(password('A new password.')),
        primaryEmailAddressId: Type.Optional(EmailAddressId),
      },
      {
        minProperties: 1,
        description: 'The fields to change. Absent fields keep their values.',
        examples: [{ firstName: ada.firstName, lastName: ada.lastName }],
      },
    ),
  ),
)

export const UpdateUserMetadata = component(
  'UpdateUserMetadata',
  closed(
    Type.Object(
      {
        publicMetadata: Type.Optional(publicMetadata),
        privateMetadata: Type.Optional(privateMetadata),
        unsafeMetadata: Type.Optional(unsafeMetadata),
      },
      {
        minProperties: 1,
        description: 'Merged deeply into the present metadata. null removes a property.',
        examples: [{ privateMetadata: adaForAdmins.privateMetadata }],
      },
    ),
  ),
)

type LooseUser = Lacking<ClerkUser, 'imageUrl'>

/** Picks the fields of Clerk's user that the user can see. */
export function toUser(user: LooseUser): Static<typeof User> {
  return {
    id: user.id,
    username: user.username,
    firstName: user.firstName,
    lastName: user.lastName,
    imageUrl: user.imageUrl ?? null,
    hasImage: user.hasImage,
    primaryEmailAddressId: user.primaryEmailAddressId,
    emailAddresses: user.emailAddresses.map(toEmailAddress),
    publicMetadata: { ...user.publicMetadata },
    unsafeMetadata: { ...user.unsafeMetadata },
    lastSignInAt: user.lastSignInAt,
    createdAt: user.createdAt,
    updatedAt: user.updatedAt,
  }
}

/** Picks the fields of Clerk's user that administrators can see. */
export function toAdminUser(user: LooseUser): Static<typeof AdminUser> {
  return {
    ...toUser(user),
    externalId: user.externalId,
    privateMetadata: unmarked(user.privateMetadata),
    banned: user.banned,
    locked: user.locked,
    passwordEnabled: user.passwordEnabled,
    twoFactorEnabled: user.twoFactorEnabled,
    lastActiveAt: user.lastActiveAt,
  }
}
