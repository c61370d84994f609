import {
  type Caller,
  type FastifyPluginAsyncTypebox,
  madeBefore,
  Problem,
  Type,
  session,
} from '../../kit/index.ts'
import { isAppAdmin } from '../rules/app-roles.ts'
import { LONGEST_PAGE } from '../rules/end-sessions.ts'
import {
  ApiKey,
  ApiKeyListQuery,
  ApiKeyPage,
  CreateApiKey,
  CreatedApiKey,
  toApiKey,
} from '../schemas/api-key.ts'
import { ApiKeyId } from '../schemas/ids.ts'
import { apiKey } from '../schemas/story.ts'

const ApiKeyParams = Type.Object({ apiKeyId: ApiKeyId })

/** Manage the API keys of your own account. */
export const myApiKeyRoutes: FastifyPluginAsyncTypebox = async (app) => {
  app.get(
    '/v1/me/api-keys',
    {
      schema: {
        operationId: 'listMyApiKeys',
        tags: ['Me'],
        summary: 'List the API keys of the signed-in user',
        description:
          'Returns the API keys of the authenticated user, newest first, without their secrets.',
        security: session(),
        querystring: ApiKeyListQuery,
        response: { 200: ApiKeyPage },
      },
    },
    async (request, reply) => {
      const { data, totalCount } = await app.clerk.apiKeys.list({
        subject: request.caller.userId,
        ...request.query,
      })
      return reply.page(data.map(toApiKey), totalCount)
    },
  )

  app.post(
    '/v1/me/api-keys',
    {
      config: { answersSecret: true, sensitive: true, repeatable: true },
      schema: {
        operationId: 'createMyApiKey',
        tags: ['Me'],
        summary: 'Create an API key for the signed-in user',
        description:
          'Creates an API key for the authenticated user. The secret is in this answer and is never shown again. Scopes other than `me:…` require the app role `admin`.',
        security: session(),
        grants: true,
        impersonation: 'refused',
        body: CreateApiKey,
        response: { 201: CreatedApiKey },
        links: Object.fromEntries(
          ['getMyApiKey', 'revokeMyApiKey'].map((operationId) => [
            operationId,
            {
              operationId,
              description: 'The created key.',
              parameters: { apiKeyId: '$response.body#/id' },
            },
          ]),
        ),
        problems: ['scope_not_grantable', 'already_exists', 'not_accepted'],
      },
    },
    async (request, reply) => {
      const { userId } = request.caller
      checkScopes(request.caller, request.body.scopes)
      await madeBefore(request, async ({ isNew }) => {
        const { data } = await app.clerk.apiKeys.list({
          subject: userId,
          includeInvalid: true,
          limit: LONGEST_PAGE,
        })
        const made = data.some((key) => key.name === request.body.name && isNew(key))
        if (made) throw new Problem('secret_not_repeated')
        return undefined
      })
      const key = await app.clerk.apiKeys.create({
        ...request.body,
        subject: userId,
        createdBy: userId,
      })
      reply.created(`/v1/me/api-keys/${key.id}`)
      return { ...toApiKey(key), secret: key.secret ?? '' }
    },
  )

  app.get(
    '/v1/me/api-keys/:apiKeyId',
    {
      schema: {
        operationId: 'getMyApiKey',
        tags: ['Me'],
        summary: 'Get an API key of the signed-in user',
        description: 'Returns an API key of the authenticated user, without its secret.',
        security: session(),
        params: ApiKeyParams,
        response: { 200: ApiKey },
        problems: ['api_key_not_found'],
      },
    },
    async (request) => toApiKey(await findMine(request.params.apiKeyId, request.caller.userId)),
  )

  app.post(
    '/v1/me/api-keys/:apiKeyId/revoke',
    {
      config: { repeatable: true },
      schema: {
        operationId: 'revokeMyApiKey',
        tags: ['Me'],
        summary: 'Revoke an API key of the signed-in user',
        description:
          'Permanently revokes an API key of the authenticated user, and returns the key. It is refused at once.',
        security: session(),
        params: ApiKeyParams,
        response: { 200: ApiKey },
        examples: { response: { ...apiKey, revoked: true } },
        problems: ['api_key_not_found'],
      },
    },
    async (request) => {
      const key = await findMine(request.params.apiKeyId, request.caller.userId)
      const { id: apiKeyId } = key
      const revoked =
        (await madeBefore(request, async () => (key.revoked ? key : undefined))) ??
        (await app.clerk.apiKeys.revoke({ apiKeyId }))
      app.revocations.endApiKey(apiKeyId)
      return toApiKey(revoked)
    },
  )

  async function findMine(apiKeyId: string, userId: string) {
    const key = await app.clerk.apiKeys.get(apiKeyId)
    if (key.subject !== userId) throw new Problem('api_key_not_found')
    return key
  }
}

/**
 * Refuses scopes other than `me:…` unless the caller is an app admin, because a key must not allow
 * more than its user may do.
 */
function checkScopes(caller: Caller, scopes: readonly string[]) {
  const beyond = scopes.filter((scope) => !scope.startsWith('me:'))
  if (beyond.length > 0 && !isAppAdmin(caller))
    throw new Problem('scope_not_grantable', {
      detail: `Only callers with the app role admin can give a key ${beyond.join(' and ')}.`,
    })
}
