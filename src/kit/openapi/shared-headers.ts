import type { OpenAPIV3_1 } from 'openapi-types'

/** The Header Objects that answers refer to. */
export const sharedHeaders = {
  ETag: {
    description:
      'Version of this answer. Send it as `If-None-Match` to get a 304 if nothing changed.',
    required: true,
    schema: { type: 'string' as const, maxLength: 4096 },
    example: '"47DEQpj8HBSa"',
  },
  RateLimitLimit: header('Maximum number of requests within a minute.', '1200'),
  RateLimitRemaining: header('Number of requests that are left in this minute.', '1199'),
  RateLimitReset: header('Seconds until this minute ends.', '60'),
}

/** The header of each answer that can be asked for again with `If-None-Match`. */
export const versionHeader = { ETag: reference('ETag') }

/**
 * The headers of each answer of an operation with rate limits. They tell of the limit of the
 * caller, or of the address if the caller is not authenticated.
 */
export const limitHeaders = {
  'RateLimit-Limit': reference('RateLimitLimit'),
  'RateLimit-Remaining': reference('RateLimitRemaining'),
  'RateLimit-Reset': reference('RateLimitReset'),
}

function reference(name: keyof typeof sharedHeaders): OpenAPIV3_1.ReferenceObject {
  return { $ref: `#/components/headers/${name}` }
}

function header(description: string, example: string): OpenAPIV3_1.HeaderObject {
  return { description, required: true, schema: { type: 'string', maxLength: 10 }, example }
}
