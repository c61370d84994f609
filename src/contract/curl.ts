import type { HttpRequest } from './exchange.ts'

/** The shell variables that stand for credentials, by the credential. */
export type Secrets = ReadonlyMap<string, string>

/** Fewest characters by which a part of a credential is recognized. */
const PART = 24
/** Longest argument that every shell accepts. */
const LONGEST_ARGUMENT = 30_000
/** Longest run of a character that is written out. A command makes longer ones. */
const LONG_RUN = 500

/**
 * The request as a command that sends exactly the same bytes. Credentials, and parts of them, are
 * replaced by `$TOKEN` and the like, cut to the part that is sent.
 */
export function curlOf(
  { method, url, headers, body }: HttpRequest,
  baseUrl = '$URL',
  secrets: Secrets = new Map(),
): string {
  const quote = (text: string) => quoted(text, secrets)
  const isHead = method === 'HEAD'
  const options = [
    isHead ? '--head' : `-i -X ${method}`,
    ...(/[[\]{}]/.test(url) ? ['--globoff'] : []),
    ...(/\/\.\.?(?:\/|$|\?)/.test(url) ? ['--path-as-is'] : []),
    ...Object.entries(headers).map(([name, value]) =>
      value === '' ? `-H '${name};'` : `-H ${quote(`${name}: ${value}`)}`,
    ),
    // Otherwise curl would add the media type of a form.
    ...(body !== undefined && headers['content-type'] === undefined ? [`-H 'content-type:'`] : []),
  ]
  const address = baseUrl === '$URL' ? `"$URL"${quote(url)}` : quote(baseUrl + url)
  if (body === undefined) return ['curl', ...options, address].join(' ')
  const { before, data } = dataOf(body, quote)
  return `${before}${['curl', ...options, `--data-binary ${data}`, address].join(' ')}`
}

function dataOf(body: string | Buffer, quote: (text: string) => string) {
  const bytes = Buffer.from(body)
  const text = bytes.toString()
  const isText = Buffer.from(text).equals(bytes) && !text.includes('\0')
  const isShort = text.length < LONGEST_ARGUMENT
  if (isText && isShort && !text.startsWith('@')) return { before: '', data: quote(text) }
  if (!isText) return { before: `base64 -d <<< ${bytes.toString('base64')} | `, data: '@-' }
  const parts = text.split(/((.)\2{500,})/s)
  // The second of the three groups is the run, the third its character.
  const commands = parts.flatMap((part, index) => {
    if (part === '' || index % 3 === 2) return []
    return index % 3 === 1 && part.length > LONG_RUN
      ? [`head -c ${part.length} /dev/zero | tr '\\0' ${quote(part.slice(0, 1))}`]
      : [`printf %s ${quote(part)}`]
  })
  return { before: `{ ${commands.join('; ')}; } | `, data: '@-' }
}

/** The text as a quoted word of a shell, without credentials. */
function quoted(text: string, secrets: Secrets): string {
  const parts = redacted(text, secrets)
  return parts
    .map((part) =>
      typeof part === 'string' ? `'${part.replaceAll("'", `'\\''`)}'` : `"${part.variable}"`,
    )
    .join('')
}

type Part = string | { variable: string }

function redacted(text: string, secrets: Secrets): Part[] {
  const found = longestPart(text, secrets)
  if (!found) return [text]
  const { name, secret, start, from, length } = found
  const isWhole = from === 0 && length === secret.length
  const variable = isWhole ? `$${name}` : `\${${name}:${from}:${length}}`
  const [before, after] = [text.slice(0, start), text.slice(start + length)]
  return [
    ...(before === '' ? [] : redacted(before, secrets)),
    { variable },
    ...(after === '' ? [] : redacted(after, secrets)),
  ]
}

interface SharedPart {
  name: string
  secret: string
  /** The position in the text, and in the credential. */
  start: number
  from: number
  length: number
}

/** The longest text that is also part of a credential. */
function longestPart(text: string, secrets: Secrets): SharedPart | undefined {
  let longest: SharedPart | undefined
  for (const [secret, name] of secrets) {
    const whole = secret === '' ? -1 : text.indexOf(secret)
    if (whole >= 0) return { name, secret, start: whole, from: 0, length: secret.length }
    for (let from = 0; from + PART <= secret.length; from++) {
      const start = text.indexOf(secret.slice(from, from + PART))
      if (start < 0) continue
      let length = PART
      while (from + length < secret.length && text[start + length] === secret[from + length])
        length += 1
      if (length > (longest?.length ?? 0)) longest = { name, secret, start, from, length }
      from += length - PART
    }
  }
  return longest
}

/** The text with each credential replaced by its variable. */
export function withoutSecrets(text: string, secrets: Secrets): string {
  let clean = text
  for (const [secret, name] of secrets)
    if (secret !== '') clean = clean.replaceAll(secret, `$${name}`)
  return clean
}
