import { createPrivateKey, createPublicKey, sign, verify } from 'node:crypto'
import { makeId } from './ids.ts'
import { ISSUER } from './keys.ts'
import type { Membership, Organization, Session, User } from './records.ts'
import { shownStatus } from './session-tasks.ts'
import { settingsOf } from './settings.ts'
import { withShortcodes } from './shortcodes.ts'
import { makeSigningKey } from './signing-key.ts'
import { findMembership, type Store } from './store.ts'

/** The header's `cat`. Clerk's SDK reads the kind of the token from it. */
const CATEGORY = {
  session: 'cl_B7d4PD111AAA',
  template: 'cl_B7d4PD222AAA',
  m2m: 'cl_B7d4PD333AAA',
}

/** Claims or header fields. Fields that are `undefined` are left out of the token. */
export type Claims = Record<string, unknown>

export interface Signer {
  /** The id of the key, in the header of every token. */
  kid: string
  /** The private key, PEM, for another signer with the same key. */
  privateKey: string
  /** The public key, PEM. Clerk calls it the JWT key. */
  jwtKey: string
  /** The public key, as `GET /v1/jwks` answers. */
  jwks(): { keys: Claims[] }
  /** Signs exactly these claims. Fields of `header` replace `alg`, `kid` or `typ`. */
  sign(claims: Claims, header?: Claims): string
  /** Signs the first two parts of a token. They can be any text. */
  signature(signed: string): string
  /** The claims of a valid token of this signer; undefined if it is invalid or has expired. */
  verify(token: string): Claims | undefined
  /** A session token. For the claims of a session in the store, see {@link sessionClaims}. */
  session(claims: Claims, header?: Claims): string
  /** A token from one of the instance's JWT templates. It is no session token. */
  template(claims: Claims, header?: Claims): string
  /** A machine-to-machine token in JWT format. */
  m2m(claims: Claims, header?: Claims): string
  /** An OAuth access token in JWT format (RFC 9068). */
  oauth(claims: Claims, header?: Claims): string
}

/** `iat`, `nbf` and `exp` of a token that is valid from now on, for this many seconds. */
export function validFor(seconds: number): { iat: number; nbf: number; exp: number } {
  const iat = Math.floor(Date.now() / 1000)
  return { iat, nbf: iat - 10, exp: iat + seconds }
}

const encode = (part: Claims) => Buffer.from(JSON.stringify(part)).toString('base64url')
const decode = (part: string) => JSON.parse(Buffer.from(part, 'base64url').toString()) as Claims

/** Settings that a signer reads for each token. */
export interface SignerSettings {
  /** Lifetime of a session token, in seconds. */
  readonly tokenLifetime: number
  /** Milliseconds by which the sandbox's clock was advanced. */
  readonly advanced: number
}

/**
 * Creates functions that sign tokens. The given claims replace the default ones, so that tests can
 * make any invalid token: expired (`{ exp: 1 }`), or of another issuer (`{ iss: … }`).
 *
 * @param pem the private key of an earlier signer, so that its tokens stay valid; default: a new
 * key
 */
