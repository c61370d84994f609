import { ISSUER } from './keys.ts'
import { type Signer, validFor } from './tokens.ts'

// Links in emails. Each has a signed ticket with its purpose.

type Kind =
  'sign_in_token' | 'actor_token' | 'agent_task' | 'invitation' | 'organization_invitation'

export interface Ticket {
  kind: Kind
  /** The id of the record of the ticket. */
  id: string
  /** The final address of the link. */
  redirectUrl: string | undefined
}

/** @param seconds lifetime of the ticket */
export function createTicket(
  signer: Signer,
  { kind, id, redirectUrl }: { kind: Kind; id: string; redirectUrl?: string | null | undefined },
  seconds: number,
): string {
  return signer.sign({
    iss: ISSUER,
    sid: id,
    st: kind,
    rurl: redirectUrl ?? undefined,
    ...validFor(seconds),
  })
}

/** Reads the ticket; undefined if it is not from this sandbox, or has expired. */
export function readTicket(signer: Signer, token: string): Ticket | undefined {
  const claims = signer.verify(token)
  if (typeof claims?.st !== 'string' || typeof claims.sid !== 'string') return undefined
  return {
    kind: claims.st as Kind,
    id: claims.sid,
    redirectUrl: typeof claims.rurl === 'string' ? claims.rurl : undefined,
  }
}

/** The link of a ticket, at the sandbox's address. */
export function ticketUrl(frontendApi: string, ticket: string): string {
  return `${frontendApi}/v1/tickets/accept?ticket=${ticket}`
}
