import { acceptOrganizationInvitation } from './changes.ts'
import type { User } from './records.ts'
import { findMembership, type Store } from './store.ts'

/**
 * Marks invitations of the new user as accepted: this one, and all others to the same address.
 *
 * @returns the organization of this invitation
 */
export function acceptInvitations(
  store: Store,
  user: User,
  invitationId: string | null,
): string | null {
  const addresses = user.email_addresses.map((email) => email.email_address)
  for (const invitation of store.invitations.values()) {
    const isMeant = invitation.id === invitationId || addresses.includes(invitation.email_address)
    if (invitation.status === 'pending' && isMeant) {
      Object.assign(invitation, { status: 'accepted', updated_at: Date.now() })
    }
  }
  const toOrganization = store.organizationInvitations.get(invitationId ?? '')
  if (toOrganization?.status !== 'pending') return null
  if (!findMembership(store, toOrganization.organization_id, user.id)) {
    acceptOrganizationInvitation(store, toOrganization, user)
  }
  return toOrganization.organization_id
}
