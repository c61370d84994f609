import type { JsonSchema, Located } from './document.ts'
import type { HttpRequest } from './exchange.ts'
import type { Operation, Parameter } from './operations.ts'

/** What a request is made of. */
export interface Input {
  path: Record<string, unknown>
  query: Record<string, unknown>
  headers: Record<string, unknown>
  /** The value of a JSON body; undefined for none. */
  body?: unknown
}

/** The request of an operation, without credential. */
export function requestOf(operation: Operation, input: Input): HttpRequest {
  const path = operation.path.replaceAll(/{([^}]+)}/g, (_match, name: string) =>
    encodeURIComponent(text(input.path[name])),
  )
  const query = Object.entries(input.query).flatMap(([name, value]) =>
    pairs(
      operation.parameters.find((one) => one.in === 'query' && one.name === name),
      name,
      value,
    ),
  )
  const headers = Object.fromEntries(
    Object.entries(input.headers).map(([name, value]) => [name.toLowerCase(), text(value)]),
  )
  const mediaType = operation.body?.json?.mediaType ?? 'application/json'
  return {
    method: operation.method.toUpperCase(),
    url: query.length > 0 ? `${path}?${query.join('&')}` : path,
    headers: { ...headers, ...(input.body !== undefined && { 'content-type': mediaType }) },
    ...(input.body !== undefined && { body: JSON.stringify(input.body) }),
  }
}

/** Style `form` (OpenAPI 3.1, section 4.8.12.3): lists as repeated parameters, or with commas. */
function pairs(parameter: Parameter | undefined, name: string, value: unknown): string[] {
  const encode = (one: unknown) => `${encodeURIComponent(name)}=${encodeURIComponent(text(one))}`
  if (!Array.isArray(value)) return [encode(value)]
  if (parameter?.explode === false)
    return [
      `${encodeURIComponent(name)}=${value.map((one) => encodeURIComponent(text(one))).join(',')}`,
    ]
  return value.map(encode)
}

function text(value: unknown): string {
  if (typeof value === 'string') return value
  if (value === null || value === undefined) return ''
  return JSON.stringify(value)
}

/**
 * Whether a value, sent as the parameter, violates its schema whatever the server reads of the text:
 * `"5"` in a query is a valid integer.
 */
export function isViolation(
  { in: where }: Parameter,
  schema: Located<JsonSchema>,
  value: unknown,
  isValid: (schema: Located<JsonSchema>, value: unknown) => boolean,
): boolean {
  if (where === 'path' && (text(value) === '' || /^\.+$/.test(text(value)))) return false
  if (where === 'header' && !isHeaderText(text(value))) return false
  const items = Array.isArray(value) ? (value as unknown[]) : [value]
  if (Array.isArray(value) && value.length === 0) return false
  return !readings(items.map(text)).some((reading) => isValid(schema, reading))
}

/** Whether Node and undici send the text as it is: printable ASCII, no space around it. */
export function isHeaderText(value: string): boolean {
  return /^[!-~](?:[ -~]*[!-~])?$/.test(value)
}

/** What a server may take the texts of a parameter for. */
function readings(texts: string[]): unknown[] {
  const lists = [texts, texts.flatMap((one) => one.split(','))]
  const typed = lists.map((list) => list.map(scalar))
  const singles = texts.length === 1 ? [texts[0], scalar(texts[0] ?? '')] : []
  return [...singles, ...lists, ...typed]
}

function scalar(value: string): unknown {
  if (value === 'true' || value === 'false') return value === 'true'
  if (value === 'null') return null
  return value.trim() !== '' && Number.isFinite(Number(value)) ? Number(value) : value
}
