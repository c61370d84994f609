import { isClerkAPIResponseError } from '@clerk/backend/errors'
import { Problem, type ProblemCode } from './problems.ts'

/**
 * Turns what a call to Clerk's Backend API rejected with into a problem: `clerk_unavailable` when
 * there was no usable answer or Clerk asks to wait; else the code given for its status, or
 * `otherwise`. Clerk's own words stay in the log.
 * @param sentence what a person is told, where the operation has its own words
 */
export function clerkProblem(
  cause: unknown,
  codes: { 404?: ProblemCode; otherwise: ProblemCode },
  sentence?: string,
): Problem {
  const occurrence = { cause, ...(sentence && { error: sentence }) }
  if (!isClerkAPIResponseError(cause)) return new Problem(codes.otherwise, occurrence)
  // A call that failed without an answer has no status.
  const { status, retryAfter } = cause as { status?: number; retryAfter?: number }
  if (status === undefined || status === 429 || status >= 500)
    return new Problem('clerk_unavailable', {
      ...occurrence,
      ...(retryAfter && { headers: { 'retry-after': String(retryAfter) } }),
    })
  if (status === 404 && codes[404]) return new Problem(codes[404], occurrence)
  return new Problem(codes.otherwise, occurrence)
}
