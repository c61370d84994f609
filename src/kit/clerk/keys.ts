/** The connection to Clerk: a real instance, or the sandbox, which is used the same way. */
export interface ClerkKeys {
  publishableKey: string
  secretKey: string
  /** PEM public key; when set, no signing keys are fetched. */
  jwtKey?: string
  webhookSigningSecret?: string
  apiUrl: string
  /**
   * The Backend API's limit of calls within 10 seconds; default: Clerk's documented limit for the
   * key.
   */
  callLimit?: number
  /** Clerk's Frontend API, to which `/__clerk` forwards; unset, browsers call it directly. */
  frontendApiUrl?: string
  /**
   * Additional values of `iss` in session tokens, besides the host that the publishable key names.
   */
  otherIssuers?: string[]
}

/** The host in a publishable key: base64 of `host$`; undefined if it has none. */
export function frontendApiHost(publishableKey: string): string | undefined {
  const decoded = Buffer.from(publishableKey.slice('pk_test_'.length), 'base64').toString()
  return /^([a-z0-9-]+(?:\.[a-z0-9-]+)+)\$$/i.exec(decoded)?.[1]
}
