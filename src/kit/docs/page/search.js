/** Swagger UI's function `opsFilter`: keeps the operations, by tag, that contain every word. */
export function filterOperations(taggedOperations, phrase) {
  const words = phrase.toLowerCase().split(/\s+/).filter(Boolean)
  if (words.length === 0) return taggedOperations
  return taggedOperations
    .map((tag, name) =>
      tag.set(
        'operations',
        tag.get('operations').filter((entry) => {
          const text = textOf(name, entry)
          return words.every((word) => text.includes(word))
        }),
      ),
    )
    .filter((tag) => tag.get('operations').size > 0)
}

function textOf(tag, entry) {
  const operation = entry.get('operation')
  const parts = ['operationId', 'summary', 'description'].map((name) => operation.get(name))
  return [tag, entry.get('method'), entry.get('path'), ...parts].join(' ').toLowerCase()
}
