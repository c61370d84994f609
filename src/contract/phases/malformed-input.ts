import { authorized, exchange, refusalOf } from '../calls.ts'
import { callerOf, type Context, report } from '../context.ts'
import type { Basis, Check } from '../findings.ts'
import { requestOf } from '../input.ts'
import { documents, type Operation } from '../operations.ts'
import { isRecord } from '../pointer.ts'
import { typicalInput } from '../typical-input.ts'

/** A body of 2.5 MB, which no API should accept. */
const TOO_LARGE = JSON.stringify({ large: 'x'.repeat(2_500_000) })

interface Malformed {
  check: Check
  about: string
  body: string | Buffer
  /** Unset sends none. */
  mediaType?: string
  /** The expected status of the refusal. */
  expected: number
  /**
   * The ground if the body is accepted. A refusal with another status breaks only good practice.
   */
  basis: Basis
}

/** Sends malformed bodies, bodies of other media types, and too large ones. */
export async function refusesMalformed(context: Context, operation: Operation): Promise<void> {
  if (operation.method === 'get') return
  const typical = requestOf(operation, typicalInput(context, operation))
  const caller = callerOf(context, operation)
  const works = context.successes.has(operation.id)
  for (const one of malformedBodies(context, operation, typical.body)) {
    const { check, about, body, mediaType, expected, basis } = one
    const isDocumented = documents(operation, expected)
    if (operation.body?.main?.kind !== 'json' && !isDocumented) continue
    const headers: Record<string, string> = { ...typical.headers, 'content-type': mediaType ?? '' }
    if (mediaType === undefined) Reflect.deleteProperty(headers, 'content-type')
    const request = authorized(context, operation, { ...typical, headers, body }, caller)
    const response = await exchange(context, operation, request, { caller, deviates: 'malformed' })
    // A caller without access learns nothing about bodies.
    if (response.status === 0 || (!works && response.status === 401)) continue
    const isAccepted = response.status < 400
    if (!isAccepted && (!isDocumented || response.status === expected)) continue
    const message = `${about} is answered ${response.status}, not ${isDocumented ? expected : '4xx'}`
    const ground = isAccepted ? basis : 'practice'
    report(context, operation, check, message, { request, response }, ground)
  }
}

function malformedBodies(
  context: Context,
  operation: Operation,
  typical: string | Buffer | undefined,
): Malformed[] {
  const { main, mediaTypes = [] } = operation.body ?? {}
  const mediaType = main?.mediaType ?? 'application/json'
  const text = typical?.toString() ?? 'a=1'
  const others = ['text/plain', 'application/xml', 'application/x-www-form-urlencoded']
    .filter((other) => !mediaTypes.some((one) => one === '*/*' || one.startsWith(other)))
    .map((other): Malformed => ({
      check: 'media-type-accepted',
      about: other,
      body: text,
      mediaType: other,
      expected: 415,
      basis: 'practice',
    }))
  const large: Malformed = {
    check: 'oversized-accepted',
    about: 'A body of 2.5 MB',
    body: TOO_LARGE,
    mediaType,
    expected: 413,
    basis: 'practice',
  }
  if (main?.kind !== 'json') return [...others, large]
  const expected = refusalOf(operation)
  const malformed = (
    about: string,
    body: string | Buffer,
    basis: Basis = 'document',
  ): Malformed => ({
    check: 'malformed-accepted',
    about,
    body,
    mediaType,
    expected,
    basis,
  })
  const deep = '['.repeat(20_000) + ']'.repeat(20_000)
  const takesLists = context.inputs.isValid(main.schema, [[]])
  return [
    malformed('JSON that ends early', '{'),
    malformed('JSON with a comma too many', '{"a": 1,}'),
    malformed('text', 'hello'),
    ...notUtf8(typicalInput(context, operation).body).map(([about, body]) =>
      malformed(about, body, 'RFC 8259 section 8.1'),
    ),
    malformed('JSON of 20,000 levels', deep, takesLists ? 'practice' : 'document'),
    ...(operation.body?.required ? [malformed('an empty body', '')] : []),
    ...others,
    {
      check: 'media-type-accepted',
      about: 'no media type',
      body: text,
      expected: 415,
      basis: 'practice',
    },
    large,
  ]
}

/** Bodies that are valid except for one byte that is not UTF-8. */
function notUtf8(living: unknown): [about: string, body: Buffer][] {
  if (!isRecord(living)) return []
  return Object.entries(living)
    .filter(([, value]) => typeof value === 'string' && value.length > 1)
    .map(([name, value]) => {
      const mark = '\u007f'
      const marked = String(value).replace(/.(.)$/s, `${mark}$1`)
      const bytes = Buffer.from(JSON.stringify({ ...living, [name]: marked }))
      bytes[bytes.indexOf(mark)] = 0xff
      return [`a ${name} that is not UTF-8`, bytes]
    })
}
