import type { TObject } from '@sinclair/typebox'
import type { FastifyRequest } from 'fastify'
import {
  type FastifyPluginAsyncTypebox,
  madeBefore,
  Problem,
  type SecurityRequirements,
  session,
  Type,
} from '../../kit/index.ts'
import { ADMIN } from '../rules/app-roles.ts'
import { LONGEST_PAGE } from '../rules/end-sessions.ts'
import { explainByNames } from '../rules/former-names.ts'
import { checkScopes } from '../rules/key-scopes.ts'
import { ORGANIZATION_ADMIN } from '../rules/organization-access.ts'
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
import { OrganizationParams } from './organizations.ts'

/** Manage the API keys of your own account, and of an organization. */
export const apiKeyRoutes: FastifyPluginAsyncTypebox = async (app) => {
  ownerRoutes(app, {
    path: '/v1/me/api-keys',
    params: Type.Object({}),
    subjectOf: ({ caller }) => caller.userId,
    name: 'MyApiKey',
    tag: 'Me',
    owner: 'the signed-in user',
    holder: 'the authenticated user',
    security: session(),
    revocationGrants: false,
  })
  ownerRoutes(app, {
    path: '/v1/organizations/:organizationId/api-keys',
    params: OrganizationParams,
    subjectOf: ({ params }) => (params as { organizationId: string }).organizationId,
    name: 'OrganizationApiKey',
    tag: 'Organizations',
    owner: 'an organization',
    holder: 'an organization',
    security: session(ORGANIZATION_ADMIN, ADMIN),
    revocationGrants: true,
  })
}

/** An owner of API keys. */
interface Owner {
  path: string
  params: TObject
  /** Returns the id of the user or organization. */
  subjectOf: (request: FastifyRequest) => string
  /** For the ids of operations. */
  name: string
  tag: string
  /** The owner in summaries and in descriptions. */
  owner: string
  holder: string
  security: SecurityRequirements
  /** True if a revocation takes a right from others than the caller. */
  revocationGrants: boolean
}

/** Registers the operations for the API keys of an owner. */
function ownerRoutes(
  app: Parameters<FastifyPluginAsyncTypebox>[0],
  { path, params, subjectOf, name, tag, owner, holder, security, revocationGrants }: Owner,
) {
  const { apiKeys } = app.clerk
  const tags = [tag]
  const one = `${path}/:apiKeyId`
  const keyParams = Type.Object({ ...params.properties, apiKeyId: ApiKeyId })
  const linked = Object.fromEntries(
    Object.keys(params.properties).map((parameter) => [parameter, `$request.path.${parameter}`]),
  )

  async function find(request: FastifyRequest) {
    const { apiKeyId } = request.params as { apiKeyId: string }
    const key = await apiKeys.get(apiKeyId)
    if (key.subject !== subjectOf(request)) throw new Problem('api_key_not_found')
    return key
  }

  app.get(
    path,
    {
      schema: {
        operationId: `list${name}s`,
        tags,
        summary: `List the API keys of ${owner}`,
        description: `Returns the API keys of ${holder}, newest first, without their secrets.`,
        security,
        params,
        querystring: ApiKeyListQuery,
        response: { 200: ApiKeyPage },
      },
    },
    async (request, reply) => {
      const { data, totalCount } = await apiKeys.list({
        subject: subjectOf(request),
        ...request.query,
      })
      return reply.page(data.map(toApiKey), totalCount)
    },
  )

  app.post(
    path,
    {
      config: { answersSecret: true, sensitive: true, repeatable: true },
      schema: {
        operationId: `create${name}`,
        tags,
        summary: `Create an API key for ${owner}`,
        description: `Creates an API key for ${holder}. The secret is in this answer and is never shown again. Scopes other than \`me:…\` require the app role \`admin\`.`,
        security,
        grants: true,
        impersonation: 'refused',
        params,
        body: CreateApiKey,
        response: { 201: CreatedApiKey },
        links: Object.fromEntries(
          [`get${name}`, `revoke${name}`].map((operationId) => [
            operationId,
            {
              operationId,
              description: 'The created key.',
              parameters: { ...linked, apiKeyId: '$response.body#/id' },
            },
          ]),
        ),
        problems: ['scope_not_grantable', 'already_exists', 'not_accepted'],
      },
    },
    async (request, reply) => {
      const subject = subjectOf(request)
      checkScopes(request.caller, request.body.scopes)
      await madeBefore(request, async ({ isNew }) => {
        const { data } = await apiKeys.list({ subject, includeInvalid: true, limit: LONGEST_PAGE })
        const made = data.some((key) => key.name === request.body.name && isNew(key))
        if (made) throw new Problem('secret_not_repeated')
        return undefined
      })
      const createdBy = request.caller.userId
      const {
        secondsUntilExpiration: former,
        expiresInSeconds: secondsUntilExpiration = former,
        ...fields
      } = request.body
      const key = await apiKeys
        .create({
          ...fields,
          ...(secondsUntilExpiration !== undefined && { secondsUntilExpiration }),
          subject,
          createdBy,
        })
        .catch(explainByNames(request, { secondsUntilExpiration: 'expiresInSeconds' }))
      const [pathname] = request.url.split('?', 1)
      reply.created(`${pathname}/${key.id}`)
      return { ...toApiKey(key), secret: key.secret ?? '' }
    },
  )

  app.get(
    one,
    {
      schema: {
        operationId: `get${name}`,
        tags,
        summary: `Get an API key of ${owner}`,
        description: `Returns an API key of ${holder}, without its secret.`,
        security,
        params: keyParams,
        response: { 200: ApiKey },
        problems: ['api_key_not_found'],
      },
    },
    async (request) => toApiKey(await find(request)),
  )

  app.post(
    `${one}/revoke`,
    {
      config: { repeatable: true },
      schema: {
        operationId: `revoke${name}`,
        tags,
        summary: `Revoke an API key of ${owner}`,
        description: `Permanently revokes an API key of ${holder}, and returns the key. It is refused at once.`,
        security,
        ...(revocationGrants && { grants: true }),
        params: keyParams,
        response: { 200: ApiKey },
        examples: { response: { ...apiKey, revoked: true } },
        problems: ['api_key_not_found'],
      },
    },
    async (request) => {
      const key = await find(request)
      const { id: apiKeyId } = key
      const revoked =
        (await madeBefore(request, async () => (key.revoked ? key : undefined))) ??
        (await apiKeys.revoke({ apiKeyId }))
      app.revocations.endApiKey(apiKeyId)
      return toApiKey(revoked)
    },
  )
}
