import { randomBytes } from 'node:crypto'
import { Type } from '@sinclair/typebox'
import type { SandboxContext } from '../context.ts'
import { find, invalidParameter, notFound } from '../errors.ts'
import { frontendApiOf, type SandboxServer } from '../http.ts'
import { makeId } from '../ids.ts'
import { acceptUploads, readUpload } from '../images.ts'
import type { OAuthApplication } from '../instance-records.ts'
import { INSTANCE_ID } from '../keys.ts'
import { timestamps } from '../records.ts'
import { closedObject, optional } from '../schemas.ts'
import { contains } from './filters.ts'
import { order, orderParameter, pageParameters, paginate, type Orderings } from './pages.ts'

const ORDERINGS: Orderings<OAuthApplication> = {
  created_at: (application) => application.created_at,
  name: (application) => application.name,
}
const ApplicationParams = Type.Object({ oauth_application_id: Type.String() })
const flag = optional(Type.Boolean())
const fields = {
  redirect_uris: optional(Type.Array(Type.String())),
  callback_url: optional(Type.String()),
  scopes: optional(Type.String()),
  consent_screen_enabled: flag,
  pkce_required: flag,
  public: flag,
}
type Fields = {
  [Name in keyof typeof fields]?: (typeof fields)[Name]['static'] | undefined
}

const newSecret = () => randomBytes(24).toString('base64url')

function serialize({ image, ...application }: OAuthApplication, frontendApi: string) {
  return {
    object: 'oauth_application',
    ...application,
    client_secret: undefined,
    instance_id: INSTANCE_ID,
    client_uri: null,
    client_image_url: image,
    dynamically_registered: false,
    callback_url: application.redirect_uris[0] ?? '',
    authorize_url: `${frontendApi}/oauth/authorize`,
    token_fetch_url: `${frontendApi}/oauth/token`,
    user_info_url: `${frontendApi}/oauth/userinfo`,
    discovery_url: `${frontendApi}/.well-known/openid-configuration`,
    token_introspection_url: `${frontendApi}/oauth/token_info`,
  }
}

/** The changes of an application that the parameters ask for. */
function changesOf({ redirect_uris, callback_url, scopes, ...flags }: Fields) {
  const uris = redirect_uris ?? (callback_url == null ? undefined : [callback_url])
  const { consent_screen_enabled: consent, pkce_required, public: isPublic } = flags
  return {
    ...(uris && { redirect_uris: uris }),
    ...(scopes != null && { scopes }),
    ...(consent != null && { consent_screen_enabled: consent }),
    ...(pkce_required != null && { pkce_required }),
    ...(isPublic != null && { public: isPublic }),
  }
}

/** @see https://clerk.com/docs/reference/backend-api/tag/OAuth-Applications */
export function registerOAuthApplications(v1: SandboxServer, { store }: SandboxContext): void {
  const table = store.oauthApplications
  const findApplication = (id: string) => find(table, 'OAuth application', id)
  const path = '/oauth_applications/:oauth_application_id'

  v1.get(
    '/oauth_applications',
    {
      schema: {
        querystring: closedObject({
          name_query: Type.Optional(Type.String()),
          ...orderParameter(ORDERINGS),
          ...pageParameters,
        }),
      },
    },
    async (request) => {
      const { query } = request
      const found = [...table.values()].filter(({ name }) => contains(query.name_query, [name]))
      return paginate(order(found, ORDERINGS, query.order_by), query, (application) =>
        serialize(application, frontendApiOf(request)),
      )
    },
  )

  v1.post(
    '/oauth_applications',
    { schema: { body: closedObject({ name: Type.String({ minLength: 1 }), ...fields }) } },
    async (request) => {
      const { name, ...rest } = request.body
      const id = makeId('oa')
      const application: OAuthApplication = {
        id,
        name,
        client_id: id.slice(-16),
        client_secret: newSecret(),
        consent_screen_enabled: true,
        pkce_required: false,
        public: false,
        scopes: 'profile email',
        redirect_uris: [],
        image: null,
        ...changesOf(rest),
        ...timestamps(),
      }
      table.set(id, application)
      const { client_secret } = application
      const whole = serialize(application, frontendApiOf(request))
      return application.public ? whole : { ...whole, client_secret }
    },
  )

  v1.get(path, { schema: { params: ApplicationParams } }, async (request) =>
    serialize(findApplication(request.params.oauth_application_id), frontendApiOf(request)),
  )

  v1.patch(
    path,
    {
      schema: {
        params: ApplicationParams,
        body: closedObject({ name: optional(Type.String({ minLength: 1 })), ...fields }),
      },
    },
    async (request) => {
      const application = findApplication(request.params.oauth_application_id)
      const { name, ...rest } = request.body
      Object.assign(application, name != null && { name }, changesOf(rest), {
        updated_at: Date.now(),
      })
      return serialize(application, frontendApiOf(request))
    },
  )

  v1.delete(path, { schema: { params: ApplicationParams } }, async ({ params }) => {
    const { id } = findApplication(params.oauth_application_id)
    table.delete(id)
    return { object: 'oauth_application', id, deleted: true }
  })

  v1.register(async (uploads: SandboxServer) => {
    acceptUploads(uploads)
    uploads.put(`${path}/logo`, async (request) => {
      const { oauth_application_id } = request.params as { oauth_application_id: string }
      const application = findApplication(oauth_application_id)
      const { image } = await readUpload(request)
      Object.assign(application, { image, updated_at: Date.now() })
      return serialize(application, frontendApiOf(request))
    })
  })

  v1.post(
    `${path}/revoke_token`,
    { schema: { params: ApplicationParams, body: closedObject({ token: Type.String() }) } },
    async ({ params, body }, reply) => {
      const { client_id } = findApplication(params.oauth_application_id)
      const oauthToken = [...store.oauthTokens.values()].find(
        (one) => one.token === body.token && one.client_id === client_id,
      )
      if (!oauthToken) throw notFound('OAuth token', 'of this token')
      if (!oauthToken.token.startsWith('oat_')) {
        const message = 'JWT access tokens cannot be revoked.'
        throw invalidParameter('form_param_value_invalid', 'token', message)
      }
      Object.assign(oauthToken, { revoked: true, updated_at: Date.now() })
      return reply.code(204).send()
    },
  )

  v1.post(`${path}/rotate_secret`, { schema: { params: ApplicationParams } }, async (request) => {
    const application = findApplication(request.params.oauth_application_id)
    const client_secret = newSecret()
    Object.assign(application, { client_secret, updated_at: Date.now() })
    return { ...serialize(application, frontendApiOf(request)), client_secret }
  })
}
