import { isClerkAPIResponseError } from '@clerk/backend/errors'
import { kitProblem, type ProblemCode } from './catalogue.ts'
import { Problem, type Violation } from './problem.ts'

type ClerkError = Error & {
  /** Absent from a call that failed without an answer. */
  status?: number
  errors: { code: string; message: string; longMessage?: string; meta?: { paramName?: string } }[]
}

/** Maximum number of errors in a problem. */
const MOST = 100

/** Clerk's codes for a resource or a value that exists already. */
const CONFLICT = /exists$|^duplicate_record$|^already_/

/**
 * Turns an error of a call to Clerk's Backend API into a problem that the operation declares:
 * `clerk_unavailable` if there was no usable answer or Clerk asks to wait; the declared problem for
 * a 404; `already_exists` or `not_accepted` with Clerk's codes; otherwise `internal_error`.
 * @param declared the problems of the operation (`schema.problems`). For a 404, the first whose
 *   code ends with `_not_found` counts
 * @param part the part of the request that was sent to Clerk
 * @returns undefined if `error` is not from Clerk
 */
export function clerkProblem(
  error: unknown,
  declared: readonly ProblemCode[],
  part: 'body' | 'query' = 'body',
): Problem | undefined {
  if (!isClerkAPIResponseError(error)) return undefined
  const cause = error as ClerkError
  const { status } = cause
  if (status === undefined || status === 429 || status >= 500)
    return new Problem('clerk_unavailable', { cause })
  const code = codeOf(cause, declared)
  if (code === undefined)
    return new Problem('internal_error', {
      cause: status === 401 ? new Error(`Clerk refuses CLERK_SECRET_KEY`, { cause }) : cause,
    })
  if (isNotFound(code)) return new Problem(code, { cause })
  const errors = cause.errors.slice(0, MOST).map((one) => violation(one, part))
  return new Problem(code, { cause, errors })
}

/** Finds the declared problem for an answer of Clerk. A 401 is about the API's own key. */
function codeOf({ status, errors }: ClerkError, declared: readonly ProblemCode[]) {
  if (status === 401) return undefined
  if (status === 404) return declared.find(isNotFound)
  const isConflict = status === 409 || errors.some(({ code }) => CONFLICT.test(code))
  if (isConflict && declared.includes('already_exists')) return 'already_exists'
  return declared.find((code) => code === 'not_accepted')
}

/** The own problems of an app are known here by their names alone. */
function isNotFound(code: ProblemCode): boolean {
  return kitProblem(code)?.status === 404 || code.endsWith('_not_found')
}

/** Clerk names parameters in snake_case, this API properties in camelCase. */
function violation(
  { code, message, longMessage, meta }: ClerkError['errors'][number],
  part: string,
): Violation {
  const property = meta?.paramName?.replaceAll(/_([a-z])/g, (_match, letter: string) =>
    letter.toUpperCase(),
  )
  return {
    pointer: property ? `/${part}/${property}` : `/${part}`,
    message: (longMessage ?? message).slice(0, 1000),
    code: code.slice(0, 100),
  }
}
