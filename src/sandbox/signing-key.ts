import { createPrivateKey, generatePrimeSync, type KeyObject } from 'node:crypto'

/** The usual public exponent, and the one that Clerk's PEM parser expects. */
const E = 65_537n

/** A prime of 1,536 bits. Every sandbox shares it. */
const P = BigInt(
  [
    '0x',
    'fdc939b41f52fbf423e9f73dfb00cb4e5889591d01daf5a4c0670e148db159b4a394e58264db97287ba99fee',
    '78b5f36466b459c24a913de02393863f07d4915cd446966a3e5560c6c69003aafe9f111130c78ee46529d39a',
    'fe177b6eb489de96c05153ccbcfa12875f86ef44a189ec533780cefd1dd474f87f3f670f2914099ad438b2ee',
    'dbec732c3d48724dbde494aaa17b22850ceffc10404bcb841a041b995ac10cb9fb2e26e97f14a5b8738cde4e',
    'ed0f64d71e31fda7a8e35539d4a316b7',
  ].join(''),
)

/**
 * Makes an RSA key of 2,048 bits, for tokens that no other sandbox accepts. One of its primes is
 * public: a sandbox has no secrets. This takes 5 ms; two new primes would take up to 700 ms at
 * every start.
 */
export function makeSigningKey(): KeyObject {
  const q = makePrime()
  const d = inverse(E, (P - 1n) * (q - 1n))
  const numbers = {
    n: P * q,
    e: E,
    d,
    p: P,
    q,
    dp: d % (P - 1n),
    dq: d % (q - 1n),
    qi: inverse(q, P),
  }
  const key = Object.fromEntries(
    Object.entries(numbers).map(([name, value]) => [name, toBase64Url(value)]),
  )
  return createPrivateKey({ key: { kty: 'RSA', ...key }, format: 'jwk' })
}

/** A prime for which the exponent has an inverse. OpenSSL sets its two highest bits. */
function makePrime(): bigint {
  const prime = generatePrimeSync(512, { bigint: true })
  return (prime - 1n) % E === 0n ? makePrime() : prime
}

/** The inverse of `value` modulo `modulus`: their product is 1 (extended Euclid). */
function inverse(value: bigint, modulus: bigint): bigint {
  let [r, nextR] = [modulus, value % modulus]
  let [t, nextT] = [0n, 1n]
  while (nextR !== 0n) {
    const quotient = r / nextR
    ;[r, nextR] = [nextR, r - quotient * nextR]
    ;[t, nextT] = [nextT, t - quotient * nextT]
  }
  return t < 0n ? t + modulus : t
}

function toBase64Url(value: bigint): string {
  const hex = value.toString(16)
  return Buffer.from(hex.padStart(hex.length + (hex.length % 2), '0'), 'hex').toString('base64url')
}
