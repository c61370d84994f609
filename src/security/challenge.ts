import type { Problem } from '../problems.ts'

const REALM = 'Bearer realm="clerk-fastify-openapi"'

/**
 * The `WWW-Authenticate` of a refusal (RFC 6750 section 3): no error code when no token was sent,
 * `invalid_token` when it was bad, `insufficient_scope` with what it lacks.
 * @returns undefined for problems that are not about the token
 */
export function challengeOf({ code, message, occurrence }: Problem): string | undefined {
  if (code === 'not_authenticated') return REALM
  if (code === 'invalid_token')
    return `${REALM}, error="invalid_token", error_description="${quotable(message)}"`
  if (code === 'insufficient_scope' && occurrence.missing)
    return `${REALM}, error="insufficient_scope", scope="${occurrence.missing.join(' ')}"`
  return undefined
}

/** RFC 6750 section 3 allows printable ASCII without the quote and the backslash. */
function quotable(text: string): string {
  return text.replaceAll('"', "'").replace(/[^\x20-\x7E]|\\/g, '?')
}
