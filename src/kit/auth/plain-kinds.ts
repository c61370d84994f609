import { authenticatedMachineObject, signedInAuthObject } from '@clerk/backend/internal'
import type { Authenticated } from './caller.ts'

/** The header or the claims of a token, as its JSON has them. */
export type Fields = Record<string, unknown>

/** The rules for the claims of a token. */
export interface ClaimRules {
  issuers: ReadonlySet<string>
  /** Origins that `azp` of a session may name; undefined accepts any `azp`, or none. */
  authorizedParties?: readonly string[] | undefined
}

/** A kind of JWT, in the usual form. Its times are checked elsewhere. */
export interface PlainKind {
  /** True if all claims are usual, and Clerk's SDK accepts them. */
  isPlain(claims: Fields, rules: ClaimRules): boolean
  /**
   * Returns the object that Clerk's SDK makes of the token.
   * @throws {Error} if the SDK cannot read the claims
   */
  authOf(token: string, claims: Fields): Authenticated
}

type SessionClaims = Parameters<typeof signedInAuthObject>[2]
type Machine = Parameters<typeof authenticatedMachineObject>[2]

/** The categories of tokens, as Clerk's SDK names them. */
const SESSION_CATEGORY = 'cl_B7d4PD111AAA'
const M2M_CATEGORY = 'cl_B7d4PD333AAA'
/** @see https://www.rfc-editor.org/rfc/rfc9068#section-2.1 */
const OAUTH_TYPES = new Set<unknown>(['at+jwt', 'application/at+jwt'])

/** Finds the kind of a token by its header; undefined if the header is unusual. */
export function kindOf({ alg, typ, cat }: Fields): PlainKind | undefined {
  if (alg !== 'RS256') return undefined
  if (typ === 'JWT' && cat === SESSION_CATEGORY) return session
  if (typ === 'JWT' && cat === M2M_CATEGORY) return m2m
  return OAUTH_TYPES.has(typ) && cat === undefined ? oauth : undefined
}

/** @see https://clerk.com/docs/guides/sessions/session-tokens */
const session: PlainKind = {
  isPlain: ({ azp, iss, sid, sts, sub, v, aud }, { issuers, authorizedParties }) =>
    v === 2 &&
    sts === 'active' &&
    startsWith(sub, 'user_') &&
    startsWith(sid, 'sess_') &&
    isIn(issuers, iss) &&
    aud === undefined &&
    (authorizedParties
      ? typeof azp === 'string' && authorizedParties.includes(azp)
      : azp === undefined || typeof azp === 'string'),
  authOf: (token, claims) => signedInAuthObject({}, token, claims as SessionClaims),
}

/** The claims that are no custom claims of a machine's token. */
const RESERVED = new Set(['iss', 'sub', 'exp', 'nbf', 'iat', 'jti'])

/**
 * The SDK accepts a machine's token for every audience: `aud` repeats its scopes.
 * @see https://clerk.com/docs/guides/development/machine-auth/m2m-tokens
 */
const m2m: PlainKind = {
  isPlain: (claims, { issuers }) => {
    const { iss, sub, jti, scopes, aud } = claims
    return (
      startsWith(sub, 'mch_') &&
      isIn(issuers, iss) &&
      isName(jti) &&
      (scopes === undefined || typeof scopes === 'string') &&
      (aud === undefined || isTexts(aud)) &&
      !Object.hasOwn(claims, '__proto__')
    )
  },
  authOf(token, claims) {
    const { jti: id, sub: subject, scopes, aud } = claims
    const custom = Object.entries(claims).filter(([name]) => !RESERVED.has(name))
    const result = {
      id,
      subject,
      scopes: typeof scopes === 'string' ? scopes.split(' ') : (aud ?? []),
      claims: custom.length > 0 ? Object.fromEntries(custom) : null,
    } as Machine
    return authenticatedMachineObject('m2m_token', token, result, {})
  },
}

/**
 * The access token that a user granted to an OAuth application. The SDK accepts it for every
 * audience, unless it is given one.
 */
const oauth: PlainKind = {
  isPlain: ({ iss, sub, jti, client_id, scope, scp, act }, { issuers }) =>
    startsWith(sub, 'user_') &&
    isIn(issuers, iss) &&
    isName(jti) &&
    isName(client_id) &&
    (scope === undefined || typeof scope === 'string') &&
    (scp === undefined || isTexts(scp)) &&
    act === undefined,
  authOf(token, { jti: id, sub: subject, client_id: clientId, scope, scp }) {
    const scopes = scp ?? (typeof scope === 'string' ? scope.split(' ') : [])
    const result = { id, subject, clientId, scopes } as Machine
    return authenticatedMachineObject('oauth_token', token, result, {})
  },
}

function isIn(names: ReadonlySet<string>, value: unknown): boolean {
  return typeof value === 'string' && names.has(value)
}

function isName(value: unknown): boolean {
  return typeof value === 'string' && value !== ''
}

function isTexts(value: unknown): boolean {
  return Array.isArray(value) && value.every((one) => typeof one === 'string')
}

function startsWith(value: unknown, prefix: string): boolean {
  return typeof value === 'string' && value.startsWith(prefix)
}
