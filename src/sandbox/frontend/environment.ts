import { initialsImage } from '../serialize-user.ts'

const OFF = {
  enabled: false,
  required: false,
  used_for_first_factor: false,
  first_factors: [],
  used_for_second_factor: false,
  second_factors: [],
  verifications: [],
  verify_at_sign_up: false,
}
const ON = { ...OFF, enabled: true }

/** Where a page of Clerk's own would be; the widgets of a page of ours are modals. */
const PAGES = [
  'home_url',
  'user_profile_url',
  'after_sign_in_url',
  'after_sign_up_url',
  'after_sign_out_one_url',
  'after_sign_out_all_url',
  'after_switch_session_url',
  'after_create_organization_url',
  'after_leave_organization_url',
  'after_join_waitlist_url',
  'create_organization_url',
  'organization_profile_url',
  'waitlist_url',
  'sign_in_url',
  'sign_up_url',
]

/**
 * How the instance is set up: password or e-mail code, organizations, API keys; no billing.
 * @param origin of the page that asks
 */
export function environment(origin: string) {
  return {
    object: 'environment',
    id: 'env_sandbox',
    maintenance_mode: false,
    client_debug_mode: false,
    partitioned_cookies: false,
    auth_config: {
      object: 'auth_config',
      id: 'aac_sandbox',
      single_session_mode: true,
      claimed_at: null,
      reverification: true,
      preferred_channels: {},
      session_minter: false,
    },
    display_config: {
      object: 'display_config',
      id: 'display_config_sandbox',
      instance_environment_type: 'development',
      application_name: 'the sandbox',
      branded: true,
      show_devmode_warning: true,
      ...Object.fromEntries(PAGES.map((page) => [page, `${origin}/`])),
      support_email: '',
      terms_url: '',
      privacy_policy_url: '',
      logo_image_url: '',
      favicon_image_url: '',
      preferred_sign_in_strategy: 'password',
      captcha_public_key: null,
      captcha_public_key_invisible: null,
      captcha_widget_type: null,
      captcha_provider: 'turnstile',
      captcha_oauth_bypass: [],
      captcha_heartbeat: false,
      theme: { buttons: {}, general: {}, accounts: {} },
    },
    user_settings: userSettings,
    organization_settings: {
      object: 'organization_settings',
      id: 'organization_settings_sandbox',
      enabled: true,
      max_allowed_memberships: 5,
      max_allowed_permissions: 50,
      force_organization_selection: false,
      creator_role: 'org:admin',
      actions: { admin_delete: true },
      domains: { enabled: false, enrollment_modes: [], default_role: 'org:member' },
      slug: { disabled: false },
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

/** A provider that people sign in with, by a picture that needs no network. */
function socialOf(provider: string) {
  const name = provider === 'github' ? 'GitHub' : 'Google'
  return {
    enabled: true,
    required: false,
    authenticatable: true,
    block_email_subaddresses: false,
    strategy: `oauth_${provider}`,
    not_selectable: false,
    deprecated: false,
    name,
    logo_url: initialsImage(name.charAt(0)),
  }
}

const userSettings = {
  attributes: {
    email_address: {
      ...ON,
      required: true,
      used_for_first_factor: true,
      first_factors: ['email_code', 'email_link'],
      verifications: ['email_code', 'email_link'],
      verify_at_sign_up: true,
    },
    username: { ...ON, used_for_first_factor: true },
    first_name: ON,
    last_name: ON,
    password: { ...ON, required: true },
    phone_number: {
      ...ON,
      used_for_first_factor: true,
      first_factors: ['phone_code'],
      used_for_second_factor: true,
      second_factors: ['phone_code'],
      verifications: ['phone_code'],
      verify_at_sign_up: true,
    },
    web3_wallet: OFF,
    authenticator_app: { ...ON, used_for_second_factor: true, second_factors: ['totp'] },
    backup_code: { ...ON, used_for_second_factor: true, second_factors: ['backup_code'] },
    passkey: { ...ON, used_for_first_factor: true, first_factors: ['passkey'] },
  },
  social: Object.fromEntries(
    ['google', 'github'].map((provider) => [`oauth_${provider}`, socialOf(provider)]),
  ),
  enterprise_sso: { enabled: false, self_serve_sso: false },
  saml: { enabled: false },
  passkey_settings: { allow_autofill: false, show_sign_in_button: true },
  sign_in: { second_factor: { required: false, enabled: true } },
  sign_up: {
    mode: 'public',
    progressive: true,
    captcha_enabled: false,
    captcha_widget_type: 'smart',
    custom_action_required: false,
    legal_consent_enabled: false,
    allowlist_only: false,
    mfa: { required: false },
  },
  password_settings: {
    min_length: 8,
    max_length: 72,
    disable_hibp: true,
    require_special_char: false,
    require_numbers: false,
    require_uppercase: false,
    require_lowercase: false,
    show_zxcvbn: false,
    min_zxcvbn_strength: 0,
    allowed_special_characters: '',
    enforce_hibp_on_sign_in: false,
  },
  username_settings: { min_length: 3, max_length: 64 },
  actions: { delete_self: true, create_organization: true },
  attack_protection: {
    user_lockout: { enabled: false },
    pii: { enabled: false },
    email_link: { require_same_client: false },
    enumeration_protection: { enabled: false },
  },
}
