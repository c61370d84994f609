import { compareComponentNames, compareSecuritySchemes } from './components.ts'
import type { Document } from './document.ts'
import { type Change, type Finding, kinds, type Told } from './kinds.ts'
import { compareCallbacks, compareOperations, compareWebhooks } from './operation.ts'
import { code } from './words.ts'

export { type Change, kinds } from './kinds.ts'

/**
 * Lists the changes for callers from one OpenAPI 3.1 document to another, in their order.
 * Examples are no change. Neither document is changed.
 *
 * Not made with api-smart-diff, which was measured on 42 changes: it takes operationIds for
 * annotations, a scope that is added for safe, an answer's type, format or lost property for safe,
 * null in a request for breaking, has nothing to say of webhooks and links, and its descriptions
 * break on the second use of a component.
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

/** Compares what belongs to no operation. */
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
