import { encodeBody, type Media } from './bodies.ts'
import { type HttpRequest, parsed } from './exchange.ts'
import { escaped } from './links.ts'
import type { Operation, Parameter } from './operations.ts'
import { headerText, pathText, queryPairs, textOf } from './parameters.ts'
import { isRecord, type JsonSchema } from './pointer.ts'
import type { Schemas } from './schemas.ts'
import { membersOf } from './values/node.ts'

/** The parts of a request. */
export interface Input {
  path: Record<string, unknown>
  query: Record<string, unknown>
  headers: Record<string, unknown>
  cookies?: Record<string, unknown>
  /** The value of the body; undefined for none. */
  body?: unknown
  /** The media type of the body; unset means the main one of the operation. */
  media?: Media
}

/** The request of an operation, without a credential. */
export function requestOf(operation: Operation, input: Input): HttpRequest {
  const find = (where: Parameter['in'], name: string) =>
    operation.parameters.find((one) => one.in === where && one.name === name)
  const plain = (name: string) => ({ name, style: 'form', explode: true })
  const path = operation.path.replaceAll(/{([^}]+)}/g, (_match, name: string) =>
    pathText(find('path', name), input.path[name]),
  )
  const query = Object.entries(input.query).flatMap(([name, value]) =>
    queryPairs(find('query', name) ?? plain(name), value),
  )
  const headers = Object.fromEntries(
    Object.entries(input.headers).map(([name, value]) => [
      name.toLowerCase(),
      headerText(find('header', name) ?? plain(name), value),
    ]),
  )
  const cookies = Object.entries(input.cookies ?? {}).map(
    ([name, value]) => `${name}=${encodeURIComponent(headerText(plain(name), value))}`,
  )
  const media = input.media ?? operation.body?.main
  const body = input.body === undefined || !media ? undefined : encodeBody(media, input.body)
  return {
    method: operation.method.toUpperCase(),
    url: query.length > 0 ? `${path}?${query.join('&')}` : path,
    headers: {
      ...headers,
      ...(cookies.length > 0 && { cookie: cookies.join('; ') }),
      ...(body && { 'content-type': body.contentType }),
    },
    ...(body && { body: body.body }),
  }
}

/** The input of a request, with the parts that links can refer to. */
export function inputOf(operation: Operation, { url, headers, body }: HttpRequest): Input {
  const [pathname = '', search = ''] = url.split('?', 2)
  const pattern = escaped(operation.path).replaceAll(/\\{([^}]+)\\}/g, '([^/]*)')
  const values = new RegExp(`^${pattern}$`).exec(pathname)?.slice(1) ?? []
  const names = [...operation.path.matchAll(/{([^}]+)}/g)].map(([, name = '']) => name)
  return {
    path: Object.fromEntries(names.map((name, index) => [name, decoded(values[index] ?? '')])),
    query: Object.fromEntries(new URLSearchParams(search)),
    headers,
    body: parsed(body?.toString() ?? ''),
  }
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}

type Validator = Pick<Schemas, 'isValid' | 'resolve'>

/**
 * True if a value, sent as the parameter, violates its schema in every way that a server may read
 * the text: `"5"` in a query is a valid integer.
 */
export function isViolation(
  { in: where, schema, mediaType }: Parameter,
  value: unknown,
  schemas: Validator,
): boolean {
  if (mediaType !== undefined) return !schemas.isValid(schema, value)
  if (where === 'path' && (textOf(value) === '' || /^\.+$/.test(textOf(value)))) return false
  if (where === 'header' && !isHeaderText(textOf(value))) return false
  if (isRecord(value)) {
    // Tools read nested values of a deep object differently.
    const isFlat = Object.values(value).every((one) => !isRecord(one))
    return isFlat && Object.keys(value).length > 0 && isTextViolation(schema, value, schemas)
  }
  const items = Array.isArray(value) ? (value as unknown[]) : [value]
  if (Array.isArray(value) && value.length === 0) return false
  return !readings(items.map(textOf)).some((reading) => schemas.isValid(schema, reading))
}

/** The same for a form: its members are texts, and a server converts them to their types. */
export function isTextViolation(schema: JsonSchema, value: unknown, schemas: Validator): boolean {
  const text = textOf(value)
  if ([value, text, scalar(text)].some((reading) => schemas.isValid(schema, reading))) return false
  if (!isRecord(value)) return true
  const members = new Map(membersOf(schemas.resolve(schema)))
  const read = Object.entries(value).map(([name, member]) => {
    const texts = Array.isArray(member) ? member.map(textOf) : [textOf(member)]
    const all = [member, ...readings(texts)]
    const fits = (one: unknown) => schemas.isValid(members.get(name) ?? true, one)
    return [name, all.find(fits) ?? member] as const
  })
  return !schemas.isValid(schema, Object.fromEntries(read))
}

/** True if Node and undici send the text unchanged: printable ASCII, no space around it. */
export function isHeaderText(value: string): boolean {
  return /^[!-~](?:[ -~]*[!-~])?$/.test(value)
}

/** The values that a server may read from the texts of a parameter. */
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
