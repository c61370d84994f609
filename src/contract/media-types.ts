/** True for JSON, also with a suffix (RFC 6839 section 3.1). */
export function isJson(mediaType: string): boolean {
  return /^application\/(?:[\w.+-]+\+)?json\b/i.test(mediaType) || mediaType === 'application/*'
}

/** The formats of bodies. */
export type BodyKind = 'json' | 'form' | 'multipart' | 'text' | 'xml' | 'binary'

export function kindOf(mediaType: string): BodyKind {
  const type = mediaType.toLowerCase()
  if (isJson(type)) return 'json'
  if (type.startsWith('application/x-www-form-urlencoded')) return 'form'
  if (type.startsWith('multipart/')) return 'multipart'
  if (/^(?:application|text)\/(?:[\w.+-]+\+)?xml\b/.test(type)) return 'xml'
  if (/^text\/|ndjson|jsonl|yaml/.test(type)) return 'text'
  return 'binary'
}

/** The media type of an answer, without parameters; empty if it has none. */
export function mediaTypeOf(headers: Record<string, string>): string {
  return withoutParameters(headers['content-type'] ?? '')
}

export function withoutParameters(mediaType: string): string {
  return mediaType.split(';', 1)[0]?.trim().toLowerCase() ?? ''
}

/** The documented media type that matches: the same one, or a range such as `image/*`. */
export function documentedType(
  content: ReadonlyMap<string, unknown>,
  mediaType: string,
): string | undefined {
  const range = mediaType.replace(/\/.*/, '/*')
  return [mediaType, range, '*/*', '*'].find((one) => content.has(one))
}
