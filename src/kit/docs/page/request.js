/**
 * Builds the request from a form.
 * @param operation resolved, of the document
 * @param values the entered values, by `in.name`
 * @param body the text of the body, if any
 * @returns {{ method: string, operationId: string, path: string, parameters: object, body?: string }}
 *   `parameters` are the entered ones, by `path`, `query` and `header`
 */
export function requestOf({ method, path: template, operation, values, body }) {
  const parameters = { path: {}, query: {}, header: {} }
  for (const { name, in: place, schema } of operation.parameters ?? []) {
    const value = values[`${place}.${name}`]
    if (value === undefined || value === null || value === '' || value.length === 0) continue
    if (parameters[place]) parameters[place][name] = typed(value, schema)
  }
  const path = template.replaceAll(/{([^}]+)}/g, (placeholder, name) =>
    name in parameters.path ? encodeURIComponent(parameters.path[name]) : placeholder,
  )
  const query = new URLSearchParams(
    Object.entries(parameters.query).flatMap(([name, value]) =>
      [value].flat().map((item) => [name, String(item)]),
    ),
  ).toString()
  return {
    method: method.toUpperCase(),
    operationId: operation.operationId,
    path: query ? `${path}?${query}` : path,
    parameters,
    ...(body && operation.requestBody && { body }),
  }
}

/** Converts the text of an input to the number or boolean that a client's types need. */
function typed(value, schema = {}) {
  const types = [schema.type].flat()
  if (types.includes('integer') || types.includes('number'))
    return Number.isNaN(Number(value)) ? value : Number(value)
  if (types.includes('boolean')) return value === 'true' ? true : value === 'false' ? false : value
  return value
}
