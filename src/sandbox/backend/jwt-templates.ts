import { Type } from '@sinclair/typebox'
import type { SandboxContext } from '../context.ts'
import { find, invalidParameter, notInSandbox } from '../errors.ts'
import type { SandboxServer } from '../http.ts'
import { makeId } from '../ids.ts'
import type { JwtTemplate } from '../instance-records.ts'
import { timestamps } from '../records.ts'
import { closedObject, metadata, optional } from '../schemas.ts'
import { listParameters, listed } from './pages.ts'

const TemplateParams = Type.Object({ template_id: Type.String() })
const fields = {
  name: Type.String({ minLength: 1 }),
  claims: metadata,
  lifetime: optional(Type.Integer({ minimum: 30, maximum: 315_360_000 })),
  allowed_clock_skew: optional(Type.Integer({ minimum: 0, maximum: 300 })),
  custom_signing_key: Type.Optional(Type.Boolean()),
  signing_algorithm: optional(Type.String()),
  signing_key: optional(Type.String()),
}

const serialize = (template: JwtTemplate) => ({
  object: 'jwt_template',
  ...template,
  custom_signing_key: false,
  signing_algorithm: 'RS256',
})

/** @see https://clerk.com/docs/reference/backend-api/tag/JWT-Templates */
export function registerJwtTemplates(v1: SandboxServer, { store }: SandboxContext): void {
  const templates = store.jwtTemplates

  /** Checks the parameters of a template. All tokens are signed with the same key. */
  function check(
    body: { name: string; custom_signing_key?: boolean; signing_algorithm?: string | null },
    own?: JwtTemplate,
  ): void {
    if (body.custom_signing_key) {
      throw notInSandbox('custom_signing_key', 'true', 'Verify its tokens with the JWT key.')
    }
    if (body.signing_algorithm != null && body.signing_algorithm !== 'RS256') {
      throw notInSandbox('signing_algorithm', body.signing_algorithm, 'It has RS256.')
    }
    const holder = [...templates.values()].find(({ name }) => name === body.name)
    if (holder && holder !== own) {
      throw invalidParameter('form_identifier_exists', 'name', 'That name is taken.')
    }
  }

  v1.get(
    '/jwt_templates',
    { schema: { querystring: closedObject(listParameters) } },
    async (request) => listed([...templates.values()], request.query, serialize),
  )

  v1.post('/jwt_templates', { schema: { body: closedObject(fields) } }, async ({ body }) => {
    check(body)
    const { name, claims, lifetime, allowed_clock_skew } = body
    const template: JwtTemplate = {
      id: makeId('jtmp'),
      name,
      claims,
      lifetime: lifetime ?? 60,
      allowed_clock_skew: allowed_clock_skew ?? 5,
      ...timestamps(),
    }
    templates.set(template.id, template)
    return serialize(template)
  })

  v1.get(
    '/jwt_templates/:template_id',
    { schema: { params: TemplateParams } },
    async ({ params }) => serialize(find(templates, 'JWT template', params.template_id)),
  )

  v1.patch(
    '/jwt_templates/:template_id',
    { schema: { params: TemplateParams, body: closedObject(fields) } },
    async ({ params, body }) => {
      const template = find(templates, 'JWT template', params.template_id)
      check(body, template)
      const { name, claims, lifetime, allowed_clock_skew } = body
      return serialize(
        Object.assign(template, {
          name,
          claims,
          lifetime: lifetime ?? template.lifetime,
          allowed_clock_skew: allowed_clock_skew ?? template.allowed_clock_skew,
          updated_at: Date.now(),
        }),
      )
    },
  )

  v1.delete(
    '/jwt_templates/:template_id',
    { schema: { params: TemplateParams } },
    async ({ params }) => {
      const { id } = find(templates, 'JWT template', params.template_id)
      templates.delete(id)
      return { object: 'jwt_template', id, deleted: true }
    },
  )
}
