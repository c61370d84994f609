import type { FastifyRequest } from 'fastify'
import { ClerkApiError, invalidParameter } from './errors.ts'
import type { SandboxServer } from './http.ts'

/** Most bytes of a picture. */
const MAX_IMAGE = 10 * 1024 * 1024

/** The first bytes of the formats that Clerk accepts, as hexadecimal digits. */
const FORMATS = {
  'image/png': /^89504e470d0a1a0a/,
  'image/jpeg': /^ffd8ff/,
  'image/gif': /^47494638/,
  'image/webp': /^52494646.{8}57454250/,
}

/** Makes the scope accept uploads: multipart forms, and plain pictures. */
export function acceptUploads(scope: SandboxServer): void {
  for (const type of ['multipart/form-data', 'application/octet-stream']) {
    scope.addContentTypeParser<Buffer>(
      type,
      { parseAs: 'buffer', bodyLimit: MAX_IMAGE + 10_000 },
      async (_request: unknown, body: Buffer) => body,
    )
  }
}

export interface Upload {
  /** A data URI. */
  image: string
  /** The other fields of the form. */
  fields: Record<string, string>
}

/**
 * Reads the picture of the request: the field `file` of a form, or the whole body, which ClerkJS
 * sends in base64.
 *
 * @throws {ClerkApiError} 422 without a picture, or for a format that Clerk does not accept
 */
export async function readUpload(request: FastifyRequest): Promise<Upload> {
  const { body } = request
  if (!Buffer.isBuffer(body)) throw missing()
  const contentType = request.headers['content-type'] ?? ''
  if (!contentType.startsWith('multipart/')) {
    const base64 = body.toString('latin1').replace(/^data:[^,]*,/, '')
    return { image: dataUri(Buffer.from(base64, 'base64')), fields: {} }
  }
  const form = await parseForm(body, contentType)
  const file = form.get('file')
  if (!(file instanceof Blob)) throw missing()
  const fields = [...form].filter(
    (entry): entry is [string, string] => typeof entry[1] === 'string',
  )
  return {
    image: dataUri(Buffer.from(await file.arrayBuffer())),
    fields: Object.fromEntries(fields),
  }
}

async function parseForm(body: Buffer, contentType: string): Promise<FormData> {
  try {
    return await new Response(new Uint8Array(body), {
      headers: { 'content-type': contentType },
    }).formData()
  } catch {
    throw new ClerkApiError(400, 'request_body_invalid', 'The body is no multipart form.')
  }
}

function dataUri(content: Buffer): string {
  const start = content.subarray(0, 12).toString('hex')
  for (const [type, format] of Object.entries(FORMATS)) {
    if (format.test(start)) return `data:${type};base64,${content.toString('base64')}`
  }
  throw invalidParameter(
    'image_type_not_supported',
    'file',
    'The file is no image in PNG, JPEG, GIF or WebP.',
  )
}

function missing(): ClerkApiError {
  return invalidParameter('form_param_missing', 'file', 'file must be included.')
}
