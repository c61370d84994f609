/** One token of JSON (RFC 8259): an opening, closing or other sign, a string, or a literal. */
const TOKEN =
  /[ \t\n\r]*(?:([{[])|([}\]])|([:,])|("(?:[^"\\\p{Cc}]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*")|(-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null))/uy

/** The expected next tokens. Only right after the opening sign may a value or a name be missing. */
type Expected = 'value' | 'value or end' | 'name' | 'name or end' | 'colon' | 'comma or end'

/**
 * Finds the position of the first JSON error: line and column, both from 1. Node 20 does not report
 * it for most errors.
 * @returns undefined if all of the text is JSON
 */
export function flawOfJson(text: string): { line: number; column: number } | undefined {
  const open: string[] = []
  let expected: Expected = 'value'
  TOKEN.lastIndex = 0
  for (;;) {
    const from = TOKEN.lastIndex
    const match = TOKEN.exec(text)
    if (!match) {
      const start = from + (/^[ \t\n\r]*/.exec(text.slice(from))?.[0].length ?? 0)
      const isWhole = start === text.length && open.length === 0 && expected === 'comma or end'
      return isWhole ? undefined : position(text, start)
    }
    const next = after(match, expected, open)
    if (next === undefined) return position(text, TOKEN.lastIndex - match[0].trimStart().length)
    expected = next
  }
}

/** Returns the tokens that may follow; undefined if the token itself is not expected. */
function after(
  [, opening, closing, sign, string, literal]: RegExpExecArray,
  expected: Expected,
  open: string[],
): Expected | undefined {
  if (opening && expected.startsWith('value')) {
    open.push(opening === '{' ? '}' : ']')
    return opening === '{' ? 'name or end' : 'value or end'
  }
  if (closing && expected.endsWith('or end') && open.at(-1) === closing) {
    open.pop()
    return 'comma or end'
  }
  if (sign === ':' && expected === 'colon') return 'value'
  if (sign === ',' && expected === 'comma or end' && open.length > 0)
    return open.at(-1) === '}' ? 'name' : 'value'
  if (string && expected.startsWith('name')) return 'colon'
  return (string ?? literal) && expected.startsWith('value') ? 'comma or end' : undefined
}

function position(text: string, offset: number): { line: number; column: number } {
  const before = text.slice(0, offset).split('\n')
  return { line: before.length, column: (before.at(-1) ?? '').length + 1 }
}
