import { makeId } from './ids.ts'
import type { WaitlistEntry } from './instance-records.ts'
import { timestamps } from './records.ts'
import { serializeInvitation } from './serialize.ts'
import type { Store } from './store.ts'

export function serializeWaitlistEntry(store: Store, entry: WaitlistEntry) {
  const { invitation_id, ...fields } = entry
  const invitation = store.invitations.get(invitation_id ?? '')
  return {
    object: 'waitlist_entry',
    ...fields,
    is_locked: false,
    invitation: invitation ? serializeInvitation(invitation) : null,
  }
}

/** Adds the address to the waitlist. An address has one entry. */
export function joinWaitlist(store: Store, address: string): WaitlistEntry {
  const email_address = address.toLowerCase()
  const known = [...store.waitlistEntries.values()].find(
    (entry) => entry.email_address === email_address,
  )
  if (known) return known
  const entry: WaitlistEntry = {
    id: makeId('wle'),
    email_address,
    status: 'pending',
    invitation_id: null,
    ...timestamps(),
  }
  store.waitlistEntries.set(entry.id, entry)
  store.emit({ type: 'waitlistEntry.created', data: serializeWaitlistEntry(store, entry) })
  return entry
}

/** Marks the entries of a new user as completed. */
export function completeWaitlistEntries(store: Store, addresses: string[]): void {
  for (const entry of store.waitlistEntries.values()) {
    if (!addresses.includes(entry.email_address) || entry.status === 'completed') continue
    Object.assign(entry, { status: 'completed', updated_at: Date.now() })
    store.emit({ type: 'waitlistEntry.updated', data: serializeWaitlistEntry(store, entry) })
  }
}
