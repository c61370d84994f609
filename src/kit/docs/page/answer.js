import { Code, CopyButton, Inline } from './code.js'
import { explain } from './explanation.js'
import { h, React } from './swagger.js'

/**
 * The API's answer to a call of the page; a refusal is explained.
 * @param response as Swagger UI keeps it, in plain objects
 * @param caller of the operation
 * @param become makes the next calls as an offered persona
 */
export function LiveAnswer({ response, security, caller, sandbox, become }) {
  const node = React.useRef(null)
  React.useEffect(() => {
    node.current?.scrollIntoView({ block: 'nearest' })
  }, [response])
  const { status, headers = {}, text = '', duration, message } = response
  // Swagger UI treats every refusal as an error; without a status there was no answer.
  const failed = status === undefined
  const body = prettyJson(text)
  return h(
    'section',
    {
      ref: node,
      className: 'answer live-responses-table',
      role: 'group',
      'aria-label': 'Answer',
      'aria-live': 'polite',
    },
    h(
      'div',
      { className: 'strip' },
      h(
        'h4',
        null,
        failed
          ? 'No answer'
          : h(
              'span',
              {
                className: `code-badge response-col_status ${status < 300 ? 'ok' : status < 400 ? '' : 'failed'}`,
              },
              status,
            ),
        !failed &&
          h(
            'span',
            { className: 'took' },
            `${duration === undefined ? '' : ` in ${duration} ms`} as ${caller.name || 'nobody'}`,
          ),
      ),
      body && h(CopyButton, { copied: () => body }, 'Copy'),
    ),
    failed &&
      h('p', { className: 'explanation' }, `The API could not be reached. ${message ?? ''}`),
    status >= 400 && h(Explanation, { status, headers, text, security, caller, sandbox, become }),
    body &&
      h(Code, {
        text: body,
        json: body !== text || /^[[{]/.test(text),
        label: 'Body of the answer',
      }),
    h(
      'details',
      null,
      h('summary', null, 'Headers'),
      h(Code, {
        text: Object.entries(headers)
          .map(([name, value]) => `${name}: ${value}`)
          .join('\n'),
        label: 'Headers of the answer',
      }),
    ),
  )
}

function Explanation({ status, headers, text, security, caller, sandbox, become }) {
  const problem = parsed(text)
  const { text: sentence, offers } = explain(
    { status, code: problem?.code, retryAfter: headers['retry-after'] },
    security,
    caller,
    sandbox.personas,
  )
  if (!sentence) return null
  return h(
    'p',
    { className: 'explanation' },
    h(Inline, { text: sentence }),
    offers.map((offer) =>
      h(
        'button',
        { key: offer.persona.id, type: 'button', className: 'small', onClick: () => become(offer) },
        `Be ${offer.persona.name}${offer.scopes.length > 0 ? ` with ${offer.scopes.join(', ')}` : ''}?`,
      ),
    ),
  )
}

function prettyJson(text) {
  const value = parsed(text)
  return value === undefined ? text : JSON.stringify(value, null, 2)
}

function parsed(text) {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
