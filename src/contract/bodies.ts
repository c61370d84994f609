import { randomUUID } from 'node:crypto'
import type { OpenAPIV3_1 } from 'openapi-types'
import { type BodyKind, kindOf } from './media-types.ts'
import { exampleOf, queryPairs, textOf } from './parameters.ts'
import { type Document, isRecord, type JsonSchema, resolve } from './pointer.ts'

/** One media type that the body of a request may have. */
export interface Media {
  mediaType: string
  kind: BodyKind
  schema: JsonSchema
  example?: unknown
  /** Encoding by property, of a form or multipart body (OpenAPI 3.1, section 4.8.15). */
  encoding: Record<string, OpenAPIV3_1.EncodingObject>
  /** The names of the properties that are files. */
  files: string[]
}

export interface Body {
  required: boolean
  /** All media types that the suite can write; XML only if the document has an example. */
  media: Media[]
  /** The media type that tests vary: JSON, or else the most structured one. */
  main?: Media
  /** All documented media types. */
  mediaTypes: string[]
}

const PREFERRED: BodyKind[] = ['json', 'form', 'multipart', 'text', 'binary', 'xml']

export function bodyOf(
  document: Document,
  given: OpenAPIV3_1.ReferenceObject | OpenAPIV3_1.RequestBodyObject,
): Body {
  const { required = false, content } = resolve<Partial<OpenAPIV3_1.RequestBodyObject>>(
    document,
    given,
  )
  const media = Object.entries(content ?? {})
    .map(([mediaType, value]): Media => ({
      mediaType,
      kind: kindOf(mediaType),
      schema: (value.schema as JsonSchema | undefined) ?? {},
      encoding: value.encoding ?? {},
      files: filesIn(document, value.schema),
      ...exampleOf(value, document),
    }))
    .filter(({ kind, example }) => kind !== 'xml' || typeof example === 'string')
    .sort((one, other) => PREFERRED.indexOf(one.kind) - PREFERRED.indexOf(other.kind))
  const [main] = media
  return { required, media, mediaTypes: Object.keys(content ?? {}), ...(main && { main }) }
}

/**
 * Finds texts with `format: binary`, `contentMediaType` or `contentEncoding`, and lists of these.
 */
function filesIn(document: Document, schema: unknown): string[] {
  if (!isRecord(schema)) return []
  const { properties } = resolve<Record<string, unknown>>(document, schema)
  if (!isRecord(properties)) return []
  const isFile = (given: unknown): boolean => {
    if (!isRecord(given)) return false
    const { format, contentMediaType, items } = resolve<Record<string, unknown>>(document, given)
    return format === 'binary' || contentMediaType !== undefined || isFile(items)
  }
  return Object.keys(properties).filter((name) => isFile(properties[name]))
}

/** The bytes of a value, and their `Content-Type`. */
export function encodeBody(
  { kind, mediaType, encoding, files }: Media,
  value: unknown,
): { contentType: string; body: string | Buffer } {
  switch (kind) {
    case 'json':
      return {
        contentType: mediaType.replace('*', 'json'),
        body: JSON.stringify(value),
      }
    case 'form':
      return { contentType: mediaType, body: formText(value, encoding) }
    case 'multipart':
      return multipart(mediaType, value, encoding, files)
    case 'binary':
      if (typeof value !== 'string')
        return { contentType: concrete(mediaType), body: textOf(value) }
      return { contentType: concrete(mediaType), body: binaryOf(mediaType, value) }
    default:
      return { contentType: concrete(mediaType), body: textOf(value) }
  }
}

function formText(value: unknown, encoding: Media['encoding']): string {
  if (!isRecord(value)) return textOf(value)
  return Object.entries(value)
    .flatMap(([name, member]) => {
      const { style = 'form', explode = style === 'form', contentType } = encoding[name] ?? {}
      const isObject = isRecord(member) && style === 'form'
      const mediaType = contentType ?? (isObject ? 'application/json' : undefined)
      return queryPairs({ name, style, explode, ...(mediaType && { mediaType }) }, member)
    })
    .join('&')
}

function multipart(
  mediaType: string,
  value: unknown,
  encoding: Media['encoding'],
  files: readonly string[],
) {
  const boundary = `contract-${randomUUID()}`
  const parts = Object.entries(isRecord(value) ? value : {}).flatMap(([name, member]) =>
    [member]
      .flat()
      .map((one: unknown) => partOf(name, one, encoding[name]?.contentType, files.includes(name))),
  )
  const body = parts.map((part) => `--${boundary}\r\n${part}\r\n`).join('')
  return {
    contentType: `${concrete(mediaType).split(';', 1)[0] ?? ''}; boundary=${boundary}`,
    body: `${body}--${boundary}--\r\n`,
  }
}

function partOf(
  name: string,
  value: unknown,
  contentType: string | undefined,
  isFile: boolean,
): string {
  const usual = isFile ? 'application/octet-stream' : isRecord(value) ? 'application/json' : ''
  const type = contentType?.split(',', 1)[0]?.trim() ?? usual
  const quoted = name.replaceAll('"', '%22')
  return [
    `Content-Disposition: form-data; name="${quoted}"${isFile ? '; filename="file"' : ''}`,
    ...(type ? [`Content-Type: ${concrete(type)}`] : []),
    '',
    textOf(value),
  ].join('\r\n')
}

/** A GIF of one pixel, valid for servers that check the image. */
const IMAGE = 'R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7'

function binaryOf(mediaType: string, value: string): Buffer {
  return mediaType.startsWith('image/') ? Buffer.from(IMAGE, 'base64') : Buffer.from(value)
}

/** A media type that matches a range. */
function concrete(mediaType: string): string {
  if (!mediaType.includes('*')) return mediaType
  if (mediaType.startsWith('image/')) return 'image/gif'
  if (mediaType.startsWith('text/')) return 'text/plain'
  if (mediaType.startsWith('multipart/')) return 'multipart/form-data'
  return 'application/octet-stream'
}
