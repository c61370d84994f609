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
    meaning: 'The user does not exist any more.',
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
} as const satisfies Record<
  string,
  { status: number; title: string; error: string; meaning: string; retryAfter?: number }
>

export type ProblemCode = keyof typeof problems

/** One violation of a schema: where (JSON pointer, its first segment the part) and what. */
export interface Violation {
  pointer: string
  message: string
}

interface Occurrence {
  /** What happened this time, for a person; defaults to the meaning of the code. */
  detail?: string
  /** The sentence for a person, where the operation has its own. */
  error?: string
  errors?: Violation[]
  /** The roles, permissions or scopes that the token lacks. */
  missing?: readonly string[]
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
  }
}
