import { initialRoleSet } from '../role-sets.ts'
import { initialsImage } from '../serialize-user.ts'
import { settingsOf } from '../settings.ts'
import type { Store } from '../store.ts'
import { userSettings } from './user-settings.ts'

/** Pages of the application itself. */
const APPLICATION_PAGES = [
  'home_url',
  'logo_link_url',
  'after_sign_in_url',
  'after_sign_up_url',
  'after_sign_out_one_url',
  'after_sign_out_all_url',
  'after_switch_session_url',
  'after_create_organization_url',
  'after_leave_organization_url',
  'after_join_waitlist_url',
]

/** Pages of the account portal, for applications without such pages. */
const PORTAL_PAGES = {
  sign_in_url: 'sign-in',
  sign_up_url: 'sign-up',
  user_profile_url: 'user',
  organization_profile_url: 'organization',
  create_organization_url: 'create-organization',
  waitlist_url: 'waitlist',
  oauth_consent_url: 'oauth-consent',
}

const APPLICATION = 'the sandbox'

/**
 * The configuration of the instance, in the format of ClerkJS.
 *
 * @param origin of the calling page
 * @param frontendApi root of this API, as seen by the page
 */
export function environment(store: Store, origin: string, frontendApi: string) {
  const settings = settingsOf(store)
  const { organizations } = settings
  // The account portal has no home page.
  const home = frontendApi === `${origin}/fapi` ? `${frontendApi}/portal/user` : `${origin}/`
  const picture = { object: 'image', id: 'img_sandbox', name: 'logo', public_url: logo }
  return {
    object: 'environment',
    id: 'env_sandbox',
    maintenance_mode: false,
    client_debug_mode: false,
    partitioned_cookies: false,
    auth_config: {
      object: 'auth_config',
      id: 'aac_sandbox',
      first_name: 'on',
      last_name: 'on',
      email_address: 'on',
      phone_number: 'on',
      username: 'on',
      password: 'required',
      identification_requirements: [['email_address'], ['phone_number']],
      identification_strategies: ['email_address', 'phone_number', 'username'],
      first_factors: ['password', 'email_code', 'phone_code', 'passkey', 'ticket'],
      second_factors: ['totp', 'phone_code', 'backup_code'],
      email_address_verification_strategies: ['email_code'],
      single_session_mode: !settings.multi_session,
      enhanced_email_deliverability: false,
      test_mode: true,
      cookieless_dev: true,
      url_based_session_syncing: true,
      claimed_at: null,
      reverification: true,
      native_settings: {
        object: 'native_settings',
        api_enabled: true,
        trusted_device_sign_in_enabled: false,
        trusted_device_enrollment_prompt_after_sign_in_enabled: false,
        trusted_device_enrollment_prompt_after_sign_up_enabled: false,
      },
      preferred_channels: {},
      session_minter: false,
    },
    display_config: {
      object: 'display_config',
      id: 'display_config_sandbox',
      instance_environment_type: 'development',
      application_name: APPLICATION,
      branded: true,
      show_devmode_warning: true,
      ...pagesOf(APPLICATION_PAGES, (page) => [page, home]),
      ...pagesOf(Object.entries(PORTAL_PAGES), ([page, path]) => [
        page,
        `${frontendApi}/portal/${path}`,
      ]),
      support_email: settings.support_email ?? '',
      help_url: null,
      terms_url: '',
      privacy_policy_url: '',
      logo_url: null,
      logo_image: picture,
      logo_image_url: '',
      favicon_url: null,
      favicon_image: picture,
      favicon_image_url: '',
      preferred_sign_in_strategy: settings.preferred_sign_in_strategy,
      experimental_force_oauth_first: false,
      clerk_js_version: '6',
      google_one_tap_client_id: null,
      captcha_public_key: null,
      captcha_public_key_invisible: null,
      captcha_widget_type: null,
      captcha_provider: 'turnstile',
      captcha_oauth_bypass: [],
      captcha_heartbeat: false,
      theme: { buttons: {}, general: {}, accounts: {} },
    },
    user_settings: userSettings(settings),
    organization_settings: {
      object: 'organization_settings',
      id: 'organization_settings_sandbox',
      enabled: organizations.enabled,
      max_allowed_memberships: organizations.max_allowed_memberships,
      max_allowed_permissions: 50,
      force_organization_selection: settings.force_organization_selection,
      creator_role: initialRoleSet(store).creator_role,
      actions: { admin_delete: organizations.admin_delete_enabled },
      domains: {
        enabled: organizations.domains_enabled,
        enrollment_modes: organizations.domains_enrollment_modes,
        default_role: organizations.domains_default_role,
      },
      slug: { disabled: organizations.slug_disabled },
      organization_creation_defaults: { enabled: false },
    },
    commerce_settings: {
      object: 'commerce_settings',
      id: 'commerce_settings_sandbox',
      billing: {
        stripe_publishable_key: null,
        free_trial_requires_payment_method: false,
        organization: { enabled: false, has_paid_plans: false },
        user: { enabled: false, has_paid_plans: false },
      },
    },
    api_keys_settings: {
      object: 'api_keys_settings',
      id: 'api_keys_settings_sandbox',
      enabled: true,
      user_api_keys_enabled: true,
      orgs_api_keys_enabled: true,
      show_in_user_profile: true,
      show_in_org_profile: true,
    },
    fraud_settings: { object: 'fraud_settings', native: { device_attestation_mode: 'disabled' } },
    protect_config: { object: 'protect_config', id: 'protect_config_sandbox', loaders: [] },
  }
}

const logo = initialsImage('S')

function pagesOf<Page>(pages: Page[], entry: (page: Page) => [string, string]) {
  return Object.fromEntries(pages.map(entry))
}
