import { readFile } from 'node:fs/promises'
import { pathToFileURL } from 'node:url'
import { installed } from './libraries.ts'
import { child, type Document, isRecord } from './pointer.ts'
import { upgraded } from './upgrade.ts'
import { ContractUsageError } from './usage-error.ts'

export type { Document } from './pointer.ts'

/** The usual paths of published documents, most likely first. */
const USUAL_PATHS = [
  '/docs/json',
  '/openapi.json',
  '/docs/openapi.json',
  '/openapi.yaml',
  '/swagger.json',
  '/v3/api-docs',
  '/api-docs',
  '/doc',
  '/api/openapi.json',
]

/** Most milliseconds that a document may take to arrive. */
const TIMEOUT = 30_000

/**
 * Reads an OpenAPI document, JSON or YAML, with the files that it refers to.
 * @param source a file, or an http(s) URL
 * @throws {ContractUsageError} in one line, if it is not found or has another version
 */
export async function readDocument(source: string): Promise<Document> {
  const location = /^https?:/.test(source) ? source : pathToFileURL(source).href
  return checkedDocument(await read(location, source), location, source)
}

/**
 * Finds the published document of an API.
 * @param baseUrl address of the API
 * @throws {ContractUsageError} if it is at none of the usual paths
 */
export async function discoverDocument(baseUrl: string): Promise<Document> {
  for (const path of USUAL_PATHS) {
    const url = baseUrl.replace(/\/$/, '') + path
    const response = await get(url, baseUrl)
    const text = await response.text()
    if (response.ok && /["']?(?:openapi|swagger)["']?\s*:\s*["']?\d/.test(text))
      return checkedDocument(text, url, url)
  }
  throw new ContractUsageError(
    `${baseUrl} publishes no OpenAPI document at ${USUAL_PATHS.join(', ')}: name it with --spec.`,
  )
}

async function checkedDocument(text: string, location: string, name: string): Promise<Document> {
  const document = await parsed(text, name)
  const { openapi, swagger } = (document ?? {}) as { openapi?: unknown; swagger?: string }
  if (swagger !== undefined)
    throw new ContractUsageError(
      `${name} is Swagger ${swagger}: convert it to OpenAPI 3, as https://converter.swagger.io does.`,
    )
  if (!/^3\.[012](?:\.|$)/.test(String(openapi)))
    throw new ContractUsageError(
      `${name} is not an OpenAPI document of version 3.0, 3.1 or 3.2${openapi === undefined ? '' : ` (it says ${JSON.stringify(openapi)})`}.`,
    )
  await bundle(document as Document, location)
  // For 3.1 too: many such documents still have `nullable`.
  return upgraded(document as Document)
}

/**
 * Copies the referenced files into the document, under `x-files`, and points the references there.
 */
async function bundle(root: Document, location: string): Promise<void> {
  const files = new Map([[location, '']])
  const contents: unknown[] = []

  async function rewrite(node: unknown, from: string): Promise<void> {
    if (Array.isArray(node)) for (const item of node) await rewrite(item, from)
    if (!isRecord(node)) return
    if (typeof node.$ref === 'string') node.$ref = await rewritten(node.$ref, from)
    for (const value of Object.values(node))
      if (typeof value === 'object' && value !== null) await rewrite(value, from)
  }

  async function rewritten(reference: string, from: string): Promise<string> {
    const [file = '', fragment = ''] = reference.split('#', 2)
    const url = file === '' ? from : new URL(file, from).href
    const known = files.get(url)
    if (known !== undefined) return `#${known}${fragment}`
    const pointer = child('/x-files', String(contents.length))
    files.set(url, pointer)
    const content = await parsed(
      await read(url, `${reference}, which the document refers to,`),
      url,
    )
    contents.push(content)
    await rewrite(content, url)
    return `#${pointer}${fragment}`
  }

  await rewrite(root, location)
  if (contents.length > 0) Object.assign(root, { 'x-files': contents })
}

async function parsed(text: string, name: string): Promise<unknown> {
  try {
    return JSON.parse(text) as unknown
  } catch {
    const { parse } = await installed('yaml', () => import('yaml'))
    try {
      return parse(text, { maxAliasCount: -1 }) as unknown
    } catch (error) {
      throw new ContractUsageError(`${name} is neither JSON nor YAML: ${reasonOf(error)}`)
    }
  }
}

async function read(location: string, name: string): Promise<string> {
  if (location.startsWith('file:'))
    return readFile(new URL(location), 'utf8').catch((error: unknown) => {
      throw new ContractUsageError(`${name} cannot be read: ${reasonOf(error)}`)
    })
  const response = await get(location, location)
  if (!response.ok) throw new ContractUsageError(`${location} answers ${response.status}.`)
  return response.text()
}

async function get(url: string, name: string): Promise<Response> {
  return fetch(url, { signal: AbortSignal.timeout(TIMEOUT) }).catch((error: unknown) => {
    throw new ContractUsageError(`${name} cannot be reached: ${reasonOf(error)}`)
  })
}

/** The reason of a failure. `fetch` hides it in the cause. */
function reasonOf(error: unknown): string {
  const reason = error instanceof Error ? (error.cause ?? error) : error
  const text = reason instanceof Error ? reason.message || reason.name : String(reason)
  return text.split('\n', 1)[0] ?? ''
}
