import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto'

/** Bytes of the initialization vector and of the tag of AES-GCM (NIST SP 800-38D). */
const [IV, TAG] = [12, 16]

/**
 * Encrypts data that leaves the process for a shared store. Without the secret, nobody can read it,
 * change it, or move it to another place.
 */
export interface Sealing {
  /**
   * @param value plain data
   * @param place of the text, such as the key of an entry
   * @returns a different text each time
   */
  seal: (value: unknown, place: string) => string
  /** @throws {Error} for a text that was not sealed with this secret for this place */
  open: (text: string, place: string) => unknown
}

/**
 * Seals with AES-256-GCM, under a key derived from the secret.
 * @param name of the app: two apps with one secret cannot read each other's data
 */
export function sealingWith({ name, secret }: { name: string; secret: string }): Sealing {
  const key = Buffer.from(hkdfSync('sha256', secret, '', `${name} sealing`, 32))
  return {
    seal(value, place) {
      const iv = randomBytes(IV)
      const cipher = createCipheriv('aes-256-gcm', key, iv).setAAD(Buffer.from(place))
      const sealed = [cipher.update(JSON.stringify(value)), cipher.final()]
      return Buffer.concat([iv, cipher.getAuthTag(), ...sealed]).toString('base64')
    },
    open(text, place) {
      const bytes = Buffer.from(text, 'base64')
      const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, IV), {
        authTagLength: TAG,
      })
      decipher.setAAD(Buffer.from(place)).setAuthTag(bytes.subarray(IV, IV + TAG))
      const opened = [decipher.update(bytes.subarray(IV + TAG)), decipher.final()]
      return JSON.parse(Buffer.concat(opened).toString()) as unknown
    },
  }
}
