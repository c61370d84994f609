const HEADER = `# Changelog of the contract

What changed in [openapi.json](openapi.json), written by \`npm run openapi -- --diff REF --changelog\`.
Breaking: a caller that did as the contract said can fail. Risky: a caller may have to be looked at,
as when generated types change or an enum has a new value. Safe: nothing has to be done.
`

/**
 * Puts the section of a version on top of a changelog, and replaces an earlier one of that version.
 * @param text the changelog so far; empty if there is none
 */
export function withSection(text: string, version: string, body: string): string {
  const [header = '', ...sections] = (text || HEADER).split(/^(?=## )/m)
  const title = `## ${version}\n`
  const others = sections.filter((section) => !section.startsWith(title))
  return [header.trimEnd(), `${title}\n${body}`, ...others.map((each) => each.trimEnd())]
    .join('\n\n')
    .concat('\n')
}
