import { Inline } from './code.js'
import { h } from './swagger.js'

/** Maximum depth of objects in objects. */
const DEEPEST = 4

/** A table of the fields of a schema (JSON Schema 2020-12, its references resolved). */
export function Fields({ schema, label }) {
  const rows = rowsOf(schema)
  if (rows.length === 0) return h('p', { className: 'hint' }, typeOf(schema))
  return h(
    'div',
    { className: 'scrolling', tabIndex: 0, role: 'group', 'aria-label': label },
    h(
      'table',
      { className: 'fields' },
      h(
        'thead',
        null,
        h(
          'tr',
          null,
          h('th', { scope: 'col' }, 'Field'),
          h('th', { scope: 'col' }, 'Type'),
          h('th', { scope: 'col' }, 'Meaning'),
        ),
      ),
      h(
        'tbody',
        null,
        rows.map(({ path, type, required, notes }) =>
          h(
            'tr',
            { key: path },
            h(
              'th',
              { scope: 'row' },
              h('code', null, path),
              required && h('span', { className: 'required' }, ' required'),
            ),
            h('td', null, type),
            h('td', null, h(Inline, { text: notes })),
          ),
        ),
      ),
    ),
  )
}

/** @returns {{ path: string, type: string, required: boolean, notes: string }[]} */
export function rowsOf(schema, prefix = '', depth = 0) {
  const { properties = {}, required = [] } = objectOf(schema) ?? {}
  return Object.entries(properties).flatMap(([name, property]) => {
    const path = `${prefix}${name}`
    const row = {
      path,
      type: typeOf(property),
      required: required.includes(name),
      notes: [property.description, ...boundsOf(property), ...detailsOf(property)]
        .filter(Boolean)
        .join(' '),
    }
    const inner = objectOf(property)
    if (!inner || depth === DEEPEST) return [row]
    const isList = !objectIn(property)
    return [row, ...rowsOf(inner, `${path}${isList ? '[]' : ''}.`, depth + 1)]
  })
}

/** Finds the object in a schema: the schema itself, an alternative, or the items of a list. */
function objectOf(schema) {
  return objectIn(schema) ?? (schema?.items && objectIn(schema.items))
}

function objectIn(schema) {
  if (schema?.properties) return schema
  return [...(schema?.anyOf ?? []), ...(schema?.oneOf ?? []), ...(schema?.allOf ?? [])].find(
    (one) => one.properties,
  )
}

/** `string or null`, `list of integer`. */
export function typeOf(schema = {}) {
  const { type, items, format } = schema
  const values = schema.enum ?? (schema.const === undefined ? undefined : [schema.const])
  if (values) return values.map((value) => JSON.stringify(value)).join(' | ')
  const choices = schema.anyOf ?? schema.oneOf
  if (choices) return [...new Set(choices.map(typeOf))].join(' or ')
  if (type === 'array' || type?.includes?.('array')) return `list of ${typeOf(items)}`
  return [[type ?? 'any value'].flat().join(' or '), format && `(${format})`]
    .filter(Boolean)
    .join(' ')
}

/** Describes the bounds of a value for people. */
export function boundsOf(schema = {}) {
  const { minimum, maximum, minLength, maxLength, minItems, maxItems } = schema
  return [
    range(minimum, maximum, ''),
    range(minLength, maxLength, ' characters'),
    range(minItems, maxItems, ' items'),
  ].filter(Boolean)
}

/** Further details, shown only with enough space. */
function detailsOf({ pattern, default: usual } = {}) {
  return [
    pattern && `Matches \`${pattern}\`.`,
    usual !== undefined && `Default \`${JSON.stringify(usual)}\`.`,
  ]
}

function range(from, to, unit) {
  if (from === undefined && to === undefined) return ''
  if (from === undefined) return `Up to ${to}${unit}.`
  if (to === undefined) return `From ${from}${unit}.`
  return `${from} to ${to}${unit}.`
}
