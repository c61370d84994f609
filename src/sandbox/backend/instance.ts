import { Type } from '@sinclair/typebox'
import type { SandboxContext } from '../context.ts'
import { invalidParameter, notFound } from '../errors.ts'
import type { SandboxServer } from '../http.ts'
import { INSTANCE_ID } from '../keys.ts'
import { initialRoleSet } from '../role-sets.ts'
import { closedObject, optional } from '../schemas.ts'
import { roleId } from '../serialize-roles.ts'
import { changeSettings, settingsOf } from '../settings.ts'

const flag = optional(Type.Boolean())
const texts = Type.Array(Type.String())

/** Schema of optional flags with these names. */
const flags = <Name extends string>(...names: Name[]) =>
  Object.fromEntries(names.map((name) => [name, flag])) as Record<Name, typeof flag>

/** @see https://clerk.com/docs/reference/backend-api/tag/Instance-Settings */
export function registerInstance(v1: SandboxServer, { store }: SandboxContext): void {
  v1.get('/instance', async () => ({
    object: 'instance',
    id: INSTANCE_ID,
    environment_type: 'development',
    allowed_origins: settingsOf(store).allowed_origins,
    workspace_id: null,
  }))

  v1.patch(
    '/instance',
    {
      schema: {
        body: closedObject({
          ...flags('test_mode', 'hibp', 'cookieless_dev', 'url_based_session_syncing'),
          enhanced_email_deliverability: flag,
          support_email: optional(Type.String()),
          clerk_js_version: optional(Type.String()),
          development_origin: optional(Type.String()),
          allowed_origins: Type.Optional(texts),
          preferred_sign_in_strategy_when_password_required: optional(
            Type.Union([Type.Literal('password'), Type.Literal('otp'), Type.Literal('')]),
          ),
        }),
      },
    },
    async ({ body }, reply) => {
      const { allowed_origins, support_email } = body
      const strategy = body.preferred_sign_in_strategy_when_password_required
      if (allowed_origins) changeSettings(store, 'allowed_origins', allowed_origins)
      if (body.hibp != null) changeSettings(store, 'hibp', body.hibp)
      if (support_email != null) changeSettings(store, 'support_email', support_email)
      if (strategy != null) {
        changeSettings(store, 'preferred_sign_in_strategy', strategy === '' ? 'password' : strategy)
      }
      return reply.code(204).send()
    },
  )

  v1.patch(
    '/instance/restrictions',
    {
      schema: {
        body: closedObject({
          ...flags('allowlist', 'blocklist', 'allowlist_blocklist_disabled_on_sign_in'),
          ...flags('block_email_subaddresses', 'block_disposable_email_domains'),
        }),
      },
    },
    async ({ body }) => ({
      object: 'instance_restrictions',
      ...changeSettings(store, 'restrictions', body),
    }),
  )

  v1.patch(
    '/beta_features/instance_settings',
    {
      schema: {
        body: closedObject({
          ...flags('restricted_to_allowlist', 'progressive_sign_up', 'test_mode'),
          from_email_address: optional(Type.String()),
        }),
      },
    },
    async ({ body }) => {
      const { restricted_to_allowlist: allowlist } = body
      const restrictions =
        allowlist == null
          ? settingsOf(store).restrictions
          : changeSettings(store, 'restrictions', { allowlist })
      return {
        object: 'instance_settings',
        id: INSTANCE_ID,
        restricted_to_allowlist: restrictions.allowlist,
        from_email_address: body.from_email_address ?? 'notifications',
        progressive_sign_up: true,
        enhanced_email_deliverability: false,
      }
    },
  )

  const protect = () => ({
    object: 'instance_protect',
    ...settingsOf(store).protect,
    checks_bypassed: false,
  })
  v1.get('/instance/protect', async () => protect())
  v1.patch(
    '/instance/protect',
    { schema: { body: closedObject(flags('rules_enabled', 'specter_enabled')) } },
    async ({ body }) => {
      changeSettings(store, 'protect', body)
      return protect()
    },
  )

  const communication = () => ({
    object: 'instance_communication',
    blocked_country_codes: settingsOf(store).blocked_country_codes,
  })
  v1.get('/instance/communication', async () => communication())
  v1.patch(
    '/instance/communication',
    {
      schema: {
        body: closedObject({
          blocked_country_codes: optional(Type.Array(Type.String({ pattern: '^[A-Z]{2}$' }))),
        }),
      },
    },
    async ({ body }) => {
      changeSettings(store, 'blocked_country_codes', body.blocked_country_codes ?? [])
      return communication()
    },
  )

  const oauth = () => ({
    object: 'oauth_application_settings',
    ...settingsOf(store).oauth_applications,
  })
  v1.get('/instance/oauth_application_settings', async () => oauth())
  v1.patch(
    '/instance/oauth_application_settings',
    {
      schema: {
        body: closedObject({
          ...flags('dynamic_oauth_client_registration', 'oauth_jwt_access_tokens'),
          ...flags(
            'client_id_metadata_documents_advertised',
            'client_id_metadata_documents_only_allow_pre_registered_clients',
            'client_id_metadata_documents_block_implicitly_allowed_clients',
          ),
          default_scopes: optional(texts),
        }),
      },
    },
    async ({ body }) => {
      changeSettings(store, 'oauth_applications', body)
      return oauth()
    },
  )

  const organizations = () => ({
    object: 'organization_settings',
    ...settingsOf(store).organizations,
    creator_role: initialRoleSet(store).creator_role ?? '',
    max_allowed_roles: 10,
    max_allowed_domains: 10,
    max_allowed_permissions: 50,
    max_role_sets_allowed: 100,
    initial_role_set_key: initialRoleSet(store).key,
  })
  v1.get('/instance/organization_settings', async () => organizations())
  v1.patch(
    '/instance/organization_settings',
    {
      schema: {
        body: closedObject({
          ...flags('enabled', 'admin_delete_enabled', 'domains_enabled', 'slug_disabled'),
          max_allowed_memberships: optional(Type.Integer({ minimum: 0 })),
          domains_enrollment_modes: Type.Optional(
            Type.Array(
              Type.Union([
                Type.Literal('manual_invitation'),
                Type.Literal('automatic_invitation'),
                Type.Literal('automatic_suggestion'),
              ]),
            ),
          ),
          creator_role_id: optional(Type.String()),
          domains_default_role_id: optional(Type.String()),
        }),
      },
    },
    async ({ body }) => {
      const { creator_role_id, domains_default_role_id, ...changes } = body
      const keyOf = (id: string) => {
        const role = [...store.roles.values()].find((one) => roleId(one) === id)
        if (!role) throw notFound('organization role', id)
        return role.key
      }
      const initial = initialRoleSet(store)
      const creator_role = creator_role_id == null ? initial.creator_role : keyOf(creator_role_id)
      if (creator_role !== null && !initial.roles.includes(creator_role)) {
        const message = `The role ${creator_role} is not in ${initial.key}.`
        throw invalidParameter('form_param_value_invalid', 'creator_role_id', message)
      }
      const domains_default_role =
        domains_default_role_id == null ? null : keyOf(domains_default_role_id)
      initial.creator_role = creator_role
      changeSettings(store, 'organizations', { ...changes, domains_default_role })
      return organizations()
    },
  )
}
