import type { ClerkClient } from '@clerk/backend'
import { clerkProblem, Problem } from '../../kit/index.ts'
import { requestClerk } from './clerk-request.ts'

/** The path of a kind of contact in Clerk's Backend API. */
export type ContactPath = 'email_addresses' | 'phone_numbers'

interface ClerkVerification {
  id: string
  status: string
  /** Milliseconds since 1970. */
  expire_at?: number | null
}

/**
 * Sends a code to an email address or phone number.
 * @see https://clerk.com/docs/reference/backend-api/tag/Email-Addresses
 */
export function sendCode(clerk: ClerkClient, path: ContactPath, contactId: string) {
  return post(clerk, `/${path}/${contactId}/prepare_verification`)
}

/**
 * Verifies an email address or phone number by the code that was sent to it.
 * @throws {Problem} `verification_not_found`; `not_accepted` for a wrong or expired code, which
 *   Clerk reports by the status of the verification
 */
export async function checkCode(
  clerk: ClerkClient,
  path: ContactPath,
  contactId: string,
  { verificationId, code }: { verificationId: string; code: string },
): Promise<void> {
  const bodyParams = { verificationId, code }
  const { status } = await post(
    clerk,
    `/${path}/${contactId}/attempt_verification`,
    bodyParams,
  ).catch((cause: unknown) => {
    throw clerkProblem(cause, ['verification_not_found', 'not_accepted']) ?? cause
  })
  if (status === 'verified') return
  const message = status === 'unverified' ? 'The code is wrong.' : `The verification is ${status}.`
  throw new Problem('not_accepted', { errors: [{ pointer: '/body/code', message }] })
}

function post(clerk: ClerkClient, path: string, bodyParams: Record<string, unknown> = {}) {
  return requestClerk<ClerkVerification>(clerk, { method: 'POST', path, bodyParams })
}
