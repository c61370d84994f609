import type { Change, Severity } from './kinds.ts'
import { code } from './words.ts'

const SEVERITIES: Severity[] = ['breaking', 'risky', 'safe']

/** Changes that are the same for several operations, which is what a shared component gives. */
interface Group {
  subjects: string[]
  messages: string[]
}

/** The changes of a severity: those of the same operations together. */
function groupsOf(changes: readonly Change[], severity: Severity): Group[] {
  const byMessage = new Map<string, string[]>()
  for (const change of changes)
    if (change.severity === severity)
      byMessage.set(change.message, [...(byMessage.get(change.message) ?? []), change.subject])
  const bySubjects = new Map<string, Group>()
  for (const [message, subjects] of byMessage) {
    const key = JSON.stringify(subjects)
    const group = bySubjects.get(key) ?? { subjects, messages: [] }
    group.messages.push(message)
    bySubjects.set(key, group)
  }
  return [...bySubjects.values()]
}

/** For a terminal: by severity, then by operation. */
export function reportText(changes: readonly Change[]): string {
  const parts = SEVERITIES.flatMap((severity) => {
    const groups = groupsOf(changes, severity)
    if (groups.length === 0) return []
    const lines = groups.flatMap(({ subjects, messages }) => [
      `  ${namesOf(subjects)}`,
      ...messages.map((message) => `    ${message}`),
    ])
    return [[`${severity.toUpperCase()} (${countOf(changes, severity)})`, ...lines].join('\n')]
  })
  return parts.length > 0 ? parts.join('\n\n') : 'Nothing changed for callers.'
}

/** For a changelog: Markdown lists under a heading for each severity. */
export function reportMarkdown(changes: readonly Change[]): string {
  const parts = SEVERITIES.flatMap((severity) => {
    const groups = groupsOf(changes, severity)
    if (groups.length === 0) return []
    const title = severity.slice(0, 1).toUpperCase() + severity.slice(1)
    return [[`### ${title}\n`, ...groups.map(itemOf)].join('\n')]
  })
  return parts.length > 0 ? parts.join('\n\n') : 'Nothing changed for callers.'
}

function itemOf({ subjects, messages }: Group): string {
  const names = namesOf(subjects, code)
  if (messages.length === 1) return `- ${names}: ${messages[0]}`
  return [`- ${names}`, ...messages.map((message) => `  - ${message}`)].join('\n')
}

/** Of many operations it is only said how many; components are all named. */
function namesOf(subjects: readonly string[], format = (subject: string) => subject): string {
  const many = subjects.length > 5 && !subjects.every((subject) => subject.startsWith('component '))
  const told = many ? subjects.slice(0, 3) : subjects
  const names = told.map((subject) => format(subject)).join(', ')
  return many ? `${names} and ${subjects.length - told.length} others` : names
}

function countOf(changes: readonly Change[], severity: Severity): number {
  return changes.filter((change) => change.severity === severity).length
}