export function createSigner(
  pem?: string,
  settings: SignerSettings = { tokenLifetime: 60, advanced: 0 },
): Signer {
  const privateKey = pem === undefined ? makeSigningKey() : createPrivateKey(pem)
  const publicKey = createPublicKey(privateKey)
  const jwtKey = publicKey.export({ type: 'spki', format: 'pem' }).toString()
  // The id comes from the key: SDKs store keys by id, and another start may have another key.
  const kid = makeId('ins', jwtKey)

  function signature(signed: string): string {
    return sign('RSA-SHA256', Buffer.from(signed), privateKey).toString('base64url')
  }
  function signToken(claims: Claims, header: Claims = {}): string {
    const { advanced } = settings
    const fields = { alg: 'RS256', kid, typ: 'JWT', ...(advanced > 0 && { advanced }), ...header }
    const signed = `${encode(fields)}.${encode(claims)}`
    return `${signed}.${signature(signed)}`
  }
  const commonClaims = (lifetime: number) => ({
    ...validFor(lifetime),
    iss: ISSUER,
    jti: makeId('jti').slice(-20),
  })

  return {
    kid,
    privateKey: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
    jwtKey,
    jwks: () => ({
      keys: [{ ...publicKey.export({ format: 'jwk' }), use: 'sig', alg: 'RS256', kid }],
    }),
    sign: signToken,
    signature,
    verify(token) {
      const [header = '', payload = '', signature = ''] = token.split('.')
      const signed = Buffer.from(`${header}.${payload}`)
      if (!verify('RSA-SHA256', signed, publicKey, Buffer.from(signature, 'base64url')))
        return undefined
      const claims = decode(payload)
      // The token is older by the time that the clock was advanced since.
      const aged = settings.advanced - Number(decode(header).advanced ?? 0)
      return Number(claims.exp) * 1000 > Date.now() + aged ? claims : undefined
    },
    session(claims, header) {
      const filled: Claims = {
        ...commonClaims(settings.tokenLifetime),
        fva: [0, -1],
        sid: makeId('sess'),
        sts: 'active',
        v: 2,
        ...claims,
      }
      return signToken(filled, { cat: CATEGORY.session, oiat: filled.iat, ...header })
    },
    template: (claims, header) =>
      signToken({ ...commonClaims(60), ...claims }, { cat: CATEGORY.template, ...header }),
    m2m: (claims, header) =>
      signToken({ ...commonClaims(3600), ...claims }, { cat: CATEGORY.m2m, ...header }),
    oauth: (claims, header) =>
      signToken({ ...commonClaims(86_400), ...claims }, { typ: 'at+jwt', ...header }),
  }
}

/**
 * The claims of a token of this session: Clerk's own, and those from the settings.
 *
 * @see https://clerk.com/docs/guides/sessions/session-tokens
 */
export function sessionClaims(store: Store, session: Session): Claims {
  const user = store.users.get(session.user_id)
  const organization = store.organizations.get(session.last_active_organization_id ?? '')
  const membership = organization && findMembership(store, organization.id, session.user_id)
  const active =
    organization && membership ? organizationClaims(store, organization, membership) : undefined
  const features = [
    ...(active?.features ?? []).map((feature) => `o:${feature}`),
    ...(user?.features ?? []).map((feature) => `u:${feature}`),
  ]
  return {
    ...withShortcodes(settingsOf(store).session_claims, store, session),
    sub: session.user_id,
    sid: session.id,
    sts: shownStatus(store, session),
    fva: [
      minutesSince(session.first_factor_verified_at),
      minutesSince(session.second_factor_verified_at),
    ],
    act: session.actor ?? undefined,
    o: active?.o,
    fea: features.join(',') || undefined,
    pla: planClaim(active && organization, user),
  }
}

function planClaim(organization: Organization | undefined, user: User | undefined) {
  if (organization) return organization.plan ? `o:${organization.plan}` : undefined
  return user?.plan ? `u:${user.plan}` : undefined
}

/** Minutes since a time, for Clerk's `fva`; -1 means never. */
export function minutesSince(time: number | null): number {
  return time === null ? -1 : Math.floor((Date.now() - time) / 60_000)
}

/**
 * The claim `o`. For each feature (in the order of the claim `fea`), `fpm` has a number. Its bits
 * say which permissions in `per` the member has. System permissions are never in a token.
 */
function organizationClaims(store: Store, organization: Organization, membership: Membership) {
  const permissions = (store.roles.get(membership.role)?.permissions ?? [])
    .map((key) => key.split(':'))
    .filter((parts): parts is [string, string, string] => parts.length === 3)
    .map(([, feature, permission]) => ({ feature, permission }))
    .filter(({ feature }) => !feature.startsWith('sys_'))
  const features = [
    ...new Set([...permissions.map(({ feature }) => feature), ...organization.features]),
  ]
  const names = [...new Set(permissions.map(({ permission }) => permission))].sort()
  const bitsOf = (feature: string) =>
    permissions
      .filter((permission) => permission.feature === feature)
      .reduce((bits, { permission }) => bits | (1 << names.indexOf(permission)), 0)
  return {
    features,
    o: {
      id: organization.id,
      slg: organization.slug,
      rol: membership.role.replace(/^org:/, ''),
      ...(names.length > 0 && { per: names.join(','), fpm: features.map(bitsOf).join(',') }),
    },
  }
}
