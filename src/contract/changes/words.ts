/** The value as code in Markdown. */
export function code(value: unknown): string {
  const text = typeof value === 'string' ? value : JSON.stringify(value)
  return text.includes('`') ? `\`\` ${text} \`\`` : `\`${text}\``
}

/** `a`, `b` and `c`, each as code. */
export function list(values: readonly unknown[], word = 'and'): string {
  const names = values.map((value) => code(value))
  return names.length < 2
    ? names.join('')
    : `${names.slice(0, -1).join(', ')} ${word} ${names.at(-1)}`
}

/** The text as a sentence: with a capital and a full stop. */
export function sentence(text: string): string {
  return `${text.slice(0, 1).toUpperCase()}${text.slice(1)}.`
}

/** Describes the change of a value. Either value may be missing. */
export function fromTo(before: unknown, after: unknown): string {
  if (before === undefined) return `is ${code(after)} now, where there was none`
  if (after === undefined) return `was dropped, it was ${code(before)}`
  return `changed from ${code(before)} to ${code(after)}`
}
