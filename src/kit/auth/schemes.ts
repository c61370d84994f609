/**
 * The security schemes of the document, and the meaning of each at run time: the kind of token
 * (Clerk's `tokenType`) and its carrier, or a signed body.
 */
export const schemes = {
  clerkSession: {
    tokenType: 'session_token',
    carrier: 'header',
    document: {
      type: 'http',
      scheme: 'bearer',
      bearerFormat: 'JWT',
      description:
        "A person's session token from Clerk, valid for 60 seconds: `await session.getToken()`. A name in the requirement is a role (`org:admin`) or permission (`org:reports:read`) in the active organization, or else the app role in the token's `metadata.role`.",
    },
  },
  clerkSessionCookie: {
    tokenType: 'session_token',
    carrier: 'cookie',
    document: {
      type: 'apiKey',
      in: 'cookie',
      name: '__session',
      description:
        'The same session token in the cookie that Clerk sets for frontends of the same origin, with its companion cookies. To change something, the request has to come from that origin: browsers say so in `Sec-Fetch-Site`, or else `Origin`.',
    },
  },
  clerkApiKey: {
    tokenType: 'api_key',
    carrier: 'header',
    document: {
      type: 'http',
      scheme: 'bearer',
      bearerFormat: 'ak_…',
      description: 'An API key of a user or an organization.',
    },
  },
  clerkOAuth: {
    tokenType: 'oauth_token',
    carrier: 'header',
    document: {
      type: 'http',
      scheme: 'bearer',
      bearerFormat: 'oat_… or JWT',
      description: 'An access token that a user granted to an OAuth application.',
    },
  },
  clerkMachine: {
    tokenType: 'm2m_token',
    carrier: 'header',
    document: {
      type: 'http',
      scheme: 'bearer',
      bearerFormat: 'mt_… or JWT',
      description:
        'A machine-to-machine token. A name in the requirement is a scope. The scopes that Clerk itself gives are the ids of the machines that the machine may call (`mch_…`); for other names, use API keys.',
    },
  },
  clerkWebhook: {
    carrier: 'signature',
    document: {
      type: 'apiKey',
      in: 'header',
      name: 'svix-signature',
      description:
        'The signature of a webhook delivery, by Svix: HMAC-SHA256 with the secret of the endpoint over `svix-id`, `svix-timestamp` and the body, joined by dots.',
    },
  },
} as const

type Scheme = (typeof schemes)[keyof typeof schemes]
type TokenScheme = Extract<Scheme, { tokenType: string }>
export type TokenType = TokenScheme['tokenType']
export type Carrier = TokenScheme['carrier']

/** OpenAPI Security Requirement Objects: alternatives, each naming one scheme. */
export type SecurityRequirements = readonly Readonly<Record<string, readonly string[]>>[]

/** Demanded by routes without `security`: a session, by header or cookie. */
export const defaultSecurity: SecurityRequirements = [
  { clerkSession: [] },
  { clerkSessionCookie: [] },
]

/** A user's session, with at least one of the roles or permissions, if any are named. */
export function session(...oneOf: readonly string[]): SecurityRequirements {
  if (oneOf.length === 0) return defaultSecurity
  return defaultSecurity.flatMap((requirement) =>
    Object.keys(requirement).flatMap((scheme) => oneOf.map((name) => ({ [scheme]: [name] }))),
  )
}
