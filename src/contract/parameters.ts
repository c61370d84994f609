import type { OpenAPIV3_1 } from 'openapi-types'
import { isJson } from './media-types.ts'
import { type Document, isRecord, type JsonSchema, resolve } from './pointer.ts'

export interface Parameter {
  name: string
  in: 'path' | 'query' | 'header' | 'cookie'
  required: boolean
  /** The serialization of lists and objects (OpenAPI 3.1, section 4.8.12.3). */
  style: string
  /** True if each member of a list or object is written separately: `a=1&a=2`, not `a=1,2`. */
  explode: boolean
  schema: JsonSchema
  /** Set if the value is text of this media type, from `content` instead of `schema`. */
  mediaType?: string
  example?: unknown
}

/** An operation's parameters override those of its path (OpenAPI 3.1, section 4.8.9). */
export function parametersOf(
  document: Document,
  ...owners: { parameters?: OpenAPIV3_1.OperationObject['parameters'] }[]
): Parameter[] {
  const found = new Map<string, Parameter>()
  for (const { parameters = [] } of owners)
    for (const given of parameters) {
      const value = resolve<OpenAPIV3_1.ParameterObject>(document, given)
      const where = value.in as Parameter['in']
      // Credentials, the body and accepted types set these (section 4.8.12.1).
      if (where === 'header' && /^(?:accept|content-type|authorization)$/i.test(value.name))
        continue
      const style = value.style ?? (where === 'query' || where === 'cookie' ? 'form' : 'simple')
      const [content] = Object.entries(value.content ?? {})
      const schema = content ? content[1].schema : value.schema
      found.set(`${where} ${value.name.toLowerCase()}`, {
        name: value.name,
        in: where,
        required: value.required ?? where === 'path',
        style,
        explode: value.explode ?? style === 'form',
        schema: (schema as JsonSchema | undefined) ?? {},
        ...(content && { mediaType: content[0] }),
        ...exampleOf(value, document),
        ...(content && exampleOf(content[1], document)),
      })
    }
  return [...found.values()]
}

/** `example`, or the first of `examples`. */
export function exampleOf(
  owner: { example?: unknown; examples?: unknown },
  document: Document,
): { example?: unknown } {
  if (owner.example !== undefined) return { example: owner.example }
  if (!isRecord(owner.examples)) return {}
  const [first] = Object.values(owner.examples)
  if (!isRecord(first)) return {}
  const { value } = resolve<{ value?: unknown }>(document, first)
  return value === undefined ? {} : { example: value }
}

/** The value as text, for all places that carry text. */
export function textOf(value: unknown): string {
  if (typeof value === 'string') return value
  if (value === null || value === undefined) return ''
  return JSON.stringify(value)
}

/** A segment of a path: styles `simple`, `label` and `matrix`. */
export function pathText(parameter: Parameter | undefined, value: unknown): string {
  const { name = '', style = 'simple', explode = false, mediaType } = parameter ?? {}
  if (mediaType !== undefined) return encodeURIComponent(JSON.stringify(value))
  const prefix = { label: '.', matrix: ';' }[style] ?? ''
  const separator = explode && prefix !== '' ? prefix : ','
  if (style === 'matrix') {
    if (Array.isArray(value) && explode)
      return value.map((item) => `;${name}=${encoded(item)}`).join('')
    if (isRecord(value) && explode)
      return Object.entries(value)
        .map(([key, item]) => `;${encoded(key)}=${encoded(item)}`)
        .join('')
    return `;${name}=${joined(value, false, ',')}`
  }
  return prefix + joined(value, explode, separator)
}

function joined(value: unknown, explode: boolean, separator: string): string {
  if (Array.isArray(value)) return value.map(encoded).join(separator)
  if (!isRecord(value)) return encoded(value)
  return Object.entries(value)
    .map(([key, item]) => `${encoded(key)}${explode ? '=' : separator}${encoded(item)}`)
    .join(separator)
}

function encoded(value: unknown): string {
  return encodeURIComponent(textOf(value))
}

type Styled = Pick<Parameter, 'name' | 'style' | 'explode' | 'mediaType'>

/** The pairs of a query or form: styles `form`, `spaceDelimited`, `pipeDelimited` and `deepObject`. */
export function queryPairs({ name, style, explode, mediaType }: Styled, value: unknown): string[] {
  const pair = (key: string, text: string) => `${encodeURIComponent(key)}=${text}`
  if (mediaType !== undefined)
    return [
      pair(name, encodeURIComponent(isJson(mediaType) ? JSON.stringify(value) : textOf(value))),
    ]
  if (Array.isArray(value)) {
    if (explode) return value.map((item) => pair(name, encoded(item)))
    const separator = { spaceDelimited: '%20', pipeDelimited: '%7C' }[style] ?? ','
    return [pair(name, value.map(encoded).join(separator))]
  }
  if (!isRecord(value)) return [pair(name, encoded(value))]
  if (style === 'deepObject') return deepPairs(name, value)
  if (explode)
    return Object.entries(value).flatMap(([key, item]) =>
      [item].flat().map((one) => pair(key, encoded(one))),
    )
  return [pair(name, joined(value, false, ','))]
}

/**
 * `filter[colour]=red`. The standard does not cover deeper values; most tools nest the brackets.
 */
function deepPairs(name: string, value: unknown): string[] {
  if (Array.isArray(value))
    return value.map((item) => `${encodeURIComponent(name)}=${encoded(item)}`)
  if (!isRecord(value)) return [`${encodeURIComponent(name)}=${encoded(value)}`]
  return Object.entries(value).flatMap(([key, item]) => deepPairs(`${name}[${key}]`, item))
}

/** The value of a header or cookie: styles `simple` and `form`. */
export function headerText({ explode, mediaType }: Styled, value: unknown): string {
  if (mediaType !== undefined) return JSON.stringify(value)
  if (Array.isArray(value)) return value.map(textOf).join(',')
  if (!isRecord(value)) return textOf(value)
  return Object.entries(value)
    .map(([key, item]) => `${key}${explode ? '=' : ','}${textOf(item)}`)
    .join(',')
}
