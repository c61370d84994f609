import fc from 'fast-check'
import { type Claims, createSigner, type Signer } from '../../../../src/sandbox/index.ts'
import { mutateText, now, PARTY } from '../../../kit/auth/judges.ts'

/* Changes of good tokens: of the header, the claims, the key and the text. */

const foreign = createSigner()
const decode = (part = '') => JSON.parse(Buffer.from(part, 'base64url').toString()) as Claims
const encode = (text: string | Uint8Array) => Buffer.from(text).toString('base64url')

/** The parts of a token that a step can change: its header, its claims, its signer, or its text. */
interface Parts {
  header: Claims
  claims: Claims
  signer: Signer
  /** Serializes an object differently from `JSON.stringify`. */
  write: (part: Claims) => string | Uint8Array
  text: (token: string) => string
}
export type Mutation = (parts: Parts) => void

const ABSENT = Symbol('absent')

const otherValue = fc.constantFrom<unknown>(
  ABSENT, null, true, false, 0, -1, 1.5, 1e20, '', 'x', 'user_', 'sess_', [], ['user_1'], {}, { sub: 'user_2' },
  'active', 'pending', 'expired', 1, 2, '2', PARTY, `${PARTY}/`, [PARTY], 'mch_1',
  'a b', ' a  b ', ['a', 'b'], [''], ['a', 1], [['a']],
) // prettier-ignore
const time = fc
  .tuple(
    fc.constantFrom(-86_400, -65, -60, -10, -5, 0, 5, 10, 60, 3600, 86_400),
    fc.constantFrom(-1, -0.5, 0, 0.5, 1),
  )
  .map(([bound, off]) => ({ seconds: bound + off }))

const set =
  (target: 'header' | 'claims', name: string, value: unknown): Mutation =>
  (parts) => {
    const isTime = typeof value === 'object' && value !== null && 'seconds' in value
    const given = isTime ? now() + (value as { seconds: number }).seconds : value
    const fields = Object.entries(parts[target]).filter(([field]) => field !== name)
    if (given !== ABSENT) fields.push([name, given])
    parts[target] = Object.fromEntries(fields)
  }

const claimMutation = (names: string[]) =>
  fc.tuple(fc.constantFrom(...names), otherValue).map(([name, value]) => set('claims', name, value))
const timeMutation = fc
  .tuple(fc.constantFrom('exp', 'iat', 'nbf'), time)
  .map(([name, value]) => set('claims', name, value))
const organization = fc
  .record(
    {
      id: fc.constantFrom<unknown>('org_1', '', 5, null),
      slg: fc.constantFrom<unknown>('acme', 7, null),
      rol: fc.constantFrom<unknown>('admin', 'member', '', 3, {}),
      per: fc.constantFrom<unknown>('read,manage', 'read', '', ' read , manage', 4),
      fpm: fc.constantFrom<unknown>('3,1', '0', '', 'x', '99999999999999999999', 3),
    },
    { requiredKeys: [] },
  )
  .chain((o) =>
    fc
      .constantFrom<unknown>('o:reports,u:a', 'uo:reports', '', 'reports', 3)
      .map((fea): Mutation => (parts) => {
        parts.claims = { ...parts.claims, o, fea }
      }),
  )
const headerMutation = fc
  .oneof(
    fc.tuple(
      fc.constant('alg'),
      fc.constantFrom<unknown>('HS256', 'none', 'RS384', 'RS512', 'PS256', 'rs256', null, ABSENT, [
        'RS256',
      ]),
    ),
    fc.tuple(
      fc.constant('typ'),
      fc.constantFrom<unknown>('at+jwt', 'application/at+jwt', 'jwt', 'JWS', '', null, ABSENT, [
        'JWT',
      ]),
    ),
    fc.tuple(
      fc.constant('cat'),
      fc.constantFrom<unknown>(
        'cl_B7d4PD111AAA',
        'cl_B7d4PD222AAA',
        'cl_B7d4PD333AAA',
        'cl_B7d4PD111AAB',
        '',
        null,
        ABSENT,
      ),
    ),
    fc.tuple(
      fc.constant('kid'),
      fc.constantFrom<unknown>('ins_other', '', '__proto__', 3, null, ABSENT),
    ),
    fc.tuple(
      fc.constantFrom('crit', 'b64', 'jku', 'jwk', 'x5c', 'zip', 'oiat', 'custom', '__proto__'),
      fc.oneof(otherValue, fc.constant(['exp'])),
    ),
  ) // prettier-ignore
  .map(([name, value]) => set('header', name, value))
