import { Type } from '@sinclair/typebox'
import type { EnrollmentMode } from './instance-records.ts'
import type { Store } from './store.ts'

/**
 * The settings of the instance: an operator changes them in the dashboard, or with `/v1/instance`.
 */
export interface Settings {
  restrictions: {
    allowlist: boolean
    blocklist: boolean
    allowlist_blocklist_disabled_on_sign_in: boolean
    block_email_subaddresses: boolean
    block_disposable_email_domains: boolean
  }
  sign_up_mode: 'public' | 'restricted' | 'waitlist'
  /** One browser can be signed in as several users at once. */
  multi_session: boolean
  /** Passwords from known data breaches are refused. */
  hibp: boolean
  /** There are no personal accounts: a session is pending until an organization is active. */
  force_organization_selection: boolean
  /** A session is pending until its user has a second factor. */
  require_mfa: boolean
  organizations: {
    enabled: boolean
    /** Default for a new organization; 0 means unlimited. */
    max_allowed_memberships: number
    admin_delete_enabled: boolean
    domains_enabled: boolean
    slug_disabled: boolean
    domains_enrollment_modes: EnrollmentMode[]
    domains_default_role: string
  }
  allowed_origins: string[]
  support_email: string | null
  preferred_sign_in_strategy: 'password' | 'otp'
  protect: { rules_enabled: boolean; specter_enabled: boolean }
  blocked_country_codes: string[]
  /** Claims of session tokens, added to Clerk's own. Values may have shortcodes. */
  session_claims: Record<string, unknown>
  oauth_applications: {
    dynamic_oauth_client_registration: boolean
    default_scopes: string[] | null
    oauth_jwt_access_tokens: boolean
    client_id_metadata_documents_advertised: boolean
    client_id_metadata_documents_only_allow_pre_registered_clients: boolean
    client_id_metadata_documents_block_implicitly_allowed_clients: boolean
  }
}

const DEFAULTS: Settings = {
  restrictions: {
    allowlist: false,
    blocklist: false,
    allowlist_blocklist_disabled_on_sign_in: false,
    block_email_subaddresses: false,
    block_disposable_email_domains: false,
  },
  sign_up_mode: 'public',
  multi_session: false,
  hibp: true,
  force_organization_selection: false,
  require_mfa: false,
  organizations: {
    enabled: true,
    max_allowed_memberships: 5,
    admin_delete_enabled: true,
    domains_enabled: true,
    slug_disabled: false,
    domains_enrollment_modes: ['manual_invitation', 'automatic_invitation', 'automatic_suggestion'],
    domains_default_role: 'org:member',
  },
  allowed_origins: [],
  support_email: null,
  preferred_sign_in_strategy: 'password',
  protect: { rules_enabled: false, specter_enabled: false },
  blocked_country_codes: [],
  // Not Clerk's default: operators add it in the dashboard, to read roles from the metadata.
  session_claims: { metadata: '{{user.public_metadata}}' },
  oauth_applications: {
    dynamic_oauth_client_registration: false,
    default_scopes: null,
    oauth_jwt_access_tokens: true,
    client_id_metadata_documents_advertised: false,
    client_id_metadata_documents_only_allow_pre_registered_clients: false,
    client_id_metadata_documents_block_implicitly_allowed_clients: false,
  },
}

/** The settings that seeds and tools turn on and off. */
export const switches = {
  multi_session: Type.Optional(Type.Boolean()),
  force_organization_selection: Type.Optional(Type.Boolean()),
  require_mfa: Type.Optional(Type.Boolean()),
}
type Switches = { [Name in keyof typeof switches]?: boolean }

/** Turns these settings on or off. Missing ones stay. */
export function turnSettings(store: Store, wanted: Switches): void {
  store.settings.set('current', { ...settingsOf(store), ...wanted })
}

/** The settings that can be turned on and off. */
export function switchesOf(store: Store): Required<Switches> {
  const { multi_session, force_organization_selection, require_mfa } = settingsOf(store)
  return { multi_session, force_organization_selection, require_mfa }
}

/** The current settings. */
export function settingsOf(store: Store): Settings {
  return { ...DEFAULTS, ...store.settings.get('current') }
}

/** Changes these settings. Fields that are `null` or missing stay. */
export function changeSettings<Section extends keyof Settings>(
  store: Store,
  section: Section,
  changes: Settings[Section] extends object
    ? { [Name in keyof Settings[Section]]?: Settings[Section][Name] | null }
    : Settings[Section],
): Settings[Section] {
  const settings = settingsOf(store)
  const before = settings[section]
  const given: unknown =
    typeof before === 'object' && before !== null && !Array.isArray(before)
      ? {
          ...before,
          ...Object.fromEntries(
            Object.entries(changes as object).filter(([, value]) => value !== null),
          ),
        }
      : changes
  const changed = given as Settings[Section]
  store.settings.set('current', { ...settings, [section]: changed })
  return changed
}
