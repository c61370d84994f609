import { Problem } from '../problems/problem.ts'
import type { TokenType } from './schemes.ts'

// Refusals that unauthenticated requests cause are created once and shared.
export const crossSite = new Problem('cross_site_request')
export const impersonated = new Problem('impersonation_refused')
export const misshapen = new Problem('invalid_token', {
  detail: 'The token is not of the form that Clerk gives to tokens of its kind.',
})
export const revoked = new Problem('invalid_token', {
  detail: 'The token was refused: its session or key has ended, or its user was banned or deleted.',
})
export const otherOrganization = new Problem('organization_not_found')

export function notAuthenticated(kinds: string): Problem {
  return new Problem('not_authenticated', {
    detail: `Send a token of the kind ${kinds}: "Authorization: Bearer <token>".`,
  })
}

/** Makes each refusal once, for keys that take few values. */
export function once<Key>(make: (key: Key) => Problem): (key: Key) => Problem {
  const made = new Map<Key, Problem>()
  return (key) => {
    const refusal = made.get(key) ?? make(key)
    made.set(key, refusal)
    return refusal
  }
}

/** The reason is one of those in credential.ts. */
export const malformed = once((reason: string) => new Problem('invalid_token', { detail: reason }))

export function wrongKind(kinds: string, sent: TokenType): Problem {
  return new Problem('invalid_token', {
    detail: `The operation takes a token of the kind ${kinds}, not ${sent}.`,
  })
}

/** @param wouldDo everything that the operation accepts, in words */
export function insufficient(missing: readonly string[], wouldDo: string): Problem {
  return new Problem('insufficient_scope', {
    detail: `The token lacks ${missing.join(', ')}. The operation takes ${wouldDo}.`,
    missing,
  })
}

/** @param missing grants that the token claims, but no longer holds */
export function refusalOfLost(missing: readonly string[]): Problem {
  return new Problem('insufficient_scope', {
    detail: `The caller lacks ${missing.join(', ')}: the role was lost since the token was issued.`,
    missing,
  })
}
