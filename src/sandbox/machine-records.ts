import type { Timestamps } from './records.ts'

// Machines, and the credentials of programs.

interface MachineCredential extends Timestamps {
  id: string
  /** The id of the user, organization or machine that it represents. */
  subject: string
  scopes: string[]
  revoked: boolean
  revocation_reason: string | null
  /** `null` if it never expires. */
  expiration: number | null
}

export interface ApiKey extends MachineCredential {
  type: string
  name: string
  description: string | null
  claims: unknown
  secret: string
  created_by: string | null
  last_used_at: number | null
}

export interface M2mToken extends MachineCredential {
  claims: unknown
  token: string
}

export interface OAuthToken extends MachineCredential {
  client_id: string
  token: string
}

export interface Machine extends Timestamps {
  id: string
  name: string
  secret_key: string
  /** Ids of the machines that it may call. */
  scopes: string[]
  /** Seconds. */
  default_token_ttl: number
}
