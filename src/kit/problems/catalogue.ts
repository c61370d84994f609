/** A kind of problem. */
export interface ProblemEntry {
  status: number
  title: string
  /** One sentence to show to a person. */
  error: string
  meaning: string
  /** Seconds after which the request can be sent again. */
  retryAfter?: number
}

/**
 * The problems that the kit can answer, by their stable `code`. An app adds its own with the option
 * `problems`, and tells TypeScript about them in {@link AppProblems}.
 */
export const problems = {
  invalid_request: {
    status: 400,
    title: 'Invalid request',
    error: 'The request is not valid',
    meaning: 'The request is malformed or does not match its schema. `errors` lists what is wrong.',
  },
  not_authenticated: {
    status: 401,
    title: 'Not authenticated',
    error: 'User not authenticated',
    meaning: 'The operation requires a token, and the request has none.',
  },
  invalid_token: {
    status: 401,
    title: 'Invalid token',
    error: 'User not authenticated',
    meaning:
      'The token is malformed, expired, forged, or of a kind that the operation does not accept.',
  },
  insufficient_scope: {
    status: 403,
    title: 'Insufficient scope',
    error: 'Not allowed',
    meaning:
      'The token is valid, but lacks a role, permission or scope that the operation requires.',
  },
  invalid_signature: {
    status: 401,
    title: 'Invalid signature',
    error: 'The signature is not valid',
    meaning: 'The delivery has no valid signature of Clerk, was changed, or is too old.',
  },
  cross_site_request: {
    status: 403,
    title: 'Cross-site request',
    error: 'Not allowed',
    meaning:
      "Only pages of the API's own origin can change something with the session cookie. `Sec-Fetch-Site` or `Origin` names the origin of the page. Other clients must send a token.",
  },
  impersonation_refused: {
    status: 403,
    title: 'Impersonation refused',
    error: 'Not allowed while you act as somebody else',
    meaning:
      'Somebody impersonates the user (the session has an `act` claim). Only the user can do this.',
  },
  user_required: {
    status: 403,
    title: 'User required',
    error: 'Not allowed',
    meaning: 'The operation needs a user, but the API key belongs to an organization.',
  },
  reverification_required: {
    status: 403,
    title: 'Reverification required',
    error: 'Confirm that it is you, then try again',
    meaning:
      "The user must have signed in or been reverified within the last 10 minutes. Clerk's `useReverification` reads `clerk_error` and asks for it.",
  },
  not_found: {
    status: 404,
    title: 'Not found',
    error: 'Not found',
    meaning: 'No operation has this path.',
  },
  user_not_found: {
    status: 404,
    title: 'User not found',
    error: 'User not found',
    meaning: 'The user does not exist, or was deleted.',
  },
  session_not_found: {
    status: 404,
    title: 'Session not found',
    error: 'Session not found',
    meaning: 'The session does not exist, or belongs to another user.',
  },
  api_key_not_found: {
    status: 404,
    title: 'API key not found',
    error: 'API key not found',
    meaning: 'The API key does not exist, or belongs to another user.',
  },
  organization_not_found: {
    status: 404,
    title: 'Organization not found',
    error: 'Organization not found',
    meaning:
      'The organization does not exist, or the credential belongs to another organization. A session belongs to its active organization.',
  },
  member_not_found: {
    status: 404,
    title: 'Member not found',
    error: 'Member not found',
    meaning: 'The user is not a member of the organization.',
  },
  invitation_not_found: {
    status: 404,
    title: 'Invitation not found',
    error: 'Invitation not found',
    meaning: 'The organization has no such invitation.',
  },
  method_not_allowed: {
    status: 405,
    title: 'Method not allowed',
    error: 'Method not allowed',
    meaning: 'The path exists, but not with this method. `Allow` lists its methods.',
  },
  request_timeout: {
    status: 408,
    title: 'Request timeout',
    error: 'The request took too long to arrive',
    meaning: 'The request did not arrive completely within the allowed time.',
  },
  already_exists: {
    status: 409,
    title: 'Already exists',
    error: 'It already exists',
    meaning:
      'The resource exists already, or a value that must be unique is taken. `errors` says which.',
  },
  delivery_replayed: {
    status: 409,
    title: 'Delivery replayed',
    error: 'The delivery was received before',
    meaning: 'The same delivery attempt was received before. Clerk signs each attempt anew.',
  },
  idempotency_key_in_use: {
    status: 409,
    title: 'Idempotency key in use',
    error: 'The same request is being processed',
    meaning: 'A request with this `Idempotency-Key` is still being processed. Try again.',
    retryAfter: 1,
  },
  outcome_unknown: {
    status: 409,
    title: 'Outcome unknown',
    error: 'The outcome of the earlier request is unknown',
    meaning:
      'An earlier request with this `Idempotency-Key` got no final answer: it may have been carried out or not. It is not carried out again. Check whether it was, and if not, send it with another key. If the answer has `Retry-After`, send the same request again after that time to learn more.',
  },
  secret_not_repeated: {
    status: 409,
    title: 'Secret not repeated',
    error: 'The secret was shown before, and is not shown again',
    meaning:
      'The request with this `Idempotency-Key` succeeded. Its answer contained a secret, which is stored nowhere. If you lost it, revoke the created resource and create another with a new key.',
  },
  body_too_large: {
    status: 413,
    title: 'Body too large',
    error: 'The request body is too large',
    meaning: 'The request body is larger than the API accepts.',
  },
  unsupported_media_type: {
    status: 415,
    title: 'Unsupported media type',
    error: 'Unsupported media type',
    meaning: 'The operation does not accept the media type of the request body.',
  },
  not_accepted: {
    status: 422,
    title: 'Not accepted',
    error: 'The values are not accepted',
    meaning:
      'The request is well-formed, but Clerk does not accept its values. `errors` says which and why.',
  },
  idempotency_key_reused: {
    status: 422,
    title: 'Idempotency key reused',
    error: 'The Idempotency-Key was used for another request',
    meaning: 'The `Idempotency-Key` was used for another request within the last 24 hours.',
  },
  rate_limited: {
    status: 429,
    title: 'Too many requests',
    error: 'Too many requests',
    meaning:
      'The address or the caller sent too many requests within a minute, or the address too many tokens that Clerk refused. Try again after `Retry-After` seconds.',
    retryAfter: 60,
  },
  headers_too_large: {
    status: 431,
    title: 'Headers too large',
    error: 'The request headers are too large',
    meaning: 'The request line and headers together are larger than the API accepts.',
  },
  internal_error: {
    status: 500,
    title: 'Internal error',
    error: 'Internal error',
    meaning: 'The API failed. Its log has the reason under the same request id.',
  },
  clerk_unavailable: {
    status: 503,
    title: 'Clerk unavailable',
    error: 'Authentication is temporarily unavailable',
    meaning: 'Clerk could not be reached in time. Try again after `Retry-After` seconds.',
    retryAfter: 5,
  },
  not_ready: {
    status: 503,
    title: 'Not ready',
    error: 'The API is not ready',
    meaning:
      'The instance cannot authenticate requests yet. Try again after `Retry-After` seconds.',
    retryAfter: 1,
  },
  overloaded: {
    status: 503,
    title: 'Overloaded',
    error: 'The API is overloaded',
    meaning:
      'The instance has more requests than it can handle, or more new tokens to verify than Clerk allows. Try again after `Retry-After` seconds.',
    retryAfter: 2,
  },
  store_unavailable: {
    status: 503,
    title: 'Store unavailable',
    error: 'The API cannot guarantee that this is done only once',
    meaning:
      'Redis is unreachable, and without it the API could do the same work twice. Nothing was done. Try again after `Retry-After` seconds.',
    retryAfter: 5,
  },
  webhooks_not_configured: {
    status: 503,
    title: 'Webhooks not configured',
    error: 'The API cannot verify webhooks',
    meaning: 'The API has no signing secret for the webhook endpoint.',
    retryAfter: 300,
  },
} as const satisfies Record<string, ProblemEntry>

/**
 * The codes of an app's own problems, for TypeScript:
 * `declare module 'clerk-fastify-openapi' { interface AppProblems { report_locked: true } }`
 */
// eslint-disable-next-line @typescript-eslint/no-empty-object-type -- apps add members by declaration merging
export interface AppProblems {}

export type ProblemCode = keyof typeof problems | keyof AppProblems

/** A problem of the kit by its code; undefined for one of an app's own. */
export function kitProblem(code: ProblemCode): ProblemEntry | undefined {
  return (problems as Record<string, ProblemEntry | undefined>)[code]
}
