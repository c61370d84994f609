import { type Basis, type Check, type Finding, type Source, sourceOf } from './findings.ts'

/** Findings of one check on one operation. */
export interface Group {
  operationId: string
  check: Check
  findings: Finding[]
}

/** Groups findings by operation and check, because the same bug shows in many requests. */
export function grouped(findings: readonly Finding[]): Group[] {
  const groups = new Map<string, Group>()
  for (const finding of findings) {
    const { operationId, check } = finding
    const key = `${operationId} ${check}`
    const group = groups.get(key) ?? { operationId, check, findings: [] }
    group.findings.push(finding)
    groups.set(key, group)
  }
  return [...groups.values()]
}

/** One fault, with all operations that show it. */
export interface Fault {
  check: Check
  basis: Basis
  source: Source
  operations: string[]
  /** The different messages of the fault. Reports show the first. */
  messages: string[]
  findings: Finding[]
}

/**
 * The distinct faults, those of the most operations first. Findings with the same message are one
 * fault, and so are those of one check in the same operations.
 */
export function faultsOf(findings: readonly Finding[]): Fault[] {
  const byWords = new Map<string, Finding[]>()
  for (const finding of findings) {
    const key = `${finding.check} ${finding.basis} ${finding.message}`
    byWords.set(key, [...(byWords.get(key) ?? []), finding])
  }
  const faults = new Map<string, Fault>()
  for (const found of byWords.values()) {
    const [first] = found
    if (!first) continue
    const { check, basis, message } = first
    const operations = [...new Set(found.map(({ operationId }) => operationId))]
    const key = JSON.stringify([check, basis, operations])
    const source = sourceOf(basis)
    const fault = faults.get(key) ?? {
      check,
      basis,
      source,
      operations,
      messages: [],
      findings: [],
    }
    fault.messages.push(message)
    fault.findings.push(...found)
    faults.set(key, fault)
  }
  return [...faults.values()].sort((one, other) => other.operations.length - one.operations.length)
}

/** `listBooks`, `listBooks and 3 others`. */
export function operationsIn({ operations }: Fault, most = 3): string {
  const shown = operations.slice(0, most).join(', ')
  const more = operations.length - most
  return more > 0 ? `${shown} and ${more} ${more === 1 ? 'other' : 'others'}` : shown
}

/** The ground of a fault: the document, a section of a standard, or good practice. */
export function groundOf({ basis }: Fault): string {
  return basis === 'practice' ? 'good practice' : basis
}
