/**
 * Every problem the API can answer: a stable `code`, its status, its title, the sentence (`error`)
 * that a person may read, and after how many seconds to try again. Handlers throw these, the spec
 * documents these.
 */
export const problems = {
  invalid_request: {
    status: 400,
    title: 'Invalid request',
    error: 'The request is not valid',
    meaning: 'The request is malformed or does not match its schema; `errors` says where.',
  },
  not_authenticated: {
    status: 401,
    title: 'Not authenticated',
    error: 'User not authenticated',
    meaning: 'The operation needs a token, and none was sent.',
  },
  invalid_token: {
    status: 401,
    title: 'Invalid token',
    error: 'User not authenticated',
    meaning: 'The token is malformed, expired, forged, or of a kind the operation does not accept.',
  },
  insufficient_scope: {
    status: 403,
    title: 'Insufficient scope',
    error: 'Not allowed',
    meaning: 'The token is good, but lacks a role, permission or scope that the operation demands.',
  },
  invalid_signature: {
    status: 401,
    title: 'Invalid signature',
    error: 'The signature is not valid',
    meaning: 'The delivery is not signed, not signed by Clerk, changed on the way, or too old.',
  },
  cross_site_request: {
    status: 403,
    title: 'Cross-site request',
    error: 'Not allowed',
    meaning:
      "What changes something is taken with the session's cookie from pages of the API's own origin alone, as `Sec-Fetch-Site` or else `Origin` says; anything else sends a token.",
  },
  impersonation_refused: {
    status: 403,
    title: 'Impersonation refused',
    error: 'Not allowed while you act as somebody else',
    meaning:
      'The session has an `act` claim: somebody acts as the user. Only the user can do this.',
  },
  user_required: {
    status: 403,
    title: 'User required',
    error: 'Not allowed',
    meaning:
      "The operation is about the caller, and there is no person behind an organization's key.",
  },
  reverification_required: {
    status: 403,
    title: 'Reverification required',
    error: 'Confirm that it is you, then try again',
    meaning:
      "The person has to have signed in or been verified within the last 10 minutes; `clerk_error` is what Clerk's `useReverification` reads to ask for it.",
  },
  scope_not_grantable: {
    status: 403,
    title: 'Scope not grantable',
    error: 'Not allowed',
    meaning: 'Only who may do it themselves can give an API key the scope to do it.',
  },
  app_role_protected: {
    status: 403,
    title: 'App role protected',
    error: 'Not allowed',
    meaning:
      'Only an app admin, or an API key or machine with the scope `admins:write`, can give or take an app role, or change a user who has one.',
  },
  role_not_grantable: {
    status: 403,
    title: 'Role not grantable',
    error: 'Not allowed',
    meaning:
      'Without being `org:admin`, one can manage none but members with the role `org:member`.',
  },
  invitation_required: {
    status: 403,
    title: 'Invitation required',
    error: 'Invite this person instead',
    meaning:
      'Only app admins can add any user. Others can add who shares an organization with them now, and invite everybody else. The answer is the same for an id that does not exist.',
  },
  not_enabled: {
    status: 403,
    title: 'Not enabled',
    error: 'Not allowed',
    meaning: "The settings in Clerk do not let this person do it, or this organization's admins.",
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
    meaning: 'There is no such user, or not any more.',
  },
  session_not_found: {
    status: 404,
    title: 'Session not found',
    error: 'Session not found',
    meaning: 'There is no such session, or it is of someone else.',
  },
  api_key_not_found: {
    status: 404,
    title: 'API key not found',
    error: 'API key not found',
    meaning: 'There is no such API key, or it is of someone else.',
  },
  organization_not_found: {
    status: 404,
    title: 'Organization not found',
    error: 'Organization not found',
    meaning:
      'There is no such organization, or the credential is of another: a session is of its active one.',
  },
  member_not_found: {
    status: 404,
    title: 'Member not found',
    error: 'Member not found',
    meaning: 'There is no such member of the organization.',
  },
  invitation_not_found: {
    status: 404,
    title: 'Invitation not found',
    error: 'Invitation not found',
    meaning: 'There is no such invitation of the organization.',
  },
  method_not_allowed: {
    status: 405,
    title: 'Method not allowed',
    error: 'Method not allowed',
    meaning: 'The path exists, but not with this method; `Allow` lists those it has.',
  },
  request_timeout: {
    status: 408,
    title: 'Request timeout',
    error: 'The request took too long to arrive',
    meaning: 'The request did not arrive in full within the time allowed.',
  },
  already_exists: {
    status: 409,
    title: 'Already exists',
    error: 'It already exists',
    meaning: 'It exists already, or a value that has to be unique is taken; `errors` says which.',
  },
  delivery_replayed: {
    status: 409,
    title: 'Delivery replayed',
    error: 'The delivery was received before',
    meaning: 'The very same delivery was received before. Clerk signs each attempt anew.',
  },
  idempotency_key_in_use: {
    status: 409,
    title: 'Idempotency key in use',
    error: 'The same request is being processed',
    meaning: 'A request with this `Idempotency-Key` is not answered yet; try again.',
    retryAfter: 1,
  },
  outcome_unknown: {
    status: 409,
    title: 'Outcome unknown',
    error: 'It is not known whether this was done',
    meaning:
      'An earlier request with this `Idempotency-Key` was not answered as it should have been, and may have been done or not. It is not done again. Look whether it was done, and if not, send it with another key. With `Retry-After`, the same request can tell more by then.',
  },
  secret_not_repeated: {
    status: 409,
    title: 'Secret not repeated',
    error: 'The secret was shown before, and is not shown again',
    meaning:
      'The request with this `Idempotency-Key` succeeded. Its answer had a secret, which is kept nowhere: if it is lost, revoke what was created and create it anew with another key.',
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
    meaning: 'The request body is of a media type that the operation does not take.',
  },
  not_accepted: {
    status: 422,
    title: 'Not accepted',
    error: 'The values are not accepted',
    meaning:
      'The request is well-formed, but Clerk does not accept it; `errors` says what and why.',
  },
  idempotency_key_reused: {
    status: 422,
    title: 'Idempotency key reused',
    error: 'The Idempotency-Key was used for another request',
    meaning: 'The `Idempotency-Key` came with another request within the last 24 hours.',
  },
  rate_limited: {
    status: 429,
    title: 'Too many requests',
    error: 'Too many requests',
    meaning:
      'There were too many requests within a minute, from the address or of the caller, or too many tokens that Clerk refused; `Retry-After` says in how many seconds there may be more.',
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
    meaning: 'The API failed; its log has the reason under the same request id.',
  },
  user_retrieval_failed: {
    status: 500,
    title: 'User retrieval failed',
    error: 'Failed to retrieve user',
    meaning: 'Clerk answered in a way the API could not use; its log has the reason.',
  },
  clerk_unavailable: {
    status: 503,
    title: 'Clerk unavailable',
    error: 'Authentication is temporarily unavailable',
    meaning: 'Clerk could not be reached in time; try again after `Retry-After` seconds.',
    retryAfter: 5,
  },
  not_ready: {
    status: 503,
    title: 'Not ready',
    error: 'The API is not ready',
    meaning: 'The instance cannot authenticate requests yet; `Retry-After` says when to ask again.',
    retryAfter: 1,
  },
  overloaded: {
    status: 503,
    title: 'Overloaded',
    error: 'The API is overloaded',
    meaning:
      'The instance has more to do than it can, or more new tokens to verify than Clerk allows; try again after `Retry-After` seconds.',
    retryAfter: 2,
  },
  store_unavailable: {
    status: 503,
    title: 'Store unavailable',
    error: 'It cannot be made sure that this is done once',
    meaning:
      'Redis, by which the instances do such work once, cannot be asked. Nothing was done; try again after `Retry-After` seconds.',
    retryAfter: 5,
  },
  webhooks_not_configured: {
    status: 503,
    title: 'Webhooks not configured',
    error: 'The API cannot verify webhooks',
    meaning: 'The API was not given the signing secret of the webhook endpoint.',
    retryAfter: 300,
  },
} as const satisfies Record<
  string,
  { status: number; title: string; error: string; meaning: string; retryAfter?: number }
