/** True if one of the values is wanted. `-` before a wanted value excludes it. */
export function isWanted(wanted: string[] | undefined, values: string[]): boolean {
  if (!wanted) return true
  const excluded = wanted.filter((value) => value.startsWith('-')).map((value) => value.slice(1))
  if (values.some((value) => excluded.includes(value))) return false
  const included = wanted
    .filter((value) => !value.startsWith('-'))
    .map((value) => value.replace(/^\+/, ''))
  return included.length === 0 || values.some((value) => included.includes(value))
}

/** True if one of the values contains the text, in any case. */
export function contains(
  wanted: string | undefined,
  values: (string | null | undefined)[],
): boolean {
  if (wanted === undefined) return true
  return values.some((value) => value?.toLowerCase().includes(wanted.toLowerCase()))
}
