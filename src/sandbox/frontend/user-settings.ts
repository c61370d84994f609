import { MAX_ATTEMPTS } from '../lockout.ts'
import { PASSWORD_LENGTH } from '../password-rules.ts'
import { initialsImage } from '../serialize-user.ts'
import type { Settings } from '../settings.ts'

const OFF = {
  enabled: false,
  required: false,
  used_for_first_factor: false,
  first_factors: [] as string[],
  used_for_second_factor: false,
  second_factors: [] as string[],
  verifications: [] as string[],
  verify_at_sign_up: false,
  immutable: false,
}
const ON = { ...OFF, enabled: true }

/** An identifier for signing in, verified in these ways. */
const identifier = (...strategies: string[]) => ({
  ...ON,
  used_for_first_factor: true,
  first_factors: strategies,
  verifications: strategies,
  verify_at_sign_up: true,
})

/** A second factor. */
const second = (strategy: string) => ({
  ...ON,
  used_for_second_factor: true,
  second_factors: [strategy],
})

const PROVIDERS = { google: 'Google', github: 'GitHub' }

/** A provider for signing in, with a picture that needs no network. */
const social = ([provider, name]: [string, string]) => [
  `oauth_${provider}`,
  {
    enabled: true,
    required: false,
    authenticatable: true,
    block_email_subaddresses: false,
    strategy: `oauth_${provider}`,
    not_selectable: false,
    deprecated: false,
    name,
    logo_url: initialsImage(name.charAt(0)),
  },
]

/** The settings of the widgets: the fields that they require, and the ones that they offer. */
export function userSettings({ restrictions, sign_up_mode, hibp, require_mfa }: Settings) {
  return {
    attributes: {
      // If links were on as well, the widgets would send only links.
      email_address: identifier('email_code'),
      phone_number: {
        ...identifier('phone_code'),
        used_for_second_factor: true,
        second_factors: ['phone_code'],
      },
      username: { ...ON, used_for_first_factor: true },
      first_name: ON,
      last_name: ON,
      password: { ...ON, required: true },
      web3_wallet: OFF,
      authenticator_app: second('totp'),
      ticket: { ...ON, used_for_first_factor: true, first_factors: ['ticket'] },
      backup_code: second('backup_code'),
      passkey: { ...ON, used_for_first_factor: true, first_factors: ['passkey'] },
    },
    social: Object.fromEntries(Object.entries(PROVIDERS).map(social)) as Record<string, unknown>,
    enterprise_sso: { enabled: false, self_serve_sso: false },
    saml: { enabled: false },
    passkey_settings: {
      allow_autofill: false,
      show_sign_in_button: true,
      satisfies_second_factor: true,
    },
    sign_in: { second_factor: { required: require_mfa, enabled: true } },
    sign_up: {
      mode: sign_up_mode,
      progressive: true,
      captcha_enabled: false,
      captcha_widget_type: 'smart',
      custom_action_required: false,
      legal_consent_enabled: false,
      allowlist_only: restrictions.allowlist,
      mfa: { required: require_mfa },
    },
    restrictions: Object.fromEntries(
      Object.entries(restrictions).map(([name, enabled]) => [name, { enabled }]),
    ),
    password_settings: {
      min_length: PASSWORD_LENGTH.min,
      max_length: PASSWORD_LENGTH.max,
      disable_hibp: !hibp,
      disable_password_reverification: false,
      require_special_char: false,
      require_numbers: false,
      require_uppercase: false,
      require_lowercase: false,
      show_zxcvbn: false,
      min_zxcvbn_strength: 0,
      allowed_special_characters: '',
      enforce_hibp_on_sign_in: false,
    },
    username_settings: {
      min_length: 3,
      max_length: 64,
      allow_extended_special_characters: false,
      allow_numeric_usernames: true,
    },
    actions: { delete_self: true, create_organization: true, create_organizations_limit: null },
    attack_protection: {
      user_lockout: { enabled: true, max_attempts: MAX_ATTEMPTS, duration_in_minutes: 60 },
      pii: { enabled: false },
      email_link: { require_same_client: false },
      enumeration_protection: { enabled: false },
    },
  }
}
