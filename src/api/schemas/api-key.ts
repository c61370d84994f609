import type { APIKey as ClerkApiKey } from '@clerk/backend'
import {
  closed,
  component,
  nullable,
  oneOf,
  page,
  pageQuery,
  type Static,
  text,
  Type,
} from '../../kit/index.ts'
import { apiKey } from './story.ts'

/** What an API key can be allowed to do here. */
export const SCOPES = ['me:read', 'users:read', 'users:write', 'admins:write'] as const

/** Clerk's spec says number, where it says integer of other times. */
const time = (description: string) => Type.Number({ description, examples: [1735689600000] })
const name = { minLength: 3, maxLength: 255, pattern: '^[^ ](.*[^ ])?$' }

const properties = {
  id: text('Id of the API key.'),
  name: text(),
  description: nullable(text()),
  subject: text('Id of the user whose key it is.'),
  scopes: Type.Array(text(), { description: 'What the key may do.' }),
  revoked: Type.Boolean(),
  revocationReason: nullable(text()),
  expired: Type.Boolean(),
  expiration: nullable(time('When it expires, in milliseconds since 1970; null is never.')),
  createdBy: nullable(text('Id of the user who created it.')),
  lastUsedAt: nullable(time('Milliseconds since 1970.')),
  createdAt: time('Milliseconds since 1970.'),
  updatedAt: time('Milliseconds since 1970.'),
}

export const ApiKey = component(
  'ApiKey',
  Type.Object(properties, { description: 'An API key, without its secret.', examples: [apiKey] }),
)
export const ApiKeyPage = page('ApiKeyPage', ApiKey)

export const CreatedApiKey = component(
  'CreatedApiKey',
  Type.Object(
    {
      ...properties,
      secret: text('What to send as the token. It is told this one time.'),
    },
    {
      description: 'A new API key, with its secret.',
      examples: [{ ...apiKey, lastUsedAt: null, secret: 'ak_secret' }],
    },
  ),
)

export const CreateApiKey = component(
  'CreateApiKey',
  closed(
    Type.Object(
      {
        name: Type.String({ ...name, description: 'Unique among the keys of the user.' }),
        description: Type.Optional(Type.String({ maxLength: 255 })),
        scopes: Type.Array(oneOf(SCOPES), {
          maxItems: SCOPES.length,
          uniqueItems: true,
          description:
            'What the key may do. Only app admins can grant `users:…` and `admins:write`.',
        }),
        secondsUntilExpiration: Type.Optional(
          Type.Integer({
            minimum: 1,
            maximum: 315_360_000,
            description: 'Seconds until the key expires. If absent, the key does not expire.',
          }),
        ),
      },
      {
        description: 'An API key to create.',
        examples: [
          {
            name: apiKey.name,
            description: apiKey.description,
            scopes: apiKey.scopes,
            secondsUntilExpiration: 30 * 86_400,
          },
        ],
      },
    ),
  ),
)

export const ApiKeyListQuery = pageQuery({
  includeInvalid: Type.Optional(
    Type.Boolean({ description: 'True to include revoked and expired keys.' }),
  ),
})

/** Picks what may be seen of Clerk's API key: not its secret, nor its claims. */
export function toApiKey(key: ClerkApiKey): Static<typeof ApiKey> {
  return {
    id: key.id,
    name: key.name,
    description: key.description ?? null,
    subject: key.subject,
    scopes: key.scopes,
    revoked: key.revoked,
    revocationReason: key.revocationReason,
    expired: key.expired,
    expiration: key.expiration,
    createdBy: key.createdBy,
    lastUsedAt: key.lastUsedAt,
    createdAt: key.createdAt,
    updatedAt: key.updatedAt,
  }
}