>

export type ProblemCode = keyof typeof problems

/** One thing that is wrong: where (JSON pointer, its first segment the part) and what. */
export interface Violation {
  pointer: string
  message: string
  /** Clerk's code, where it is Clerk that does not accept it. */
  code?: string
}

/** A JSON pointer (RFC 6901 section 3) from the names that lead to a value. */
export function toPointer(...names: readonly string[]): string {
  return names.map((name) => `/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`).join('')
}

interface Occurrence {
  /** What happened this time, for a person; defaults to the meaning of the code. */
  detail?: string
  /** The sentence for a person, where the operation has its own. */
  error?: string
  errors?: Violation[]
  /** The roles, permissions or scopes that the token lacks. */
  missing?: readonly string[]
  /** How the person has to be verified anew, and how many minutes ago at most. */
  reverification?: { level: 'first_factor' | 'second_factor'; afterMinutes: number }
  headers?: Record<string, string>
  cause?: unknown
}

/** A problem of the catalogue, thrown by guards and handlers and answered by the error handler. */
export class Problem extends Error {
  override name = 'Problem'
  readonly code: ProblemCode
  readonly occurrence: Occurrence
  constructor(code: ProblemCode, occurrence: Occurrence = {}) {
    super(occurrence.detail ?? problems[code].meaning, { cause: occurrence.cause })
    this.code = code
    this.occurrence = occurrence
  }
}

/**
 * The body of the answer (RFC 9457 section 3.1); the cause stays in the log.
 * @param instance id of the request
 */
export function problemDetails({ code, message, occurrence }: Problem, instance: string) {
  const { title, status, error } = problems[code]
  return {
    type: `urn:problem:clerk-fastify-openapi:${code}`,
    title,
    status,
    // What a framework says may repeat what it was sent.
    detail: message.slice(0, 1000),
    instance,
    code,
    error: occurrence.error ?? error,
    ...(occurrence.errors && { errors: occurrence.errors }),
    ...(occurrence.reverification && {
      clerk_error: {
        type: 'forbidden' as const,
        reason: 'reverification-error' as const,
        metadata: { reverification: occurrence.reverification },
      },
    }),
  }
}
