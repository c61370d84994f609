import type { OpenAPIV3_1 } from 'openapi-types'
import { keysOf, resolve, same, type Schema } from './document.ts'
import { compareTexts } from './keywords.ts'
import type { Finding } from './kinds.ts'
import { placeOf } from './place.ts'
import { compareSchemas, type Context } from './schemas.ts'
import { code } from './words.ts'

type Body = OpenAPIV3_1.RequestBodyObject | OpenAPIV3_1.ReferenceObject
type Content = Record<string, OpenAPIV3_1.MediaTypeObject>

/**
 * Compares Request Body Objects (OpenAPI 3.1, section 4.8.13). Callers receive those of webhooks.
 */
export function compareRequestBody(
  before: Body | undefined,
  after: Body | undefined,
  context: Context,
): Finding[] {
  const old = before && resolve<OpenAPIV3_1.RequestBodyObject>(context.before, before)
  const now = after && resolve<OpenAPIV3_1.RequestBodyObject>(context.after, after)
  const webhook = context.direction === 'response'
  if (!now)
    return old
      ? [
          {
            kind: `${webhook ? 'webhook' : 'request'}-body-removed`,
            message: 'Has no body any more.',
          },
        ]
      : []
  if (!old) return bodyAdded(now.required ?? false, webhook)
  return [
    ...bodyRequired(old.required ?? false, now.required ?? false, webhook),
    ...compareTexts(old, now, 'the body'),
    ...compareContent(old.content, now.content, 'the body', context),
  ]
}

function bodyAdded(required: boolean, webhook: boolean): Finding[] {
  if (webhook) return [{ kind: 'webhook-body-added', message: 'Has a body now.' }]
  return required
    ? [{ kind: 'request-body-required-added', message: 'Has a body now, which is required.' }]
    : [{ kind: 'request-body-added', message: 'Has a body now, which may be left out.' }]
}

function bodyRequired(was: boolean, is: boolean, webhook: boolean): Finding[] {
  if (was === is) return []
  if (webhook)
    return is
      ? [{ kind: 'webhook-body-made-required', message: 'The body is always there now.' }]
      : [{ kind: 'webhook-body-made-optional', message: 'The body may be missing now.' }]
  return is
    ? [{ kind: 'request-body-made-required', message: 'The body is required now.' }]
    : [{ kind: 'request-body-made-optional', message: 'The body may be left out now.' }]
}

/** Compares the allowed bodies, by media type (OpenAPI 3.1, section 4.8.14). */
export function compareContent(
  was: Content = {},
  is: Content = {},
  body: string,
  context: Context,
): Finding[] {
  const { direction } = context
  const [before, after] = [plain(was), plain(is)]
  return keysOf(before, after).flatMap((mediaType): Finding[] => {
    const [old, now] = [before[mediaType], after[mediaType]]
    const name = nameOf(body, mediaType)
    if (!old) {
      const message = `${capital(body)} may be ${code(mediaType)} now.`
      return [{ kind: `${direction}-media-type-added`, message }]
    }
    if (!now) {
      const message = `${capital(body)} cannot be ${code(mediaType)} any more.`
      return [{ kind: `${direction}-media-type-removed`, message }]
    }
    return [
      ...(same(old.encoding, now.encoding)
        ? []
        : [{ kind: 'encoding-changed' as const, message: `The encoding of ${name} changed.` }]),
      ...compareProblems(old, now, body),
      ...compareSchemas(old.schema as Schema, now.schema as Schema, placeOf(name), context),
    ]
  })
}

/** The content by media type, without the charset that is usual anyway. */
function plain(content: Content): Content {
  return Object.fromEntries(
    Object.entries(content).map(([mediaType, value]) => [
      mediaType.toLowerCase().replace(/\s*;\s*charset="?utf-8"?$/, ''),
      value,
    ]),
  )
}

/** Compares the problems (RFC 9457) of an answer: those in its examples, by `code`. */
function compareProblems(
  before: OpenAPIV3_1.MediaTypeObject,
  after: OpenAPIV3_1.MediaTypeObject,
  body: string,
): Finding[] {
  const [old, now] = [problemsOf(before), problemsOf(after)]
  const added = now.filter((problem) => !old.includes(problem))
  const removed = old.filter((problem) => !now.includes(problem))
  return [
    ...added.map((problem): Finding => ({
      kind: 'problem-added',
      message: `${capital(body)} may be the problem ${code(problem)} now.`,
    })),
    ...removed.map((problem): Finding => ({
      kind: 'problem-removed',
      message: `${capital(body)} cannot be the problem ${code(problem)} any more.`,
    })),
  ]
}

function problemsOf({ examples = {} }: OpenAPIV3_1.MediaTypeObject): string[] {
  return Object.values(examples).flatMap((example) => {
    const { value } = example as { value?: { type?: unknown; code?: unknown } | null }
    return value?.type !== undefined && typeof value.code === 'string' ? [value.code] : []
  })
}

/** The name of a body. The media type is left out if it is JSON. */
function nameOf(body: string, mediaType: string): string {
  return /[/+]json$/.test(mediaType) ? body : `${body} (${code(mediaType)})`
}

function capital(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1)
}
