import { Type } from '@sinclair/typebox'
import type { SignUp } from '../attempts.ts'
import type { SandboxContext } from '../context.ts'
import { notFound, notInSandbox } from '../errors.ts'
import { serializeSignUp } from '../frontend/serialize-attempts.ts'
import type { SandboxServer } from '../http.ts'
import { closedObject, optional } from '../schemas.ts'

const SignUpParams = Type.Object({ id: Type.String() })

/** The part of a verification that the Backend API shows: its next action. */
const shortened = (verification: { next_action: string; supported_strategies: string[] } | null) =>
  verification && {
    next_action: verification.next_action,
    supported_strategies: verification.supported_strategies,
  }

function serialize(signUp: SignUp) {
  const { verifications, ...whole } = serializeSignUp(signUp)
  return {
    ...whole,
    verifications: {
      email_address: shortened(verifications.email_address),
      phone_number: shortened(verifications.phone_number),
      web3_wallet: null,
      external_account: verifications.external_account,
    },
  }
}

/** @see https://clerk.com/docs/reference/backend-api/tag/Sign-ups */
export function registerSignUps(v1: SandboxServer, { store }: SandboxContext): void {
  function findSignUp(id: string): SignUp {
    for (const { sign_up: signUp } of store.clients.values()) if (signUp?.id === id) return signUp
    throw notFound('sign up', id)
  }

  v1.get('/sign_ups/:id', { schema: { params: SignUpParams } }, async ({ params }) =>
    serialize(findSignUp(params.id)),
  )

  v1.patch(
    '/sign_ups/:id',
    {
      schema: {
        params: SignUpParams,
        body: closedObject({
          external_id: optional(Type.String()),
          custom_action: optional(Type.Boolean()),
        }),
      },
    },
    async ({ params, body }) => {
      if (body.custom_action) throw notInSandbox('custom_action', 'true', 'Leave it out.')
      const signUp = findSignUp(params.id)
      if (body.external_id !== undefined) signUp.external_id = body.external_id
      return serialize(signUp)
    },
  )
}
