import type { SandboxContext } from '../context.ts'
import type { SandboxServer } from '../http.ts'
import { closedObject, emailAddress } from '../schemas.ts'
import { joinWaitlist } from '../waitlist.ts'

/** The call of the widget Waitlist. */
export function registerWaitlist(fapi: SandboxServer, { store }: SandboxContext): void {
  fapi.post(
    '/v1/waitlist',
    { schema: { body: closedObject({ email_address: emailAddress }) } },
    async ({ body }) => {
      const { id } = joinWaitlist(store, body.email_address)
      return { object: 'waitlist_entry', id }
    },
  )
}
