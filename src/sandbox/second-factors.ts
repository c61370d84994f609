import { createHmac, randomBytes } from 'node:crypto'
import { makeId } from './ids.ts'
import type { BackupCodes, Totp } from './identifiers.ts'
import { timestamps } from './records.ts'

// Authenticator apps and the codes that replace them.

const BASE32 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'
const STEP_MS = 30_000

function fromBase32(text: string): Buffer {
  const bits = Array.from(text.toUpperCase())
    .filter((character) => BASE32.includes(character))
    .map((character) => BASE32.indexOf(character).toString(2).padStart(5, '0'))
    .join('')
  return Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2)))
}

/** The six digits that an authenticator app shows (RFC 6238). */
export function totpCode(secret: string, time = Date.now()): string {
  const counter = Buffer.alloc(8)
  counter.writeBigUInt64BE(BigInt(Math.floor(time / STEP_MS)))
  const digest = createHmac('sha1', fromBase32(secret)).update(counter).digest()
  const offset = (digest.at(-1) ?? 0) & 0xf
  return String((digest.readUInt32BE(offset) & 0x7fffffff) % 1_000_000).padStart(6, '0')
}

/**
 * True for the code that the app shows now, and for the codes of half a minute before and after.
 */
export function isTotpCode({ secret }: Totp, code: string): boolean {
  const now = Date.now()
  return [-STEP_MS, 0, STEP_MS].some((drift) => totpCode(secret, now + drift) === code)
}

/** A new authenticator app, not verified unless `fields` says otherwise. */
export function newTotp(fields: Partial<Totp> = {}): Totp {
  const secret = [...randomBytes(32)].map((byte) => BASE32[byte % 32]).join('')
  return { id: makeId('totp'), secret, verified: false, ...timestamps(), ...fields }
}

/** The URI in the QR code for an authenticator app. */
export function totpUri({ secret }: Totp, account: string): string {
  return `otpauth://totp/Sandbox:${encodeURIComponent(account)}?issuer=Sandbox&period=30&secret=${secret}`
}

/** Ten new codes, or the given ones. */
export function newBackupCodes(
  codes = Array.from({ length: 10 }, () => randomBytes(4).toString('hex')),
): BackupCodes {
  return { id: makeId('bkp'), codes, ...timestamps() }
}

/** The codes without the used one; undefined if it is not one of them. */
export function withoutCode(backupCodes: BackupCodes, code: string): BackupCodes | undefined {
  if (!backupCodes.codes.includes(code)) return undefined
  return { ...backupCodes, codes: backupCodes.codes.filter((one) => one !== code) }
}