const keyMutation = fc.constantFrom<Mutation>((parts) => {
  parts.signer = foreign
})
const sizeMutation = fc
  .integer({ min: 1, max: 12_000 })
  .map((size): Mutation => set('claims', 'padding', 'x'.repeat(size)))
const writing = fc
  .constantFrom<Parts['write']>(
    (part) => JSON.stringify(part, null, 2),
    (part) => ` ${JSON.stringify(part)} `,
    (part) => `\uFEFF${JSON.stringify(part)}`,
    (part) => JSON.stringify(part).replace('{', '{"sub":"user_first","alg":"none",'),
    (part) => JSON.stringify(part).replace(/}$/, ',"sub":"user_last"}'),
    (part) => JSON.stringify([part]),
    (part) => JSON.stringify(part).slice(0, -1),
    (part) =>
      Buffer.concat([
        Buffer.from(JSON.stringify(part).slice(0, -2)),
        Buffer.from([0xff, 0x22, 0x7d]),
      ]),
    (part) => JSON.stringify(part).replaceAll('a', '\\u0061'),
    (part) => JSON.stringify({ ...part, name: 'José Žižek 日本 \u0000' }),
  ) // prettier-ignore
  .map((write): Mutation => (parts) => {
    parts.write = write
  })
const textMutation = fc
  .tuple(
    fc.constantFrom('flip', 'cut', 'repeat', 'pad', 'other alphabet', 'dot', 'tail', 'nothing'),
    fc.nat(10_000),
  )
  .map(([kind, place]): Mutation => (parts) => {
    parts.text = (token) => mutateText(token, kind, place % token.length)
  })

const ofAnyKind = [
  { weight: 4, arbitrary: timeMutation },
  { weight: 2, arbitrary: headerMutation },
  { weight: 1, arbitrary: keyMutation },
  { weight: 1, arbitrary: sizeMutation },
  { weight: 2, arbitrary: writing },
  { weight: 2, arbitrary: textMutation },
]

export const sessionMutation = fc.oneof(
  {
    weight: 5,
    arbitrary: claimMutation([
      'azp', 'exp', 'fva', 'iat', 'iss', 'jti', 'nbf', 'sid', 'sts', 'sub', 'v', 'metadata', 'o', 'fea', 'pla',
      'act', 'aud', 'org_id', 'org_role', 'org_permissions', 'permissions', 'scp', 'cat', '__proto__', 'constructor',
    ]), // prettier-ignore
  },
  { weight: 3, arbitrary: organization },
  ...ofAnyKind,
)

/** Of a token of a machine or of an OAuth application. */
export const machineMutation = fc.oneof(
  {
    weight: 8,
    arbitrary: claimMutation([
      'iss', 'sub', 'jti', 'exp', 'iat', 'nbf', 'scopes', 'scope', 'scp', 'aud', 'act', 'client_id', 'azp', 'sid',
      'custom', 'cat', '__proto__', 'constructor',
    ]), // prettier-ignore
  },
  ...ofAnyKind,
)

/** Changes a token, and signs it again. */
export function mutate(token: string, signer: Signer, mutations: readonly Mutation[]): string {
  const [header, claims] = token.split('.', 2).map(decode)
  const parts: Parts = {
    header: header ?? {},
    claims: claims ?? {},
    signer,
    write: (part) => JSON.stringify(part),
    text: (changed) => changed,
  }
  for (const change of mutations) change(parts)
  const signed = `${encode(parts.write(parts.header))}.${encode(parts.write(parts.claims))}`
  return parts.text(`${signed}.${parts.signer.signature(signed)}`)
}
