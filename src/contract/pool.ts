import type { Input } from './input.ts'
import { isRecord } from './values.ts'
import { linksOf, type Operation } from './operations.ts'
import { at, type Document, type JsonSchema, type Located } from './document.ts'

/** Values of path parameters that belong together. */
export type Binding = Record<string, string>

/** What is known to live in the deployment: seen in lists, and made by the suite itself. */
export interface Pool {
  /** Remembers what a creation made, for the operations that its links lead to. */
  created(operation: Operation, input: Input, answer: CreatedAnswer): Binding[]
  /** Remembers the ids and values in what a GET answered. */
  seen(operation: Operation, input: Input, body: unknown): void
  /** Forgets what was deleted. */
  forget(binding: Binding): void
  /**
   * The latest values for the path of an operation, what was made here first.
   * @param own whether only what was made here counts
   */
  bindingFor(operation: Operation, own?: boolean): Binding | undefined
  /** All values for the path of an operation that belong together, what was made here first. */
  bindingsFor(operation: Operation): Binding[]
  /** As `bindingFor`, of what the suite has made and can delete with this operation. */
  bindingMadeFor(operation: Operation): Binding | undefined
  /** The latest value of a path parameter that was made here, for a body that refers to it. */
  latest(name: string): string | undefined
  /** Values that things of others have in a property of this name. */
  valuesOf(property: string): unknown[]
}

export interface CreatedAnswer {
  headers: Record<string, string>
  body: unknown
}

/** Most values that are kept of a property. */
const MOST = 20

export function createPool(
  operations: readonly Operation[],
  isValid: (schema: Located<JsonSchema>, value: unknown) => boolean,
): Pool {
  const made: Binding[] = []
  const known: Binding[] = []
  const fields = new Map<string, unknown[]>()
  const isDead = (binding: Binding, dead: Binding) =>
    Object.keys(dead).length > 0 &&
    Object.entries(dead).every(([name, value]) => binding[name] === value)

  function pathNames(operation: Operation): string[] {
    return operation.parameters.filter(({ in: where }) => where === 'path').map(({ name }) => name)
  }

  function remember(binding: Binding, list: Binding[]): void {
    const key = JSON.stringify(binding)
    if (!list.some((one) => JSON.stringify(one) === key)) list.unshift(binding)
  }

  return {
    created(operation, input, answer) {
      const links = linksOf(operation)
      return links.map((link) => {
        const binding = Object.fromEntries(
          Object.entries(link.parameters).map(([name, expression]) => [
            name.replace(/^path\./, ''),
            String(evaluate(expression, input, answer)),
          ]),
        )
        remember(binding, made)
        return binding
      })
    },

    seen(operation, input, body) {
      const list = Array.isArray(body)
        ? body
        : isRecord(body)
          ? (Object.values(body).find(Array.isArray) as unknown[] | undefined)
          : undefined
      for (const item of list ?? [body]) if (isRecord(item)) keepFields(item)
      if (!list) return
      for (const target of operations) {
        const [, name] =
          new RegExp(`^${escaped(operation.path)}/{([^}]+)}(?:/|$)`).exec(target.path) ?? []
        const parameter = target.parameters.find((one) => one.in === 'path' && one.name === name)
        if (!name || !parameter) continue
        for (const item of list.slice(0, MOST)) {
          const value = idOf(item, name)
          if (value !== undefined && isValid(parameter.schema, value))
            remember({ ...strings(input.path), [name]: value }, known)
        }
      }
    },

    forget(dead) {
      for (const list of [made, known])
        for (let index = list.length - 1; index >= 0; index--)
          if (isDead(list[index] ?? {}, dead)) list.splice(index, 1)
    },

    bindingFor(operation, own = false) {
      const names = pathNames(operation)
      if (names.length === 0) return {}
      const fits = (binding: Binding) => names.every((name) => name in binding)
      const exact = (binding: Binding) =>
        fits(binding) && Object.keys(binding).length === names.length
      const found =
        made.find(exact) ??
        made.find(fits) ??
        (own ? undefined : (known.find(exact) ?? known.find(fits)))
      if (found) return Object.fromEntries(names.map((name) => [name, found[name] ?? '']))
      // Things that were made one by one may belong together.
      const list = own ? made : [...made, ...known]
      const single = names.map((name) => list.find((binding) => name in binding)?.[name])
      if (names.length < 2 || single.includes(undefined)) return undefined
      return Object.fromEntries(names.map((name, index) => [name, single[index] ?? '']))
    },

    bindingsFor(operation) {
      const names = pathNames(operation)
      return [...made, ...known].filter((binding) => names.every((name) => name in binding))
    },

    bindingMadeFor(operation) {
      const names = pathNames(operation)
      const found = made.find(
        (binding) =>
          Object.keys(binding).length === names.length && names.every((name) => name in binding),
      )
      return names.length > 0 ? found : undefined
    },

    latest: (name) => [...made, ...known].find((binding) => name in binding)?.[name],
    valuesOf: (property) => fields.get(property) ?? [],
  }

  function keepFields(item: Record<string, unknown>): void {
    for (const [name, value] of Object.entries(item)) {
      if (typeof value !== 'string' || value.length > 500) continue
      const values = fields.get(name) ?? []
      if (!values.includes(value)) fields.set(name, [value, ...values].slice(0, MOST))
    }
  }
}

function escaped(path: string): string {
  return path.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&')
}

/** `userId` of an item is its `userId`, or else its `id`. */
function idOf(item: unknown, name: string): string | undefined {
  if (!isRecord(item)) return undefined
  const value = item[name] ?? item.id ?? item[name.replace(/_?id$/i, '')]
  return typeof value === 'string' || typeof value === 'number' ? String(value) : undefined
}

function strings(values: Record<string, unknown>): Binding {
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, String(value)]))
}

/** A runtime expression of a link (OpenAPI 3.1, section 4.8.20.4), or a constant. */
function evaluate(expression: unknown, input: Input, answer: CreatedAnswer): unknown {
  if (typeof expression !== 'string' || !expression.startsWith('$')) return expression
  const [source = '', pointer] = expression.split('#', 2)
  const [, side, part, name = ''] = /^\$(request|response)\.(\w+)\.?(.*)$/.exec(source) ?? []
  if (part === 'body')
    return at((side === 'request' ? input.body : answer.body) as Document, pointer ?? '')
  if (part === 'header')
    return side === 'request' ? input.headers[name] : answer.headers[name.toLowerCase()]
  if (part === 'path') return input.path[name]
  if (part === 'query') return input.query[name]
  return undefined
}
