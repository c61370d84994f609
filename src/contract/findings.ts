import type { HttpRequest, HttpResponse } from './exchange.ts'

/** A section of a standard. */
export type Section = `RFC ${string}`

/**
 * The ground of a finding: the document, a section of a standard, or good practice that neither of
 * them covers.
 */
export type Basis = 'document' | 'practice' | Section

export type Source = 'document' | 'standard' | 'practice'

export const SOURCES: readonly Source[] = ['document', 'standard', 'practice']

export function sourceOf(basis: Basis): Source {
  return basis === 'document' || basis === 'practice' ? basis : 'standard'
}

/** All faults that a deployment can have: the rule of each, and its usual ground. */
export const checks = {
  'server-error': ['No input makes the server fail', 'document'],
  'status-undocumented': ['Each status that is answered is documented', 'document'],
  'media-type-undocumented': ['Each media type that is answered is documented', 'document'],
  'body-invalid': ['Each body is valid by its schema', 'document'],
  'field-undeclared': ['No body has a field that its schema does not name', 'practice'],
  'body-unexpected': ['There is no body where none is documented', 'practice'],
  'header-missing': ['Required headers are there', 'document'],
  'header-invalid': ['Headers are valid by their schemas', 'document'],
  'input-refused': ['Valid input is accepted', 'document'],
  'input-accepted': ['Invalid input is refused', 'document'],
  'malformed-accepted': ['A malformed body is refused', 'document'],
  'media-type-accepted': ['An undocumented request media type is refused', 'practice'],
  'oversized-accepted': ['A body that is too large is refused', 'practice'],
  'method-allowed': ['An undocumented method is answered 405, with Allow', 'practice'],
  'not-found': ['A documented operation exists', 'document'],
  'head-differs': ['HEAD is answered as GET, without body', 'RFC 9110 section 9.3.2'],
  'credential-accepted': ['A bad credential is refused with 401', 'document'],
  'challenge-missing': ['A 401 has WWW-Authenticate', 'RFC 9110 section 15.5.2'],
  'credential-late': ['A bad credential is refused before anything else is looked at', 'practice'],
  'credential-refused': ['A good credential is accepted', 'document'],
  'public-refused': ['A public operation works without credential', 'document'],
  'permission-missing': ['Too little permission is refused', 'document'],
  'others-accessible': ["Other people's things are out of reach", 'document'],
  'organization-crossed': [
    'A credential of one organization does not reach into another',
    'document',
  ],
  'create-unreadable': ['Something created can be read at once', 'document'],
  'create-lost': ['The values that were sent are those that are read', 'document'],
  'update-lost': ['A change is there afterwards, and changes nothing else', 'document'],
  'delete-undone': ['Something deleted is gone', 'document'],
  'location-broken': ['Location leads to what was created', 'RFC 9110 section 10.2.2'],
  'link-broken': ['Each link of the document resolves', 'document'],
  'page-broken': ['Pages end, without duplicates, within their limit', 'document'],
  'filter-broken': ['A filter returns only what it names', 'document'],
  'etag-broken': [
    'An ETag identifies an answer, and conditions on it hold',
    'RFC 9110 section 13.1.2',
  ],
  'idempotency-broken': ['A request repeated with its Idempotency-Key has one effect', 'practice'],
  'replay-accepted': ['A signed request is not accepted twice', 'practice'],
  'example-refused': ['Each example of the document is accepted', 'document'],
  'detail-leaked': ['An error tells nothing of the inside', 'practice'],
  'sniffing-allowed': ['X-Content-Type-Options is nosniff', 'practice'],
  cacheable: ['An answer about a person is not stored by caches', 'practice'],
  unseen: ['Each documented status and media type was seen, or waived with a reason', 'practice'],
} as const satisfies Record<string, readonly [rule: string, basis: Basis]>

export type Check = keyof typeof checks

export function ruleOf(check: Check): string {
  return checks[check][0]
}

/** A fault, and the exchange that proves it. */
export interface Finding {
  operationId: string
  check: Check
  basis: Basis
  message: string
  request?: HttpRequest
  response?: HttpResponse
}

/** Most findings that are kept for one check of an operation. */
const MOST = 30
/** Most characters of an answer that are kept. */
const LONGEST = 10_000

/** Collects findings in bounded memory: breaches that fail the run, and mere warnings. */
export interface Findings {
  failures: Finding[]
  warnings: Finding[]
  add(finding: Finding): void
}

/** @param failing the sources whose breaches are failures; of the others, only standards warn */
export function createFindings(failing: readonly Source[]): Findings {
  const counts = new Map<string, number>()
  const failures: Finding[] = []
  const warnings: Finding[] = []
  return {
    failures,
    warnings,
    add(finding) {
      const source = sourceOf(finding.basis)
      const fails = failing.includes(source)
      if (!fails && source === 'practice') return
      const key = `${finding.operationId} ${finding.check} ${source}`
      const count = (counts.get(key) ?? 0) + 1
      counts.set(key, count)
      if (count > MOST) return
      const { response } = finding
      const kept = response && { ...response, body: response.body.slice(0, LONGEST) }
      const list = fails ? failures : warnings
      list.push({ ...finding, ...(kept && { response: kept }) })
    },
  }
}
