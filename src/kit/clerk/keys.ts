/** Where Clerk is: a real instance, or the sandbox, which is used the same way. */
export interface ClerkKeys {
  publishableKey: string
  secretKey: string
  /** PEM public key; when set, no signing keys are fetched. */
  jwtKey?: string
  webhookSigningSecret?: string
  apiUrl: string
  /** Calls within 10 seconds that the Backend API takes; unset, what Clerk documents for the key. */
  callLimit?: number
  /** Clerk's Frontend API, to which `/__clerk` forwards; unset, browsers go there themselves. */
  frontendApiUrl?: string
  /** More accepted values of `iss` in session tokens, besides the host that the publishable key names. */
  otherIssuers?: string[]
}

/** The host that a publishable key names: base64 of `host$`; undefined when it names none. */
export function frontendApiHost(publishableKey: string): string | undefined {
  const decoded = Buffer.from(publishableKey.slice('pk_test_'.length), 'base64').toString()
  return /^([a-z0-9-]+(?:\.[a-z0-9-]+)+)\$$/i.exec(decoded)?.[1]
}
