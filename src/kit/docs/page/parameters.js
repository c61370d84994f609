import { Inline } from './code.js'
import { boundsOf, typeOf } from './fields.js'
import { h } from './swagger.js'

/** Headers that many operations accept, and few callers of the page need. */
const SELDOM = ['idempotency-key']

/**
 * The inputs of an operation's parameters. Deprecated ones are folded with the headers that are
 * seldom needed.
 * @param values the entered values, by `in.name`
 * @param change gets the parameter and its new value
 */
export function Parameters({ id, parameters, values, change }) {
  const isSeldom = ({ name, in: place, deprecated = false }) =>
    deprecated || (place === 'header' && SELDOM.includes(name))
  const row = (parameter) =>
    h(Parameter, {
      key: `${parameter.in}.${parameter.name}`,
      id: `${id}-${parameter.in}-${parameter.name}`,
      parameter,
      value: values[`${parameter.in}.${parameter.name}`],
      change: (value) => change(parameter, value),
    })
  const seldom = parameters.filter(isSeldom)
  const often = parameters.filter((parameter) => !isSeldom(parameter))
  return h(
    'div',
    { className: 'parameters' },
    often.length > 0 && h('h4', null, 'Parameters'),
    h('div', { className: often.length > 4 ? 'many' : '' }, often.map(row)),
    seldom.length > 0 &&
      h(
        'details',
        { className: 'seldom' },
        h('summary', null, `Seldom needed: ${seldom.map(({ name }) => name).join(', ')}`),
        seldom.map(row),
      ),
  )
}

function Parameter({ id, parameter, value, change }) {
  const { name, in: place, required = false, description = '', schema = {} } = parameter
  const notes = [description, ...boundsOf(schema)].join(' ')
  return h(
    'div',
    { className: 'parameter' },
    h(
      'label',
      { htmlFor: id },
      h('code', null, name),
      required && h('span', { className: 'required' }, ' required'),
      h('span', { className: 'type' }, ` ${place}, ${schema.enum ? 'one of' : typeOf(schema)}`),
    ),
    h(Input, { id, parameter, value, change }),
    h('p', { className: 'hint', id: `${id}-hint` }, h(Inline, { text: notes })),
  )
}

function Input({ id, parameter, value, change }) {
  const { required = false, schema = {} } = parameter
  const common = { id, required, 'aria-describedby': `${id}-hint` }
  const choices = schema.enum ?? (schema.type === 'boolean' ? [true, false] : undefined)
  if (choices)
    return h(
      'select',
      { ...common, value: value ?? '', onChange: ({ target }) => change(target.value || null) },
      !required &&
        h(
          'option',
          { value: '' },
          schema.default === undefined ? '—' : `${schema.default} (default)`,
        ),
      choices.map((choice) => h('option', { key: choice, value: String(choice) }, String(choice))),
    )
  if (schema.type === 'array')
    return h('input', {
      ...common,
      placeholder: 'separated by commas',
      value: (value ?? []).join(','),
      onChange: ({ target }) => change(target.value === '' ? null : target.value.split(',')),
    })
  return h('input', {
    ...common,
    placeholder: schema.default ?? '',
    autoComplete: 'off',
    spellCheck: false,
    value: value ?? '',
    onChange: ({ target }) => change(target.value || null),
  })
}
