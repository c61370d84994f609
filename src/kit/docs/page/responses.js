import { adviceOn } from './advice.js'
import { Code, Inline } from './code.js'
import { Fields } from './fields.js'
import { h, React, system } from './swagger.js'

const PROBLEM = 'application/problem+json'

/** The success answer of an operation. */
export function Success({ responses, commonHeaders }) {
  return Object.entries(responses)
    .filter(([status]) => status.startsWith('2'))
    .map(([status, response]) => h(Answer, { key: status, status, response, commonHeaders }))
}

function Answer({ status, response, commonHeaders }) {
  const [shown, setShown] = React.useState('example')
  const [type, media] = Object.entries(response.content ?? {})[0] ?? []
  const headers = Object.entries(response.headers ?? {}).filter(
    ([name]) => !commonHeaders.has(name),
  )
  const tab = (name, text) =>
    h(
      'button',
      {
        type: 'button',
        className: 'small',
        'aria-pressed': shown === name,
        onClick: () => setShown(name),
      },
      text,
    )
  return h(
    'div',
    { className: 'success' },
    h(
      'div',
      { className: 'strip' },
      h(
        'h4',
        null,
        h('span', { className: 'code-badge ok' }, status),
        ' ',
        h(Inline, { text: response.description ?? '' }),
      ),
      media &&
        h(
          'div',
          { role: 'group', 'aria-label': 'Show' },
          tab('example', 'Example'),
          tab('fields', 'Fields'),
        ),
    ),
    media &&
      (shown === 'example'
        ? h(Code, {
            text: exampleOf(media, type),
            json: true,
            label: `Example of the answer ${status}`,
          })
        : h(Fields, { schema: media.schema, label: `Fields of the answer ${status}` })),
    headers.length > 0 &&
      h(
        'ul',
        { className: 'headers' },
        headers.map(([name, { description = '' }]) =>
          h('li', { key: name }, h('code', null, name), ' ', h(Inline, { text: description })),
        ),
      ),
  )
}

export function exampleOf(media, type) {
  const [first] = Object.values(media.examples ?? {})
  const example =
    media.example ?? first?.value ?? system.fn.getSampleSchema(media.schema ?? {}, type)
  return typeof example === 'string' ? example : JSON.stringify(example, null, 2)
}

/**
 * All problems of an operation in one table, each with an example on demand.
 * @param common codes of the problems of most operations, which are folded
 */
export function Problems({ responses, common }) {
  const [unfolded, setUnfolded] = React.useState(false)
  const problems = Object.entries(responses).flatMap(([status, response]) =>
    problemsOf(status, response),
  )
  if (problems.length === 0) return null
  const rows = (some) =>
    some.map((problem) => h(Problem, { key: problem.status + problem.code, ...problem }))
  const folded = problems.filter(({ code }) => common.has(code))
  return h(
    'section',
    { className: 'problems' },
    h('h4', null, 'Problems'),
    h(
      'div',
      { className: 'scrolling', tabIndex: 0, role: 'group', 'aria-label': 'Problems' },
      h(
        'table',
        null,
        h(
          'thead',
          null,
          h(
            'tr',
            null,
            ['Status', 'Code', 'When', 'What to do'].map((text) =>
              h('th', { key: text, scope: 'col' }, text),
            ),
          ),
        ),
        h('tbody', null, rows(problems.filter((problem) => !folded.includes(problem)))),
        folded.length > 0 &&
          h(
            'tbody',
            null,
            h(
              'tr',
              null,
              h(
                'td',
                { colSpan: 4 },
                h(
                  'button',
                  {
                    type: 'button',
                    className: 'link',
                    'aria-expanded': unfolded,
                    onClick: () => setUnfolded(!unfolded),
                  },
                  `${folded.length} problems of most operations`,
                ),
              ),
            ),
            unfolded && rows(folded),
          ),
      ),
    ),
  )
}

function Problem({ status, code, when, example }) {
  const [open, setOpen] = React.useState(false)
  return h(
    React.Fragment,
    null,
    h(
      'tr',
      null,
      h('td', null, status),
      h(
        'td',
        null,
        example
          ? h(
              'button',
              {
                type: 'button',
                className: 'link',
                'aria-expanded': open,
                onClick: () => setOpen(!open),
              },
              h('code', null, code),
            )
          : code,
      ),
      h('td', null, h(Inline, { text: when })),
      h('td', null, h(Inline, { text: adviceOn(code) })),
    ),
    open &&
      h(
        'tr',
        null,
        h(
          'td',
          { colSpan: 4 },
          h(Code, {
            text: JSON.stringify(example, null, 2),
            json: true,
            label: `Example of ${code}`,
          }),
        ),
      ),
  )
}

/** One row for each code in the examples of a response, described by its `detail`. */
function problemsOf(status, response) {
  if (/^[23]/.test(status)) return []
  const examples = Object.entries(response.content?.[PROBLEM]?.examples ?? {})
  if (examples.length === 0) return [{ status, code: '', when: response.description ?? '' }]
  return examples.map(([code, { value }]) => ({
    status,
    code,
    when: value?.detail ?? '',
    example: value,
  }))
}
