import type { TSchema } from '@sinclair/typebox'

/** The version without the former names. */
const END = '0.3.0'

/**
 * The schema of a former name, which version 0.2 still has beside the present one. A handler that
 * gets both reads the present one.
 * @param name the present name
 */
export function former<T extends TSchema>(schema: T, name: string): T {
  const description = `Former name of \`${name}\`. Version ${END} will not have it.`
  return { ...schema, deprecated: true, description }
}
