import type { Timestamps } from './records.ts'

// Records of the instance, which belong to no user or organization.

/** The creation time of the first record of each list in a seed, and of roles and permissions. */
export const SEED_TIME = Date.UTC(2026, 0, 1)

export interface Role {
  key: string
  name: string
  permissions: string[]
  /** A seed sets none of these. */
  id?: string
  description?: string | null
  created_at?: number
  updated_at?: number
}

/** The roles that members of some organizations can have. */
export interface RoleSet extends Timestamps {
  id: string
  /** `role_set:default` */
  key: string
  name: string
  description: string | null
  /** New organizations get the initial one. */
  type: 'initial' | 'custom'
  /** Keys of roles. */
  roles: string[]
  default_role: string | null
  creator_role: string | null
}

/** A permission that an operator added. System permissions come from the roles. */
export interface Permission extends Timestamps {
  id: string
  key: string
  name: string
  description: string
}

export interface JwtTemplate extends Timestamps {
  id: string
  name: string
  /** Values may have shortcodes: `{{user.id}}`. */
  claims: Record<string, unknown>
  /** Seconds. */
  lifetime: number
  /** Seconds. */
  allowed_clock_skew: number
}

/** An entry of the allowlist or the blocklist. */
export interface ListedIdentifier extends Timestamps {
  id: string
  /** An email address, a phone number, or `*@example.com`. */
  identifier: string
}

export interface RedirectUrl extends Timestamps {
  id: string
  url: string
}

/** A host that the instance is used on. */
export interface Domain {
  id: string
  name: string
  is_satellite: boolean
  proxy_url: string | null
}

export interface OAuthApplication extends Timestamps {
  id: string
  name: string
  client_id: string
  client_secret: string
  consent_screen_enabled: boolean
  pkce_required: boolean
  public: boolean
  scopes: string
  redirect_uris: string[]
  /** A data URI. */
  image: string | null
}

export interface WaitlistEntry extends Timestamps {
  id: string
  email_address: string
  status: 'pending' | 'invited' | 'completed' | 'rejected'
  invitation_id: string | null
}

/** Lets an agent sign in as a user, for one task. */
export interface AgentTask extends Timestamps {
  id: string
  agent_id: string
  task_id: string
  user_id: string
  status: 'pending' | 'accepted' | 'revoked'
  redirect_url: string
  /** Seconds. */
  session_max_duration: number
}

export type EnrollmentMode = 'manual_invitation' | 'automatic_invitation' | 'automatic_suggestion'

/** A domain of email addresses. Its users may join an organization. */
export interface OrganizationDomain extends Timestamps {
  id: string
  organization_id: string
  name: string
  enrollment_mode: EnrollmentMode
  /** The address at the domain that got the code. */
  affiliation_email_address: string | null
  verified: boolean
}

/** A user's request to join an organization, for an admin to accept. */
export interface MembershipRequest extends Timestamps {
  id: string
  organization_id: string
  user_id: string
  status: 'pending' | 'accepted' | 'rejected'
}
