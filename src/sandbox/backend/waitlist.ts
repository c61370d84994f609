import { Type, type Static } from '@sinclair/typebox'
import type { SandboxContext } from '../context.ts'
import { ClerkApiError, find, invalidParameter } from '../errors.ts'
import { frontendApiOf, type SandboxServer } from '../http.ts'
import type { WaitlistEntry } from '../instance-records.ts'
import { closedObject, emailAddress, optional } from '../schemas.ts'
import { findUserByIdentifier } from '../store.ts'
import { joinWaitlist, serializeWaitlistEntry } from '../waitlist.ts'
import { contains } from './filters.ts'
import { newInvitation } from './invitations.ts'
import { order, orderParameter, pageParameters, paginate, type Orderings } from './pages.ts'

const ORDERINGS: Orderings<WaitlistEntry> = {
  created_at: (entry) => entry.created_at,
  email_address: (entry) => entry.email_address,
  invited_at: (entry) => (entry.invitation_id === null ? null : entry.updated_at),
}
const EntryParams = Type.Object({ waitlist_entry_id: Type.String() })
const NewEntry = closedObject({
  email_address: emailAddress,
  // The sandbox sends no email about the waitlist.
  notify: optional(Type.Boolean()),
})

/** @see https://clerk.com/docs/reference/backend-api/tag/Waitlist-Entries */
export function registerWaitlist(v1: SandboxServer, context: SandboxContext): void {
  const { store } = context
  const serialize = (entry: WaitlistEntry) => serializeWaitlistEntry(store, entry)
  const findEntry = (id: string) => find(store.waitlistEntries, 'waitlist entry', id)
  const join = ({ email_address }: Static<typeof NewEntry>) =>
    serialize(joinWaitlist(store, email_address))

  function change(entry: WaitlistEntry, changes: Partial<WaitlistEntry>) {
    Object.assign(entry, changes, { updated_at: Date.now() })
    store.emit({ type: 'waitlistEntry.updated', data: serialize(entry) })
    return serialize(entry)
  }

  v1.get(
    '/waitlist_entries',
    {
      schema: {
        querystring: closedObject({
          query: Type.Optional(Type.String()),
          status: Type.Optional(Type.String()),
          ...orderParameter(ORDERINGS),
          ...pageParameters,
        }),
      },
    },
    async ({ query }) => {
      const found = [...store.waitlistEntries.values()].filter(
        ({ id, email_address, status }) =>
          contains(query.query, [id, email_address]) &&
          (query.status === undefined || query.status === status),
      )
      return paginate(order(found, ORDERINGS, query.order_by), query, serialize)
    },
  )

  v1.post('/waitlist_entries', { schema: { body: NewEntry } }, async ({ body }) => join(body))

  v1.post(
    '/waitlist_entries/bulk',
    { schema: { body: Type.Array(NewEntry, { minItems: 1, maxItems: 50 }) } },
    async ({ body }) => body.map(join),
  )

  v1.delete(
    '/waitlist_entries/:waitlist_entry_id',
    { schema: { params: EntryParams } },
    async ({ params }) => {
      const { id, status } = findEntry(params.waitlist_entry_id)
      if (status !== 'pending') {
        const message = `The waitlist entry is ${status}.`
        throw new ClerkApiError(409, 'waitlist_entry_not_pending', message)
      }
      store.waitlistEntries.delete(id)
      return { object: 'waitlist_entry', id, deleted: true }
    },
  )

  v1.post(
    '/waitlist_entries/:waitlist_entry_id/invite',
    {
      schema: {
        params: EntryParams,
        body: closedObject({ ignore_existing: optional(Type.Boolean()) }),
      },
    },
    async (request) => {
      const entry = findEntry(request.params.waitlist_entry_id)
      const { email_address } = entry
      if (!request.body.ignore_existing && findUserByIdentifier(store, email_address)) {
        const message = 'That email address is taken. Please try another.'
        throw invalidParameter('form_identifier_exists', 'email_address', message)
      }
      const invitation = newInvitation(context, frontendApiOf(request), 'invitation', {
        email_address,
      })
      store.invitations.set(invitation.id, invitation)
      return change(entry, { status: 'invited', invitation_id: invitation.id })
    },
  )

  v1.post(
    '/waitlist_entries/:waitlist_entry_id/reject',
    { schema: { params: EntryParams } },
    async ({ params }) => change(findEntry(params.waitlist_entry_id), { status: 'rejected' }),
  )
}
