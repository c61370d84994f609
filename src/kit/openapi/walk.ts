import type { OpenAPIV3_1 } from 'openapi-types'

/** An object of a document. */
export type Node = Record<string, unknown>

/** The place of a node in the 3.1 document. Messages name the pointer. */
export interface Place {
  document: OpenAPIV3_1.Document
  pointer: string
}

/** Converts a node of a 3.1 document to 3.0. */
export type Convert = (node: unknown, place: Place) => unknown

export function same(node: unknown): unknown {
  return node
}

export function omitted(): undefined {
  return undefined
}

/** Converts the fields that are named; leaves out those that become undefined. */
export function object(fields: Readonly<Record<string, Convert>>): Convert {
  return (node, place) =>
    Object.fromEntries(
      Object.entries(node as Node).flatMap(([name, value]) => {
        const converted = (fields[name] ?? same)(value, inside(place, name))
        return converted === undefined ? [] : [[name, converted]]
      }),
    )
}

export function mapOf(convert: Convert): Convert {
  return (node, place) =>
    Object.fromEntries(
      Object.entries(node as Node).map(([name, value]) => [
        name,
        convert(value, inside(place, name)),
      ]),
    )
}

export function listOf(convert: Convert): Convert {
  return (node, place) =>
    (node as unknown[]).map((item, index) => convert(item, inside(place, String(index))))
}

export function inside({ document, pointer }: Place, name: string): Place {
  const segment = name.replaceAll('~', '~0').replaceAll('/', '~1')
  return { document, pointer: `${pointer}/${segment}` }
}

/** Resolves a JSON pointer (RFC 6901), with or without a leading `#`. */
export function resolve(document: object, pointer: string): unknown {
  return pointer
    .split('/')
    .slice(1)
    .reduce<unknown>(
      (node, segment) => (node as Node | undefined)?.[unescapePointer(segment)],
      document,
    )
}

export function unescapePointer(segment: string): string {
  return decodeURIComponent(segment).replaceAll('~1', '/').replaceAll('~0', '~')
}

export function refusal({ pointer }: Place, reason: string): Error {
  return new Error(`${pointer}: ${reason}`)
}
