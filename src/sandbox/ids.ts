import { createHash, randomBytes } from 'node:crypto'

const BASE62 = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz'

function bytesFor(prefix: string, name: string | undefined): Buffer {
  if (name === undefined) return randomBytes(32)
  return createHash('sha256').update(`${prefix}:${name}`).digest()
}

/**
 * An id in the format of Clerk: `user_` and 27 letters or digits.
 *
 * @param name source of the id: the same name always gives the same id; without it, random
 */
export function makeId(prefix: string, name?: string): string {
  const characters = [...bytesFor(prefix, name).subarray(0, 27)].map((byte) => BASE62[byte % 62])
  return `${prefix}_${characters.join('')}`
}

/** As {@link makeId}, for the machine credentials: `ak_`, `mt_`, `oat_` and 32 hexadecimal digits. */
export function makeHexId(prefix: string, name?: string): string {
  return `${prefix}_${bytesFor(prefix, name).toString('hex').slice(0, 32)}`
}

/** A random opaque secret: the prefix tells Clerk's SDK what kind of token it is. */
export function makeSecret(prefix: 'ak' | 'mt' | 'oat'): string {
  return `${prefix}_${randomBytes(24).toString('base64url')}`
}
