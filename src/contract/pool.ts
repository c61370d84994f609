import type { Caller } from './credentials.ts'
import type { Input } from './input.ts'
import { type CreatedAnswer, evaluate, idOf, itemNameIn, refersTo } from './links.ts'
import { type Operation, pathNames } from './operations.ts'
import { isRecord, type JsonSchema } from './pointer.ts'

/** Values of path parameters that belong together. */
export type Binding = Record<string, string>

/** Things in the deployment: those in lists, and those that the suite made. */
export interface Pool {
  /**
   * Adds a created thing, for the operations that its links name.
   * @param own true if the usual caller made it, so that other operations can use it
   * @returns one binding for each link; undefined if the answer lacks a value
   */
  created(
    operation: Operation,
    input: Input,
    answer: CreatedAnswer,
    by: { caller: Caller; own: boolean },
  ): (Binding | undefined)[]
  /** Adds the ids and values in the answer to a GET. */
  seen(operation: Operation, input: Input, body: unknown): void
  /** False if the values for the path of an operation are of no thing that the pool knows. */
  isThere(operation: Operation, path: Record<string, unknown>): boolean
  /** Removes a deleted thing. */
  forget(binding: Binding): void
  /**
   * The latest values for the path of an operation. The suite's own things come first.
   * @param own true to use only the suite's own things
   */
  bindingFor(operation: Operation, own?: boolean): Binding | undefined
  /** All matching values for the path of an operation. The suite's own things come first. */
  bindingsFor(operation: Operation): Binding[]
  /** A thing that the suite made and this operation can delete. */
  madeFor(operation: Operation): { binding: Binding; caller: Caller } | undefined
  /** The id of the latest thing that a member of a body can refer to. The suite's come first. */
  latest(name: string): string | undefined
  /** True if the value is the id of such a thing. */
  isKnown(name: string, value: unknown): boolean
  /** Values of this property in other things. */
  valuesOf(property: string): unknown[]
}

interface Known {
  binding: Binding
  /** The path of an operation on it. */
  path: string
}

interface Made extends Known {
  caller: Caller
  own: boolean
}

/** Most values of a property that are kept. */
const MOST = 20

export function createPool(
  operations: readonly Operation[],
  isValid: (schema: JsonSchema, value: unknown) => boolean,
): Pool {
  const made: Made[] = []
  const known: Known[] = []
  const fields = new Map<string, unknown[]>()
  const ours = () => made.filter(({ own }) => own)
  const bindings = (list: readonly Known[]) => list.map(({ binding }) => binding)
  const isDead = (binding: Binding, dead: Binding) =>
    Object.keys(dead).length > 0 &&
    Object.entries(dead).every(([name, value]) => binding[name] === value)

  return {
    created(operation, input, answer, by) {
      return operation.links.map((link) => {
        const values = Object.entries(link.parameters).map(
          ([name, expression]) =>
            [
              name.replace(/^path\./, ''),
              evaluate(name.replace(/^path\./, ''), expression, input, answer),
            ] as const,
        )
        if (values.some(([, value]) => value === undefined || value === '')) return undefined
        const binding = strings(Object.fromEntries(values))
        const path = operations.find(({ id }) => id === link.operationId)?.path ?? ''
        if (!made.some((one) => isSame(one.binding, binding)))
          made.unshift({ binding, path, ...by })
        return binding
      })
    },

    seen(operation, input, body) {
      const list = Array.isArray(body)
        ? body
        : isRecord(body)
          ? (Object.values(body).find(Array.isArray) as unknown[] | undefined)
          : undefined
      for (const item of (list ?? [body]).slice(0, MOST)) if (isRecord(item)) keepFields(item)
      if (!list) return
      for (const target of operations) {
        const name = itemNameIn(target, operation)
        const parameter = target.parameters.find((one) => one.in === 'path' && one.name === name)
        if (!name || !parameter) continue
        for (const item of list.slice(0, MOST)) {
          const value = idOf(item, name)
          if (value === undefined || !isId(parameter.schema, value)) continue
          const binding = { ...strings(input.path), [name]: value }
          if (!known.some((one) => isSame(one.binding, binding)))
            known.unshift({ binding, path: target.path })
        }
      }
      known.length = Math.min(known.length, 500)
    },

    forget(dead) {
      for (let index = made.length - 1; index >= 0; index--)
        if (isDead(made[index]?.binding ?? {}, dead)) made.splice(index, 1)
      for (let index = known.length - 1; index >= 0; index--)
        if (isDead(known[index]?.binding ?? {}, dead)) known.splice(index, 1)
    },

    bindingFor(operation, own = false) {
      const names = pathNames(operation)
      if (names.length === 0) return {}
      const fits = (binding: Binding) => names.every((name) => name in binding)
      const exact = (binding: Binding) =>
        fits(binding) && Object.keys(binding).length === names.length
      const mine = bindings(ours())
      const others = bindings(known)
      const found =
        mine.find(exact) ??
        mine.find(fits) ??
        (own ? undefined : (others.find(exact) ?? others.find(fits)))
      if (found) return Object.fromEntries(names.map((name) => [name, found[name] ?? '']))
      // Things that were made separately may belong together.
      const list = own ? mine : [...mine, ...others]
      const single = names.map((name) => list.find((binding) => name in binding)?.[name])
      if (names.length < 2 || single.includes(undefined)) return undefined
      return Object.fromEntries(names.map((name, index) => [name, single[index] ?? '']))
    },

    bindingsFor(operation) {
      const names = pathNames(operation)
      return bindings([...ours(), ...known]).filter((binding) =>
        names.every((name) => name in binding),
      )
    },

    isThere(operation, path) {
      const names = pathNames(operation)
      return (
        names.length === 0 ||
        [...made, ...known].some(({ binding }) =>
          names.every((name) => binding[name] === String(path[name])),
        )
      )
    },

    madeFor(operation) {
      const names = pathNames(operation)
      if (names.length === 0) return undefined
      return made.find(
        ({ binding }) =>
          Object.keys(binding).length === names.length && names.every((name) => name in binding),
      )
    },

    latest: (name) => referencesOf(name)[0],
    isKnown: (name, value) => referencesOf(name).includes(String(value)),
    valuesOf: (property) => fields.get(property) ?? [],
  }

  function referencesOf(name: string): string[] {
    if (/^_?id$/i.test(name)) return []
    const all = [...ours(), ...known]
    const exact = all.flatMap(({ binding }) => binding[name] ?? [])
    if (exact.length > 0) return exact
    return all
      .filter(({ path }) => refersTo(name, path))
      .flatMap(({ binding }) => Object.values(binding).at(-1) ?? [])
  }

  /** True for a valid id. An id may be a number, which a path has as text. */
  function isId(schema: JsonSchema, value: string): boolean {
    return isValid(schema, value) || (/^\d+$/.test(value) && isValid(schema, Number(value)))
  }

  function keepFields(item: Record<string, unknown>): void {
    for (const [name, value] of Object.entries(item)) {
      if (typeof value !== 'string' || value.length > 500) continue
      const values = fields.get(name) ?? []
      if (!values.includes(value)) fields.set(name, [value, ...values].slice(0, MOST))
    }
  }
}

function isSame(one: Binding, other: Binding): boolean {
  return JSON.stringify(one) === JSON.stringify(other)
}

function strings(values: Record<string, unknown>): Binding {
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, String(value)]))
}
