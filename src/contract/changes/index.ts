import { compareComponentNames, compareSecuritySchemes } from './components.ts'
import type { Document } from './document.ts'
import { type Change, type Finding, kinds, type Told } from './kinds.ts'
import { compareCallbacks, compareOperations, compareWebhooks } from './operation.ts'
import { code } from './words.ts'

export { type Change, kinds } from './kinds.ts'

/**
 * Lists the changes for callers from one OpenAPI 3.1 document to another, in document order.
 * Examples are ignored. Neither document is changed.
 *
 * Does not use api-smart-diff, which was tested with 42 changes: it reports changed operationIds as
 * annotations; an added scope, or a changed type, changed format or lost property of an answer as
 * safe; null in a request as breaking. It ignores webhooks and links, and its descriptions fail at
 * the second use of a component.
 */
export function compareContracts(before: Document, after: Document): Change[] {
  const changes = [
    ...compareDocuments(before, after),
    ...compareOperations(before, after),
    ...compareWebhooks(before, after),
    ...compareCallbacks(before, after),
    ...compareSecuritySchemes(before, after),
    ...compareComponentNames(before, after),
  ].map(({ subject, kind, message }): Change => ({ subject, kind, severity: kinds[kind], message }))
  return [...new Map(changes.map((change) => [JSON.stringify(change), change])).values()]
}

/** Compares the parts that belong to no operation. */
function compareDocuments(before: Document, after: Document): Told[] {
  const subject = 'document'
  const urls = ({ servers = [] }: Document) => servers.map(({ url }) => url)
  const [old, now] = [urls(before), urls(after)]
  const removed = old.filter((url) => !now.includes(url))
  const added = now.filter((url) => !old.includes(url))
  const findings: Finding[] = [
    ...removed.map((url): Finding => ({
      kind: 'server-removed',
      message: `The server ${code(url)} was removed.`,
    })),
    ...added.map((url): Finding => ({
      kind: 'server-added',
      message: `The server ${code(url)} is new.`,
    })),
  ]
  if (before.openapi !== after.openapi)
    findings.push({
      kind: 'openapi-version-changed',
      message: `It is OpenAPI ${after.openapi} now, it was ${before.openapi}.`,
    })
  return findings.map((finding) => ({ subject, ...finding }))
}
