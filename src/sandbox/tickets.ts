import { ISSUER } from './keys.ts'
import { type Signer, validFor } from './tokens.ts'

// Links that an email carries: each has a ticket, signed, that says what it is for.

type Kind =
  'sign_in_token' | 'actor_token' | 'agent_task' | 'invitation' | 'organization_invitation'

export interface Ticket {
  kind: Kind
  /** The id of the record that it stands for. */
  id: string
  /** Where its link leads in the end. */
  redirectUrl: string | undefined
}

/** @param seconds for which the ticket can be used */
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

/** The ticket, or undefined when it is not one of this sandbox or has expired. */
export function readTicket(signer: Signer, token: string): Ticket | undefined {
  const claims = signer.verify(token)
  if (typeof claims?.st !== 'string' || typeof claims.sid !== 'string') return undefined
  return {
    kind: claims.st as Kind,
    id: claims.sid,
    redirectUrl: typeof claims.rurl === 'string' ? claims.rurl : undefined,
  }
}

/** The link of a ticket, on the sandbox's own address. */
export function ticketUrl(frontendApi: string, ticket: string): string {
  return `${frontendApi}/v1/tickets/accept?ticket=${ticket}`
}
