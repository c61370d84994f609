import { createHash, pbkdf2Sync, scryptSync, timingSafeEqual } from 'node:crypto'
import { compareSync } from 'bcryptjs'
import type { User } from './records.ts'

type Verify = (digest: string, password: string) => boolean

/**
 * The values of Clerk's `password_hasher` that need only Node.js and bcrypt.
 * @see https://clerk.com/docs/guides/development/migrating/overview#password-hashers
 */
const HASHERS: Record<string, Verify> = {
  bcrypt: (digest, password) => compareSync(password, digest),
  bcrypt_sha256_django: (digest, password) =>
    compareSync(hash('sha256', password).toString('hex'), digest.replace(/^bcrypt_sha256\$/, '')),
  md5: (digest, password) => isEqual(Buffer.from(digest, 'hex'), hash('md5', password)),
  sha256: (digest, password) => isEqual(Buffer.from(digest, 'hex'), hash('sha256', password)),
  pbkdf2_sha256_django: (digest, password) => {
    const [, iterations, salt = '', base64 = ''] = digest.split('$')
    const key = Buffer.from(base64, 'base64')
    if (!Number(iterations) || key.length === 0) return false
    return isEqual(key, pbkdf2Sync(password, salt, Number(iterations), key.length, 'sha256'))
  },
  scrypt_werkzeug: (digest, password) => {
    const [parameters = '', salt = '', hex = ''] = digest.split('$')
    const [, n, r, p] = parameters.split(':').map(Number)
    const key = Buffer.from(hex, 'hex')
    if (!n || !r || !p || key.length === 0) return false
    const options = { N: n, r, p, maxmem: 256 * n * r }
    return isEqual(key, scryptSync(password, salt, key.length, options))
  },
}

/** Names of the password hashers that the sandbox supports. */
export const PASSWORD_HASHERS = Object.keys(HASHERS)

/** True if it is the user's password. A digest in an unknown format matches nothing. */
export function isPassword(user: User, password: string | undefined): boolean {
  if (user.password === null || password === undefined) return false
  if (user.password_hasher === null) return password === user.password
  return HASHERS[user.password_hasher]?.(user.password, password) ?? false
}

function hash(algorithm: string, text: string): Buffer {
  return createHash(algorithm).update(text).digest()
}

function isEqual(one: Buffer, other: Buffer): boolean {
  return one.length === other.length && timingSafeEqual(one, other)
}
