import type { OpenAPIV3_1 } from 'openapi-types'
import type { Finding } from './kinds.ts'
import { code, list, sentence } from './words.ts'

/**
 * Security Requirement Objects (OpenAPI 3.1, section 4.8.30): alternatives, each with its scopes.
 */
type Security = OpenAPIV3_1.SecurityRequirementObject[]

type Requirement = Security[number]

/** Compares the security: a call that was accepted must still be accepted. */
export function compareSecurity(was: Security, is: Security): Finding[] {
  const [before, after] = [alternativesOf(was), alternativesOf(is)]
  const gone = before.filter((old) => !isEmpty(old) && !after.some((now) => isEqual(old, now)))
  const fresh = after.filter((now) => !isEmpty(now) && !before.some((old) => isEqual(old, now)))
  if (before.some(isEmpty) && !after.some(isEmpty)) return [securityAdded(after)]
  if (!before.some(isEmpty) && after.some(isEmpty))
    return [{ kind: 'security-removed', message: 'Needs no credential any more.' }]

  const paired = new Set<Requirement>()
  const findings = gone.flatMap((old): Finding[] => {
    const now = fresh.find(
      (each) => !paired.has(each) && sameSchemes(old, each) && nests(old, each),
    )
    if (now) {
      paired.add(now)
      return scopesChanged(old, now)
    }
    if (after.some((each) => !isEmpty(each) && isMet(each, old))) return []
    return [
      { kind: 'security-alternative-removed', message: `${say(old)} is not enough any more.` },
    ]
  })
  const added = fresh
    .filter((now) => !paired.has(now))
    .map((now): Finding => ({
      kind: 'security-alternative-added',
      message: `${say(now)} is enough now.`,
    }))
  return [...findings, ...added]
}

/** An empty list of requirements equals one requirement that demands nothing. */
function alternativesOf(security: Security): Security {
  return security.length === 0 ? [{}] : security
}

function securityAdded(after: Security): Finding {
  const ways = after.map((requirement) => describe(requirement)).join(', or ')
  return { kind: 'security-added', message: sentence(`needs a credential now: ${ways}`) }
}

function scopesChanged(before: Requirement, after: Requirement): Finding[] {
  return Object.keys(after).flatMap((scheme): Finding[] => {
    const more = without(after[scheme], before[scheme])
    const less = without(before[scheme], after[scheme])
    const findings: Finding[] = []
    if (more.length > 0)
      findings.push({
        kind: 'security-scope-added',
        message: `${code(scheme)} has to have ${list(more)} as well now.`,
      })
    if (less.length > 0)
      findings.push({
        kind: 'security-scope-removed',
        message: `${code(scheme)} does not have to have ${list(less)} any more.`,
      })
    return findings
  })
}

function isEmpty(requirement: Requirement): boolean {
  return Object.keys(requirement).length === 0
}

function isEqual(a: Requirement, b: Requirement): boolean {
  return isMet(a, b) && isMet(b, a)
}

/** True if a caller with all of `given` has all that is demanded. */
function isMet(demanded: Requirement, given: Requirement): boolean {
  return Object.entries(demanded).every(
    ([scheme, scopes]) => given[scheme] && without(scopes, given[scheme]).length === 0,
  )
}

function sameSchemes(a: Requirement, b: Requirement): boolean {
  return [...Object.keys(a), ...Object.keys(b)].every((scheme) => a[scheme] && b[scheme])
}

function nests(a: Requirement, b: Requirement): boolean {
  return isMet(a, b) || isMet(b, a)
}

function without(names: readonly string[] = [], others: readonly string[] = []): string[] {
  return names.filter((name) => !others.includes(name))
}

function say(requirement: Requirement): string {
  return sentence(describe(requirement)).slice(0, -1)
}

/** `clerkApiKey` with `users:read`. */
function describe(requirement: Requirement): string {
  return Object.entries(requirement)
    .map(([scheme, scopes]) => code(scheme) + (scopes.length > 0 ? ` with ${list(scopes)}` : ''))
    .join(' together with ')
}
