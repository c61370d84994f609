/**
 * A plugin of Swagger UI that replaces its resolver: that one parses the whole document each time
 * an operation is opened, which takes seconds for a hundred operations. The document refers only to
 * its own components.
 */
export const resolvesReferences = {
  fn: {
    resolveSubtree: async (document, path) => ({
      spec: resolve(document, valueAt(document, path)),
      errors: [],
    }),
  },
}

/**
 * A copy of a part of the document in which each reference is replaced by its target. A reference
 * inside its own target stays, and so does one to another document.
 * @param {object} document
 * @param {unknown} part
 * @param {string[]} inside the references that the part is a target of
 */
export function resolve(document, part, inside = []) {
  if (typeof part !== 'object' || part === null) return part
  if (Array.isArray(part)) return part.map((item) => resolve(document, item, inside))
  const { $ref: reference, ...rest } = part
  const target =
    typeof reference === 'string' && !inside.includes(reference)
      ? targetOf(document, reference)
      : undefined
  // Members beside a reference, such as a description, come first (OpenAPI 3.1, section 4.8.23).
  if (target !== undefined)
    return {
      ...resolve(document, target, [...inside, reference]),
      ...resolve(document, rest, inside),
    }
  return merge(
    Object.fromEntries(
      Object.entries(part).map(([name, value]) => [name, resolve(document, value, inside)]),
    ),
  )
}

/**
 * Merges the parts of `allOf` into their schema, as Swagger UI's own resolver does: a component
 * with a default stays an enum.
 */
function merge({ allOf, ...schema }) {
  if (!Array.isArray(allOf)) return allOf === undefined ? schema : { allOf, ...schema }
  const all = [...allOf, schema]
  const properties = {}
  for (const [name, property] of all.flatMap((one) => Object.entries(one.properties ?? {})))
    properties[name] = { ...properties[name], ...property }
  const required = [...new Set(all.flatMap((one) => one.required ?? []))]
  return {
    ...Object.assign({}, ...all),
    ...(Object.keys(properties).length > 0 && { properties }),
    ...(required.length > 0 && { required }),
  }
}

/** The value that a JSON pointer in a fragment names (RFC 6901 section 6). */
function targetOf(document, reference) {
  if (!reference.startsWith('#/')) return undefined
  const names = reference.slice(2).split('/').map(decodeURIComponent)
  return valueAt(
    document,
    names.map((name) => name.replaceAll('~1', '/').replaceAll('~0', '~')),
  )
}

function valueAt(document, path) {
  return path.reduce((value, name) => value?.[name], document)
}
