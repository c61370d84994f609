import type { Change, Finding, Severity } from './kinds.ts'
import { code } from './words.ts'

const SEVERITIES: Severity[] = ['breaking', 'risky', 'safe']

/** Changes that are the same for several operations, often because of a shared component. */
interface Group {
  subjects: string[]
  findings: Finding[]
}

/** The changes of a severity. Changes of the same operations are grouped. */
function groupsOf(changes: readonly Change[], severity: Severity): Group[] {
  const byFinding = new Map<string, Group>()
  for (const { subject, kind, message } of changes.filter((each) => each.severity === severity)) {
    const key = `${kind} ${message}`
    const { subjects } = byFinding.get(key) ?? { subjects: [] }
    byFinding.set(key, { subjects: [...subjects, subject], findings: [{ kind, message }] })
  }
  const bySubjects = new Map<string, Group>()
  for (const { subjects, findings } of byFinding.values()) {
    const key = JSON.stringify(subjects)
    const known = bySubjects.get(key)?.findings ?? []
    bySubjects.set(key, { subjects, findings: [...known, ...findings] })
  }
  return [...bySubjects.values()]
}

/** The report for a terminal: by severity, then by operation. */
export function reportText(changes: readonly Change[]): string {
  const parts = SEVERITIES.flatMap((severity) => {
    const groups = groupsOf(changes, severity)
    if (groups.length === 0) return []
    const lines = groups.flatMap(({ subjects, findings }) => [
      `  ${namesOf(subjects)}`,
      ...findings.map(({ kind, message }) => `    ${message} [${kind}]`),
    ])
    return [[`${severity.toUpperCase()} (${countOf(changes, severity)})`, ...lines].join('\n')]
  })
  return parts.length > 0 ? parts.join('\n\n') : 'Nothing changed for callers.'
}

/** The report for a changelog: Markdown lists under a heading for each severity. */
export function reportMarkdown(changes: readonly Change[]): string {
  const parts = SEVERITIES.flatMap((severity) => {
    const groups = groupsOf(changes, severity)
    if (groups.length === 0) return []
    const title = severity.slice(0, 1).toUpperCase() + severity.slice(1)
    return [[`### ${title}\n`, ...groups.map(itemOf)].join('\n')]
  })
  return parts.length > 0 ? parts.join('\n\n') : 'Nothing changed for callers.'
}

function itemOf({ subjects, findings }: Group): string {
  const names = namesOf(subjects, markedUp)
  const [only, ...others] = findings
  if (only && others.length === 0) return `- ${names}: ${only.message}`
  return [`- ${names}`, ...findings.map(({ message }) => `  - ${message}`)].join('\n')
}

/** Names all components, but gives only the number of many operations. */
function namesOf(subjects: readonly string[], format = (subject: string) => subject): string {
  const many = subjects.length > 5 && !subjects.every((subject) => subject.startsWith('component '))
  const told = many ? subjects.slice(0, 3) : subjects
  const names = told.map((subject) => format(subject)).join(', ')
  return many ? `${names} and ${subjects.length - told.length} others` : names
}

/** `GET /users`, component `User`. */
function markedUp(subject: string): string {
  const [, kind, name] = /^(component|webhook|security scheme) (.*)$/.exec(subject) ?? []
  return kind === undefined ? code(subject) : `${kind} ${code(name)}`
}

function countOf(changes: readonly Change[], severity: Severity): number {
  return changes.filter((change) => change.severity === severity).length
}
