import { h, React } from './swagger.js'

const TOKENS =
  /("(?:\\.|[^"\\])*")(\s*:)?|\b(?:true|false|null)\b|-?\b\d+(?:\.\d+)?(?:[eE][+-]?\d+)?\b/g

/** Text with coloured JSON. It can scroll, so it can be reached by keyboard. */
export function Code({ text, label, json = false }) {
  return h(
    'pre',
    { className: 'code', tabIndex: 0, role: 'group', 'aria-label': label },
    json ? coloured(text) : text,
  )
}

function coloured(text) {
  const parts = []
  let end = 0
  for (const match of text.matchAll(TOKENS)) {
    parts.push(text.slice(end, match.index))
    const [whole, string, colon = ''] = match
    const kind = string ? (colon ? 'key' : 'string') : 'value'
    parts.push(h('span', { key: match.index, className: `json-${kind}` }, string ?? whole), colon)
    end = match.index + whole.length
  }
  return [...parts, text.slice(end)]
}

/** @param copied returns the text, or a promise of it */
export function CopyButton({ copied, children }) {
  const [done, setDone] = React.useState(false)
  const copy = async () => {
    await navigator.clipboard.writeText(await copied())
    setDone(true)
    setTimeout(() => setDone(false), 2000)
  }
  return h(
    'button',
    { type: 'button', className: 'small', onClick: copy },
    done ? 'Copied' : children,
  )
}

/** Text with code between backticks. */
export function Inline({ text }) {
  return text.split('`').map((part, index) => (index % 2 ? h('code', { key: index }, part) : part))
}
