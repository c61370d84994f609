/** A header that at least this many operations answer with is described once for all. */
const COMMON = 5

/**
 * Finds the headers that are the same for many operations of a document.
 * @returns {{ name: string, statuses: string, description: string }[]}
 */
export function commonHeadersOf({ paths = {}, components = {} }) {
  const deref = (value) => {
    const [, , kind, name] = value?.$ref?.split('/') ?? []
    return kind ? (components[kind]?.[name] ?? {}) : (value ?? {})
  }
  const found = new Map()
  for (const operation of Object.values(paths).flatMap(Object.values))
    for (const [status, response] of Object.entries(operation.responses ?? {}))
      for (const [name, header] of Object.entries(deref(response).headers ?? {})) {
        const known = found.get(name) ?? {
          operations: new Set(),
          statuses: new Set(),
          description: deref(header).description ?? '',
        }
        known.operations.add(operation)
        known.statuses.add(status)
        found.set(name, known)
      }
  return [...found]
    .filter(([, { operations }]) => operations.size >= COMMON)
    .map(([name, { statuses, description }]) => ({
      name,
      statuses: wordsOf([...statuses].sort()),
      description,
    }))
}

function wordsOf(statuses) {
  return statuses.length > 6 ? 'Every answer' : `With ${statuses.join(', ')}`
}

/** The share of operations from which a problem counts as common. */
const MOST = 0.75

/**
 * Finds the codes of the problems that most operations of a document can answer with.
 * @returns {Set<string>}
 */
export function commonProblemsOf({ paths = {}, components = {} }) {
  const operations = Object.values(paths).flatMap(Object.values)
  const counts = new Map()
  for (const { responses = {} } of operations)
    for (const response of Object.values(responses)) {
      const name = response.$ref?.split('/').at(-1)
      const { content } = name ? (components.responses?.[name] ?? {}) : response
      for (const code of Object.keys(content?.['application/problem+json']?.examples ?? {}))
        counts.set(code, (counts.get(code) ?? 0) + 1)
    }
  return new Set(
    [...counts].filter(([, count]) => count >= operations.length * MOST).map(([code]) => code),
  )
}

/** All scopes that the operations of a document ask for. */
export function scopesOf({ paths = {} }) {
  const scopes = Object.values(paths)
    .flatMap(Object.values)
    .flatMap(({ security = [] }) => security.flatMap(Object.entries))
    .filter(([scheme]) => !/Session/.test(scheme))
    .flatMap(([, demands]) => demands)
  return [...new Set(scopes)].sort()
}
