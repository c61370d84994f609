import type { OpenAPIV3_1 } from 'openapi-types'
import type { Input } from './input.ts'
import type { Operation } from './operations.ts'
import { at, type Document, isRecord, resolve } from './pointer.ts'

/** A possible next operation, with values from a request and its answer. */
export interface Link {
  name: string
  operationId: string
  parameters: Record<string, unknown>
  /** True if the link comes from the paths, not from the document. */
  inferred: boolean
}

/** Means the id of the created thing, at any place in the answer. */
const CREATED_ID = '$created.id'

/** The links of a response (OpenAPI 3.1, section 4.8.20). */
export function documentedLinks(
  document: Document,
  links: OpenAPIV3_1.ResponseObject['links'] = {},
): Link[] {
  return Object.entries(links).flatMap(([name, given]) => {
    const { operationId, operationRef, parameters } = resolve<OpenAPIV3_1.LinkObject>(
      document,
      given,
    )
    const id = operationId ?? idOfReference(operationRef)
    return id ? [{ name, operationId: id, parameters: { ...parameters }, inferred: false }] : []
  })
}

/** Turns `#/paths/~1things~1{id}/get` into the id of an operation without operationId. */
function idOfReference(reference = ''): string | undefined {
  const [, path, method] = /^#\/paths\/([^/]+)\/(\w+)$/.exec(decodeURIComponent(reference)) ?? []
  if (path === undefined || method === undefined) return undefined
  return `${method.toUpperCase()} ${path.replaceAll('~1', '/').replaceAll('~0', '~')}`
}

/**
 * Derives links from paths: `/things/{id}` reads, changes and deletes what `POST /things` or
 * `PUT /things/{id}` creates. Only for operations without links in the document.
 */
export function inferLinks(operations: readonly Operation[]): void {
  for (const creator of operations) {
    if (creator.links.length > 0) continue
    if (isUpsert(creator, operations)) creator.links = linksOfUpsert(creator, operations)
    if (creator.method !== 'post') continue
    const item = new RegExp(`^${escaped(creator.path.replace(/\/$/, ''))}/{([^}/]+)}/?$`)
    creator.links = operations.flatMap((operation): Link[] => {
      const [, name] = item.exec(operation.path) ?? []
      if (name === undefined) return []
      const others = operation.parameters.filter((one) => one.in === 'path' && one.name !== name)
      return [
        {
          name: `${operation.method.toUpperCase()} ${operation.path}`,
          operationId: operation.id,
          inferred: true,
          parameters: {
            ...Object.fromEntries(others.map((one) => [one.name, `$request.path.${one.name}`])),
            [name]: CREATED_ID,
          },
        },
      ]
    })
    // Actions such as `POST /things/search` create nothing that can be read or deleted.
    if (!creator.links.some(({ name }) => /^(?:GET|DELETE) /.test(name))) creator.links = []
  }
}

/** The name of the ids of a list's items in the path of another operation: `/things/{thingId}`. */
export function itemNameIn(target: Operation, list: Operation): string | undefined {
  return new RegExp(`^${escaped(list.path)}/{([^}]+)}(?:/|$)`).exec(target.path)?.[1]
}

/** True for a PUT that creates what is not there, which is the only way to create it. */
function isUpsert({ method, path, answers }: Operation, operations: readonly Operation[]): boolean {
  const collection = path.replace(/\/{[^}]+}\/?$/, '')
  return (
    method === 'put' &&
    answers.has('201') &&
    collection !== path &&
    !operations.some((one) => one.method === 'post' && one.path === collection)
  )
}

function linksOfUpsert({ path, method }: Operation, operations: readonly Operation[]): Link[] {
  return operations
    .filter((one) => one.path === path && one.method !== method)
    .map((one) => ({
      name: `${one.method.toUpperCase()} ${path}`,
      operationId: one.id,
      inferred: true,
      parameters: Object.fromEntries(
        one.parameters
          .filter(({ in: where }) => where === 'path')
          .map(({ name }) => [name, `$request.path.${name}`]),
      ),
    }))
}

/** The path up to its last parameter: `/things/{id}` of `/things/{id}/lock`. */
export function itemPathOf(path: string): string {
  return path.slice(0, path.lastIndexOf('}') + 1)
}

/**
 * True if a member of a body may refer to the things at a path: `customer_id`, `customerId` and
 * `customer_ids` to `/customers/{id}`.
 * @param path of an operation on one thing
 */
export function refersTo(name: string, path: string): boolean {
  const [, collection = '', parameter = ''] = /([^/{}]+)\/{([^}]+)}$/.exec(itemPathOf(path)) ?? []
  const names = [parameter, `${singular(collection)}_id`].map(plain)
  return (
    plain(name) !== 'id' &&
    [plain(name), plain(name.replace(/s$/, ''))].some((one) => names.includes(one))
  )
}

function plain(name: string): string {
  return name.toLowerCase().replaceAll(/[_-]/g, '')
}

function singular(plural: string): string {
  return plural
    .replace(/ies$/, 'y')
    .replace(/(ss|x|ch|sh)es$/, '$1')
    .replace(/([^s])s$/, '$1')
}

export function escaped(path: string): string {
  return path.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&')
}

export interface CreatedAnswer {
  headers: Record<string, string>
  body: unknown
}

/** A runtime expression of a link (OpenAPI 3.1, section 4.8.20.4), or a constant. */
export function evaluate(
  name: string,
  expression: unknown,
  input: Input,
  answer: CreatedAnswer,
): unknown {
  if (expression === CREATED_ID) return createdId(name, answer)
  if (typeof expression !== 'string' || !expression.startsWith('$')) return expression
  const [source = '', pointer] = expression.split('#', 2)
  const [, side, part, member = ''] = /^\$(request|response)\.(\w+)\.?(.*)$/.exec(source) ?? []
  if (part === 'body') return at(side === 'request' ? input.body : answer.body, pointer ?? '')
  if (part === 'header')
    return side === 'request' ? input.headers[member] : answer.headers[member.toLowerCase()]
  if (part === 'path') return input.path[member]
  if (part === 'query') return input.query[member]
  return undefined
}

function createdId(name: string, { headers, body }: CreatedAnswer): string | undefined {
  const inside = isRecord(body) ? Object.values(body).filter(isRecord) : []
  const found = [body, ...inside].map((one) => idOf(one, name)).find((id) => id !== undefined)
  if (found !== undefined) return found
  const segment = headers.location?.split(/[?#]/, 1)[0]?.split('/').filter(Boolean).at(-1)
  return segment === undefined ? undefined : decodeURIComponent(segment)
}

/** The id for the name `userId` in an item: its `userId`, or else its `id`. */
export function idOf(item: unknown, name: string): string | undefined {
  if (!isRecord(item)) return undefined
  const plain = name.replace(/[_-]?id$/i, '')
  const value = item[name] ?? item.id ?? item._id ?? item[plain] ?? item[`${plain}_id`] ?? item.uuid
  return typeof value === 'string' || typeof value === 'number' ? String(value) : undefined
}
