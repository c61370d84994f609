import type { FastifyRequest } from 'fastify'
import { getAuth, Problem } from '../../kit/index.ts'

/**
 * The user signed in or was verified again within ten minutes, with the second factor if there is
 * one.
 */
const STRICT = { level: 'second_factor', afterMinutes: 10 } as const

/** For the description of operations that call {@link checkReverified}. */
export const REVERIFIED =
  'The user must have signed in or been reverified within the last 10 minutes.'

/**
 * Refuses a session whose user was not verified lately. With a token alone, a thief could otherwise
 * take over the account for good.
 * @throws {Problem} `reverification_required`
 */
export function checkReverified(request: FastifyRequest): void {
  if (!getAuth(request).has({ reverification: STRICT }))
    throw new Problem('reverification_required', { reverification: STRICT })
}
