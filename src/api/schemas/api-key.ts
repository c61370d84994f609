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
  timestamp,
  Type,
} from '../../kit/index.ts'
import { former } from './former.ts'
import { apiKey } from './story.ts'

/** The scopes that API keys can have. */
export const SCOPES = [
  'me:read',
  'users:read',
  'users:write',
  'users:impersonate',
  'admins:write',
] as const

const time = (description: string) => timestamp(description, 1735689600000)
const lifetime = { minimum: 1, maximum: 315_360_000 }
const name = { minLength: 3, maxLength: 255, pattern: '^[^ ](.*[^ ])?$' }

const properties = {
  id: text('Id of the API key.'),
  name: text('Name of the API key.'),
  description: nullable(text('Description of the API key.')),
  subject: text('Id of the user or organization that owns the key.'),
  scopes: Type.Array(text(), { description: 'The scopes of the key.' }),
  revoked: Type.Boolean({ description: 'True if the key was revoked.' }),
  revocationReason: nullable(text('Reason of the revocation.')),
  expired: Type.Boolean({ description: 'True if the key has expired.' }),
  expiresAt: nullable(
    time('Time at which the key expires, in milliseconds since 1970; null if it does not expire.'),
  ),
  expiration: former(nullable(time('')), 'expiresAt'),
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
      secret: text('The secret of the key, to send as the token. It is shown only this once.'),
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
        name: Type.String({ ...name, description: 'Unique among the keys of the owner.' }),
        description: Type.Optional(Type.String({ maxLength: 255 })),
        scopes: Type.Array(oneOf(SCOPES), {
          maxItems: SCOPES.length,
          uniqueItems: true,
          description:
            'The scopes of the key. Only app admins can grant `users:…` and `admins:write`.',
        }),
        expiresInSeconds: Type.Optional(
          Type.Integer({
            ...lifetime,
            description: 'Seconds until the key expires. If absent, the key does not expire.',
          }),
        ),
        secondsUntilExpiration: Type.Optional(former(Type.Integer(lifetime), 'expiresInSeconds')),
      },
      {
        description: 'An API key to create.',
        examples: [
          {
            name: apiKey.name,
            description: apiKey.description,
            scopes: apiKey.scopes,
            expiresInSeconds: 30 * 86_400,
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

/** Picks the public fields of Clerk's API key, without its secret and its claims. */
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
    expiresAt: key.expiration,
    expiration: key.expiration,
    createdBy: key.createdBy,
    lastUsedAt: key.lastUsedAt,
    createdAt: key.createdAt,
    updatedAt: key.updatedAt,
  }
}
