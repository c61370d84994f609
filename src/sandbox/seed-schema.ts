import { Type, type Static } from '@sinclair/typebox'
import { NewPerson } from './people.ts'
import { closedObject, metadata, slug } from './schemas.ts'
import { switches } from './settings.ts'

const Billing = {
  features: Type.Optional(Type.Array(Type.String())),
  plan: Type.Optional(Type.String()),
}
const User = Type.String({ description: 'A username, email address or phone number of a user' })
const Subject = {
  user: Type.Optional(User),
  organization: Type.Optional(Type.String({ description: 'A slug' })),
}
const secret = (prefix: string) =>
  Type.String({
    pattern: `^${prefix}_[\\w+/-]{8,256}={0,2}$`,
    expects: `${prefix}_ and 8 letters or digits or more`,
  })

/**
 * The data of a new sandbox. Every section is optional. Records refer to each other by username,
 * slug and machine name.
 */
export const Seed = closedObject({
  roles: Type.Optional(
    Type.Record(
      Type.String({ pattern: '^org:\\w+$' }),
      closedObject({ name: Type.String(), permissions: Type.Array(Type.String()) }),
      { additionalProperties: false },
    ),
  ),
  permissions: Type.Optional(
    Type.Record(
      Type.String({ pattern: '^org:(?!sys_)[a-z0-9_]+:[a-z0-9_]+$' }),
      closedObject({ name: Type.String(), description: Type.Optional(Type.String()) }),
      { additionalProperties: false },
    ),
  ),
  session_claims: Type.Optional(
    Type.Record(Type.String(), Type.Unknown(), {
      description: 'Claims of session tokens; values may have shortcodes.',
    }),
  ),
  jwt_templates: Type.Optional(
    Type.Record(
      Type.String(),
      closedObject({
        claims: Type.Record(Type.String(), Type.Unknown()),
        lifetime: Type.Optional(Type.Integer({ minimum: 1, expects: 'seconds, from 1' })),
      }),
    ),
  ),
  users: Type.Optional(Type.Array(NewPerson)),
  organizations: Type.Optional(
    Type.Array(
      closedObject({
        name: Type.String({ minLength: 1, expects: 'text' }),
        slug,
        members: Type.Optional(
          Type.Record(Type.String(), Type.String(), {
            description: 'User and role; the first is the creator.',
          }),
        ),
        max_allowed_memberships: Type.Optional(Type.Integer({ minimum: 0 })),
        public_metadata: Type.Optional(metadata),
        private_metadata: Type.Optional(metadata),
        ...Billing,
      }),
    ),
  ),
  machines: Type.Optional(
    Type.Array(
      closedObject({
        name: Type.String({ minLength: 1, expects: 'text' }),
        secret_key: Type.String({ pattern: '^ak_', expects: 'ak_ and more' }),
        scopes: Type.Optional(Type.Array(Type.String({ description: 'A machine name' }))),
      }),
    ),
  ),
  api_keys: Type.Optional(
    Type.Array(
      closedObject({
        name: Type.String({ minLength: 3, expects: 'text of 3 characters or more' }),
        secret: secret('ak'),
        scopes: Type.Array(Type.String()),
        ...Subject,
      }),
    ),
  ),
  oauth_tokens: Type.Optional(
    Type.Array(
      closedObject({
        token: secret('oat'),
        client_id: Type.String(),
        user: User,
        scopes: Type.Array(Type.String()),
      }),
    ),
  ),
  settings: Type.Optional(closedObject(switches)),
})
export type Seed = Static<typeof Seed>
