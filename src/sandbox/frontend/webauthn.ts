import { createHash, createPublicKey, randomBytes, verify } from 'node:crypto'
import { Type } from '@sinclair/typebox'
import { Value } from '@sinclair/typebox/value'
import { invalidParameter } from '../errors.ts'
import type { User } from '../records.ts'
import { decodeCbor } from './cbor.ts'

// Passkeys: the options that the browser signs, and the check of the signature.
// https://www.w3.org/TR/webauthn-3/

const TIMEOUT_MS = 60_000

/** ECDSA with SHA-256. Every authenticator supports it. */
const ES256 = -7

const Credential = Type.Object({
  rawId: Type.String(),
  response: Type.Object({
    clientDataJSON: Type.String(),
    attestationObject: Type.Optional(Type.String()),
    authenticatorData: Type.Optional(Type.String()),
    signature: Type.Optional(Type.String()),
  }),
})

const bytesOf = (base64url: string) => Buffer.from(base64url, 'base64url')

/** The options for `navigator.credentials.create`, JSON, on a page of this host. */
export function creationOptions(user: User, host: string): string {
  const name = user.username ?? user.email_addresses[0]?.email_address ?? user.id
  return JSON.stringify({
    challenge: randomBytes(32).toString('base64url'),
    rp: { id: host, name: 'the sandbox' },
    user: { id: Buffer.from(user.id).toString('base64url'), name, displayName: name },
    pubKeyCredParams: [{ type: 'public-key', alg: ES256 }],
    timeout: TIMEOUT_MS,
    attestation: 'none',
    authenticatorSelection: { residentKey: 'required', requireResidentKey: true },
    excludeCredentials: [],
  })
}

/** The options for `navigator.credentials.get`, JSON. Without a user, any passkey is accepted. */
export function requestOptions(user: User | undefined, host: string): string {
  const passkeys = user?.passkeys.filter(({ verified }) => verified) ?? []
  return JSON.stringify({
    challenge: randomBytes(32).toString('base64url'),
    rpId: host,
    timeout: TIMEOUT_MS,
    allowCredentials: passkeys.map(({ credential_id }) => ({
      type: 'public-key',
      id: credential_id,
    })),
    userVerification: 'preferred',
  })
}

/** The id and public key (SPKI, base64url) of the credential that the browser created. */
export function readAttestation(json: string, options: string) {
  return orInvalid(() => {
    const { rawId, response } = parse(json)
    checkClientData(response.clientDataJSON, options, 'webauthn.create')
    const attestation = decodeCbor(bytesOf(response.attestationObject ?? '')) as Map<string, Buffer>
    const data = attestation.get('authData') ?? Buffer.alloc(0)
    // Layout: hash of the host 32, flags 1, counter 4, AAGUID 16, length of the id 2, the id.
    const start = 55 + data.readUInt16BE(53)
    const key = decodeCbor(data.subarray(start)) as Map<number, Buffer>
    const [x, y] = [key.get(-2), key.get(-3)].map((part) => part?.toString('base64url') ?? '')
    const jwk = { kty: 'EC', crv: 'P-256', x: x ?? '', y: y ?? '' }
    const spki = createPublicKey({ key: jwk, format: 'jwk' }).export({
      type: 'spki',
      format: 'der',
    })
    return { credential_id: rawId, public_key: spki.toString('base64url') }
  })
}

/** The id of the credential that signed. */
export function credentialIdOf(json: string): string {
  return orInvalid(() => parse(json).rawId)
}

/** Throws 422 unless one of the user's passkeys signed the challenge of these options. */
export function checkAssertion(user: User, json: string, options: string): void {
  orInvalid(() => {
    const { rawId, response } = parse(json)
    checkClientData(response.clientDataJSON, options, 'webauthn.get')
    const passkey = user.passkeys.find((one) => one.verified && one.credential_id === rawId)
    const key = createPublicKey({
      key: bytesOf(passkey?.public_key ?? ''),
      format: 'der',
      type: 'spki',
    })
    const signed = Buffer.concat([
      bytesOf(response.authenticatorData ?? ''),
      createHash('sha256').update(bytesOf(response.clientDataJSON)).digest(),
    ])
    if (!verify('sha256', signed, key, bytesOf(response.signature ?? ''))) throw new Error('forged')
    if (passkey) passkey.last_used_at = Date.now()
  })
}

function parse(json: string) {
  const credential: unknown = JSON.parse(json)
  if (Value.Check(Credential, credential)) return credential
  throw new Error('no credential')
}

function checkClientData(encoded: string, options: string, type: string): void {
  const clientData = JSON.parse(bytesOf(encoded).toString()) as Record<string, unknown>
  const { challenge } = JSON.parse(options) as { challenge: string }
  if (clientData.type !== type || clientData.challenge !== challenge) throw new Error('not asked')
}

/** Turns every error of a credential into 422. */
function orInvalid<Result>(read: () => Result): Result {
  try {
    return read()
  } catch {
    throw invalidParameter(
      'passkey_public_key_credential_invalid',
      'public_key_credential',
      'The passkey is not one that was asked for.',
    )
  }
}
