import type { Problem } from './problem.ts'

/**
 * The `WWW-Authenticate` of a refusal (RFC 6750 section 3): no error code if there is no token,
 * `invalid_token` for a bad token, `insufficient_scope` with the missing scopes, and
 * `insufficient_user_authentication` (RFC 9470 section 3) if the user must be verified again.
 * @returns undefined for problems that are not about the credential
 */
export function challengeOf(
  { code, message, occurrence }: Problem,
  status: number,
  realm: string,
): string | undefined {
  const inRealm = `realm="${quotable(realm)}"`
  const bearer = (error: string, description: string) =>
    `Bearer ${inRealm}, error="${error}", error_description="${quotable(description)}"`
  if (code === 'not_authenticated' || code === 'cross_site_request') return `Bearer ${inRealm}`
  if (code === 'invalid_signature') return `Svix ${inRealm}`
  if (code === 'invalid_token') return bearer('invalid_token', message)
  if (status !== 403) return undefined
  if (occurrence.reverification)
    return `${bearer('insufficient_user_authentication', message)}, max_age="${occurrence.reverification.afterMinutes * 60}"`
  const { missing } = occurrence
  if (!missing) return bearer('insufficient_scope', message)
  // The first sentence says what is missing; the rest would make the header long.
  const [lacks = ''] = message.split(/(?<=\.) /)
  return `${bearer('insufficient_scope', lacks)}, scope="${quotable(missing.join(' '))}"`
}

/** RFC 6750 section 3 allows printable ASCII without the quote and the backslash. */
function quotable(text: string): string {
  return text.replaceAll('"', "'").replace(/[^\x20-\x7E]|\\/g, '?')
}
