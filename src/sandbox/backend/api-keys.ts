import { Type, type Static } from '@sinclair/typebox'
import type { SandboxContext } from '../context.ts'
import { ClerkApiError, find, invalidParameter, notFound } from '../errors.ts'
import type { SandboxServer } from '../http.ts'
import { makeHexId, makeSecret } from '../ids.ts'
import type { ApiKey } from '../machine-records.ts'
import { timestamps } from '../records.ts'
import { closedObject, metadata, optional } from '../schemas.ts'
import { serializeApiKey } from '../serialize.ts'
import { isUsable, type Store } from '../store.ts'
import { Revocation, revoke } from './credentials.ts'
import { contains } from './filters.ts'
import { order, pageParameters, paginate, type Orderings } from './pages.ts'
import { expirationIn, secondsUntilExpiration } from './parameters.ts'

const ORDERINGS: Orderings<ApiKey> = { created_at: (apiKey) => apiKey.created_at }

const ApiKeyParams = Type.Object({ apiKeyID: Type.String() })
const subject = Type.String({ pattern: '^(user|org)_\\w{27}$' })
const changeable = {
  description: optional(Type.String({ maxLength: 255 })),
  claims: optional(metadata),
  scopes: Type.Optional(Type.Array(Type.String())),
  seconds_until_expiration: secondsUntilExpiration,
}

export const ApiKeysQuery = closedObject({
  subject,
  type: Type.Optional(Type.String()),
  include_invalid: Type.Optional(Type.Boolean()),
  query: Type.Optional(Type.String()),
  ...pageParameters,
})

export const NewApiKey = closedObject({
  name: Type.String({ minLength: 3, pattern: '^\\S(.*\\S)?$' }),
  subject,
  type: Type.Optional(Type.String({ minLength: 3, maxLength: 25 })),
  created_by: optional(Type.String({ pattern: '^user_\\w{27}$' })),
  ...changeable,
})

/** @see https://clerk.com/docs/reference/backend-api/tag/API-Keys */
export function registerApiKeys(server: SandboxServer, { store }: SandboxContext): void {
  const findApiKey = (id: string) => find(store.apiKeys, 'API key', id)

  server.get('/api_keys', { schema: { querystring: ApiKeysQuery } }, async ({ query }) =>
    listApiKeys(store, query),
  )

  server.post('/api_keys', { schema: { body: NewApiKey } }, async ({ body }) =>
    createApiKey(store, body),
  )

  server.post(
    '/api_keys/verify',
    { schema: { body: closedObject({ secret: Type.String() }) } },
    async ({ body }) => {
      const apiKey = [...store.apiKeys.values()].find(({ secret }) => secret === body.secret)
      if (!apiKey || !isUsable(apiKey)) throw notFound('API key', 'of this secret')
      apiKey.last_used_at = Date.now()
      return serializeApiKey(apiKey)
    },
  )

  server.get('/api_keys/:apiKeyID', { schema: { params: ApiKeyParams } }, async ({ params }) =>
    serializeApiKey(findApiKey(params.apiKeyID)),
  )

  server.patch(
    '/api_keys/:apiKeyID',
    {
      schema: {
        params: ApiKeyParams,
        body: closedObject({ subject: Type.Optional(subject), ...changeable }),
      },
    },
    async ({ params, body }) => {
      const apiKey = findApiKey(params.apiKeyID)
      const { seconds_until_expiration, ...changes } = body
      if (changes.subject !== undefined) checkSubject(store, changes.subject)
      if (seconds_until_expiration !== undefined) {
        apiKey.expiration = expirationIn(seconds_until_expiration)
      }
      Object.assign(apiKey, changes, { updated_at: Date.now() })
      return serializeApiKey(apiKey)
    },
  )

  server.delete('/api_keys/:apiKeyID', { schema: { params: ApiKeyParams } }, async ({ params }) => {
    const { id } = findApiKey(params.apiKeyID)
    store.apiKeys.delete(id)
    return { object: 'api_key', id, deleted: true }
  })

  server.get(
    '/api_keys/:apiKeyID/secret',
    { schema: { params: ApiKeyParams } },
    async ({ params }) => ({ secret: findApiKey(params.apiKeyID).secret }),
  )

  server.post(
    '/api_keys/:apiKeyID/revoke',
    { schema: { params: ApiKeyParams, body: Revocation } },
    async ({ params, body }) => serializeApiKey(revoke(findApiKey(params.apiKeyID), body)),
  )
}

function checkSubject(store: Store, id: string): void {
  if (store.users.has(id) || store.organizations.has(id)) return
  throw invalidParameter('form_param_value_invalid', 'subject', `No subject has the id ${id}.`)
}

/** The page of the subject's API keys that the query asks for, newest first. */
export function listApiKeys(store: Store, query: Static<typeof ApiKeysQuery>) {
  const found = [...store.apiKeys.values()].filter(
    (apiKey) =>
      apiKey.subject === query.subject &&
      apiKey.type === (query.type ?? 'api_key') &&
      (query.include_invalid === true || isUsable(apiKey)) &&
      contains(query.query, [apiKey.id, apiKey.name]),
  )
  return paginate(order(found, ORDERINGS), query, serializeApiKey)
}

/** Creates an API key. Only this answer has its secret. */
export function createApiKey(store: Store, body: Static<typeof NewApiKey>) {
  const { seconds_until_expiration, ...fields } = body
  checkSubject(store, body.subject)
  for (const { subject, name } of store.apiKeys.values()) {
    if (subject === body.subject && name === body.name) {
      const message = 'API Key name already exists.'
      throw new ClerkApiError(409, 'api_key_name_already_exists', message)
    }
  }
  const apiKey: ApiKey = {
    id: makeHexId('ak'),
    type: 'api_key',
    description: null,
    claims: null,
    scopes: [],
    secret: makeSecret('ak'),
    created_by: null,
    revoked: false,
    revocation_reason: null,
    expiration: expirationIn(seconds_until_expiration),
    last_used_at: null,
    ...timestamps(),
    ...fields,
  }
  store.apiKeys.set(apiKey.id, apiKey)
  return { ...serializeApiKey(apiKey), secret: apiKey.secret }
}
