import { Type } from '../../kit/index.ts'

/**
 * Characters that no address has: control characters and spaces of any script, `@`, and RFC 5322's
 * specials.
 */
const NEVER =
  '\\u0000-\\u0020\\u007f-\\u00a0\\u1680\\u2000-\\u200f\\u2028-\\u202f\\u205f-\\u206f\\u3000\\ufeff"(),:;<>@\\[\\]\\\\'
const ATOM = `[^.${NEVER}]+`
/** The label of a domain has no punctuation but hyphens, and none at its ends. */
const PUNCTUATION = "!#$%&'*+/=?^_`{|}~"
const LABEL = `[^\\-.${NEVER}${PUNCTUATION}](?:[^.${NEVER}${PUNCTUATION}]*[^\\-.${NEVER}${PUNCTUATION}])?`

/**
 * An email address in a request. Both sides of the `@` may have letters of any script (RFC 6531),
 * as Clerk allows. It has a pattern, because the format `email` is ASCII only, and many tools do
 * not know `idn-email`.
 */
export const EmailAddressInput = Type.String({
  pattern: `^${ATOM}(?:\\.${ATOM})*@${LABEL}(?:\\.${LABEL})+$`,
  maxLength: 320,
  examples: ['ada@example.com'],
})
