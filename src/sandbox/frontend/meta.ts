import { callerOf, originOf } from './browser.ts'
import type { SandboxContext } from '../context.ts'
import { frontendApiOf, type SandboxServer } from '../http.ts'
import { ISSUER } from '../keys.ts'
import { settingsOf } from '../settings.ts'
import { envelope } from './serialize.ts'

/** General answers of the Frontend API. */
export function registerMeta(fapi: SandboxServer, context: SandboxContext): void {
  const { store, signer } = context

  fapi.get('/.well-known/jwks.json', async () => signer.jwks())
  fapi.get('/.well-known/webauthn', async () => ({ origins: settingsOf(store).allowed_origins }))
  fapi.get('/v1/health', async () => ({ status: 'healthy' }))
  fapi.get('/v1/proxy-health', async () => ({
    status: 'healthy',
    x_forwarded_for: '127.0.0.1',
  }))

  fapi.get('/v1/clear-site-data', async (_request, reply) =>
    reply.header('clear-site-data', '"*"').send(),
  )

  fapi.get('/v1/account_portal', async (request) => {
    const home = `${originOf(request)}/`
    return {
      object: 'account_portal',
      allowed: true,
      enabled: true,
      internal_linking: false,
      after_sign_in_url: home,
      after_sign_up_url: home,
      after_join_waitlist_url: home,
      after_create_organization_url: home,
      after_leave_organization_url: home,
      logo_link_url: home,
      customization: {
        appearance: null,
        background_color_dark: null,
        background_color_light: null,
        primary_color_dark: null,
        primary_color_light: null,
      },
    }
  })

  // The sandbox suggests nothing for new organizations.
  fapi.get('/v1/me/organization_creation_defaults', async (request, reply) => {
    const { client } = callerOf(store, request, reply)
    return envelope(context, client, originOf(request), { form: null, advisory: null })
  })

  for (const name of ['openid-configuration', 'oauth-authorization-server']) {
    fapi.get(`/.well-known/${name}`, async (request) => {
      const api = frontendApiOf(request)
      const openid = name === 'openid-configuration'
      return {
        issuer: ISSUER,
        authorization_endpoint: `${api}/oauth/authorize`,
        token_endpoint: `${api}/oauth/token`,
        revocation_endpoint: `${api}/oauth/token/revoke`,
        jwks_uri: `${api}/.well-known/jwks.json`,
        scopes_supported: ['openid', 'profile', 'email'],
        response_types_supported: ['code'],
        grant_types_supported: ['authorization_code', 'refresh_token'],
        subject_types_supported: ['public'],
        id_token_signing_alg_values_supported: ['RS256'],
        token_endpoint_auth_methods_supported: ['client_secret_basic', 'client_secret_post'],
        claims_supported: ['sub', 'iss', 'aud', 'exp', 'iat', 'email', 'name'],
        code_challenge_methods_supported: ['S256'],
        ...(openid && {
          introspection_endpoint: `${api}/oauth/token_info`,
          userinfo_endpoint: `${api}/oauth/userinfo`,
          response_modes_supported: ['query'],
          backchannel_logout_supported: false,
          frontchannel_logout_supported: false,
        }),
      }
    })
  }
}
