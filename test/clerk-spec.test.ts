import { expect, test } from 'vitest'
import { hasClerkSpec, holdToClerkSpec, NEEDS_CLERK_SPEC } from './clerk-spec.ts'

const answer = {
  method: 'GET',
  route: '/v1/users/:user_id',
  path: '/v1/users/user_1',
  status: 200,
  contentType: 'application/json',
}

test.skipIf(!hasClerkSpec)(
  `what a sandbox answers in a test is held to Clerk’s spec (${NEEDS_CLERK_SPEC})`,
  () => {
    const { onAnswer, check } = holdToClerkSpec()
    onAnswer({ ...answer, body: { id: 5 } })
    expect(check).toThrow('to deeply equal')
    expect(check).not.toThrow()
  },
)
