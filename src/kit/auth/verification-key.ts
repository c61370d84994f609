import { createPublicKey, type JsonWebKey, type KeyObject } from 'node:crypto'

/** The only size (bits) and exponent that Clerk signs with; its SDK reads no others from a PEM. */
const [SIZE, EXPONENT] = [2048, 65_537n]
const PEM = /^-----BEGIN ((?:RSA )?PUBLIC KEY)-----([A-Za-z0-9+/=\s]+)-----END \1-----$/

/**
 * Parses a public key that verifies RS256.
 * @param key a JWK, or PEM (SPKI or PKCS #1) whose line breaks may be spaces, missing, or written
 *   as `\n`, as env files and hosting dashboards store it
 * @throws {Error} with the reason in a sentence that does not contain the key
 */
export function verificationKey(key: string | JsonWebKey): KeyObject {
  const read = typeof key === 'string' ? readPem(key) : readJwk(key)
  if (read.asymmetricKeyType !== 'rsa')
    throw new Error(`It is a key of the kind ${read.asymmetricKeyType}, not RSA.`)
  const { modulusLength, publicExponent } = read.asymmetricKeyDetails ?? {}
  if (modulusLength !== SIZE || publicExponent !== EXPONENT)
    throw new Error(
      `It is an RSA key of ${modulusLength} bits with the exponent ${publicExponent}; Clerk's have ${SIZE} bits and ${EXPONENT}.`,
    )
  return read
}

/** The one form of PEM that Clerk's SDK reads. */
export function toPem(key: KeyObject): string {
  return key.export({ type: 'spki', format: 'pem' }).toString().trimEnd()
}

function readPem(value: string): KeyObject {
  const text = value.replaceAll(/\\[rn]/g, '\n').trim()
  if (text.includes('PRIVATE KEY')) throw new Error('It is a private key.')
  if (text.includes('BEGIN CERTIFICATE')) throw new Error('It is a certificate.')
  const [, label = '', body = ''] = PEM.exec(text) ?? []
  if (!body) throw new Error('It is no PEM public key.')
  try {
    return createPublicKey({
      key: Buffer.from(body.replaceAll(/\s/g, ''), 'base64'),
      format: 'der',
      type: label === 'PUBLIC KEY' ? 'spki' : 'pkcs1',
    })
  } catch {
    throw new Error('It cannot be read: a part of it is missing or changed.')
  }
}

function readJwk({ use, alg, ...key }: JsonWebKey): KeyObject {
  if (use !== undefined && use !== 'sig') throw new Error('It does not sign.')
  if (alg !== undefined && alg !== 'RS256') throw new Error('It does not sign with RS256.')
  return createPublicKey({ key, format: 'jwk' })
}
