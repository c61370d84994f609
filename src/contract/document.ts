import { readFile } from 'node:fs/promises'
import type { OpenAPIV3_1 } from 'openapi-types'
import { parse } from 'yaml'
import { ContractUsageError } from './usage-error.ts'

export type Document = OpenAPIV3_1.Document
export type JsonSchema = Record<string, unknown> | boolean

/** Where APIs publish their document, the likeliest first. */
const USUAL_PATHS = [
  '/docs/json',
  '/openapi.json',
  '/docs/openapi.json',
  '/openapi.yaml',
  '/swagger.json',
  '/v3/api-docs',
  '/api-docs',
]

/** A part of the document, and the JSON pointer to it. */
export interface Located<T> {
  value: T
  pointer: string
}

/**
 * Reads an OpenAPI document, JSON or YAML.
 * @param source a file, or an http(s) URL
 * @throws {ContractUsageError} in one line, when there is none or it is of a version unknown here
 */
export async function readDocument(source: string): Promise<Document> {
  const text = /^https?:/.test(source) ? await download(source) : await readText(source)
  return checkedDocument(text, source)
}

/**
 * Finds the document that an API publishes.
 * @param baseUrl address of the API
 * @throws {ContractUsageError} when none of the usual places has one
 */
export async function discoverDocument(baseUrl: string): Promise<Document> {
  for (const path of USUAL_PATHS) {
    const url = baseUrl.replace(/\/$/, '') + path
    const response = await fetch(url).catch((error: unknown) => {
      throw new ContractUsageError(`${baseUrl} cannot be reached: ${reasonOf(error)}`)
    })
    const text = await response.text()
    if (response.ok && /["']?openapi["']?\s*:/.test(text)) return checkedDocument(text, url)
  }
  throw new ContractUsageError(
    `${baseUrl} publishes no OpenAPI document at ${USUAL_PATHS.join(', ')}: name it with --spec.`,
  )
}

function checkedDocument(text: string, source: string): Document {
  let document: Document
  try {
    document = parse(text) as Document
  } catch (error) {
    throw new ContractUsageError(`${source} is neither JSON nor YAML: ${reasonOf(error)}`)
  }
  const version = String((document as { openapi?: unknown } | null)?.openapi)
  if (!/^3\.[01]\./.test(version))
    throw new ContractUsageError(
      `${source} is not an OpenAPI document of version 3.0 or 3.1 (it says ${version}).`,
    )
  return version.startsWith('3.0') ? upgraded(document) : document
}

/** What schemas of 3.0 say in another way than JSON Schema 2020-12, which 3.1 has. */
function upgraded(node: Document): Document
function upgraded(node: unknown): unknown
function upgraded(node: unknown): unknown {
  if (Array.isArray(node)) return node.map((item) => upgraded(item))
  if (typeof node !== 'object' || node === null) return node
  const { nullable, ...rest } = Object.fromEntries(
    Object.entries(node).map(([key, value]) => [key, upgraded(value)]),
  )
  const schema: Record<string, unknown> = rest
  for (const bound of ['minimum', 'maximum']) {
    const exclusive = `exclusive${bound === 'minimum' ? 'Minimum' : 'Maximum'}`
    if (schema[exclusive] === true) {
      schema[exclusive] = schema[bound]
      Reflect.deleteProperty(schema, bound)
    } else if (schema[exclusive] === false) Reflect.deleteProperty(schema, exclusive)
  }
  if (nullable !== true) return schema
  if (typeof schema.type === 'string')
    return {
      ...schema,
      type: [schema.type, 'null'],
      ...(Array.isArray(schema.enum) && { enum: [...(schema.enum as unknown[]), null] }),
    }
  return { anyOf: [schema, { type: 'null' }] }
}

async function download(url: string): Promise<string> {
  const response = await fetch(url).catch((error: unknown) => {
    throw new ContractUsageError(`${url} cannot be reached: ${reasonOf(error)}`)
  })
  if (!response.ok) throw new ContractUsageError(`${url} answers ${response.status}.`)
  return response.text()
}

async function readText(file: string): Promise<string> {
  return readFile(file, 'utf8').catch((error: unknown) => {
    throw new ContractUsageError(`${file} cannot be read: ${reasonOf(error)}`)
  })
}

/** `fetch` hides why it failed in the cause. */
function reasonOf(error: unknown): string {
  const reason = error instanceof Error ? (error.cause ?? error) : error
  return reason instanceof Error ? reason.message : String(reason)
}

/** Follows references from a part of the document (RFC 6901) until there is none. */
export function resolve<T>(document: Document, given: Located<T | { $ref: string }>): Located<T> {
  let { value, pointer } = given
  for (let depth = 0; depth < 50; depth++) {
    const reference = (value as { $ref?: unknown } | null)?.$ref
    if (typeof reference !== 'string') return { value: value as T, pointer }
    pointer = decodeURIComponent(reference.replace(/^#/, ''))
    value = at(document, pointer) as T
  }
  throw new ContractUsageError(`The document's reference ${pointer} leads nowhere.`)
}

/** What a JSON pointer leads to. */
export function at(document: Document, pointer: string): unknown {
  return pointer
    .split('/')
    .slice(1)
    .reduce<unknown>((node, segment) => {
      const key = segment.replaceAll('~1', '/').replaceAll('~0', '~')
      return (node as Record<string, unknown> | undefined)?.[key]
    }, document)
}

/** A pointer to a member (RFC 6901 section 3). */
export function child(pointer: string, ...segments: string[]): string {
  const escaped = segments.map((segment) => segment.replaceAll('~', '~0').replaceAll('/', '~1'))
  return [pointer, ...escaped].join('/')
}
