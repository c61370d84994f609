import type { OpenAPIV3_1 } from 'openapi-types'
import { ContractUsageError } from './usage-error.ts'

export type Document = OpenAPIV3_1.Document
export type JsonSchema = Record<string, unknown> | boolean

/**
 * Follows references (RFC 6901) to their final target.
 * @throws {ContractUsageError} if a reference has no target
 * @throws if the value is no object
 */
export function resolve<T>(document: Document, given: T | { $ref: string }): T {
  let value: unknown = given
  for (let depth = 0; depth < 50; depth++) {
    if (value === null || typeof value !== 'object')
      throw new Error(`it has ${JSON.stringify(value)} where an object belongs`)
    const reference = (value as { $ref?: unknown }).$ref
    if (typeof reference !== 'string') return value as T
    value = at(document, pointerOf(reference))
    if (value === undefined) break
  }
  throw new ContractUsageError(
    `The document's reference ${(given as { $ref: string }).$ref} leads nowhere.`,
  )
}

/** The JSON pointer in a local reference (RFC 6901 section 6). */
export function pointerOf(reference: string): string {
  const fragment = reference.replace(/^#/, '')
  try {
    return decodeURIComponent(fragment)
  } catch {
    return fragment
  }
}

/** The value at a JSON pointer; undefined if there is none. */
export function at(document: unknown, pointer: string): unknown {
  return pointer
    .split('/')
    .slice(1)
    .reduce<unknown>((node, segment) => {
      const key = segment.replaceAll('~1', '/').replaceAll('~0', '~')
      return (node as Record<string, unknown> | null | undefined)?.[key]
    }, document)
}

/** A pointer to a member (RFC 6901 section 3). */
export function child(pointer: string, ...segments: string[]): string {
  const escaped = segments.map((segment) => segment.replaceAll('~', '~0').replaceAll('/', '~1'))
  return [pointer, ...escaped].join('/')
}

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
