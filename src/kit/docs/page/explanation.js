import { adviceOn } from './advice.js'
import { alternativesOf, eitherOf, kindOf, mayCall, phraseOf } from './grants.js'

/**
 * Explains in a sentence why the API refused, and which credential it accepts.
 * @param refusal `{ status, code, retryAfter }`
 * @param security of the operation
 * @param caller `{ source, name, grants, expired }`: see caller.js
 * @param personas of the sandbox; empty without it
 * @returns {{ text: string, offers: { persona: object, scopes: string[] }[] }}
 */
export function explain({ status, code, retryAfter }, security, caller, personas) {
  const alternatives = alternativesOf(security)
  const needed = eitherOf(alternatives.map(phraseOf))
  const offers = () => whoMay(security, personas, caller)
  if (status === 401 && alternatives.some(({ kind }) => kind === 'signature'))
    return { text: 'Only Clerk can call this: it signs each delivery.', offers: [] }
  if (code === 'not_authenticated')
    return { text: `This takes ${needed}. The call carried no token.`, offers: offers() }
  if (code === 'invalid_token')
    return { text: `${whyRefused()} This takes ${needed}.`, offers: offers() }
  if (code === 'insufficient_scope')
    return { text: `This takes ${needed}; ${describe(caller)}.`, offers: offers() }
  if (code === 'organization_not_found')
    return {
      text: `There is no such organization for you: ${describe(caller)}. ${adviceOn(code)}`,
      offers: [],
    }
  if (status === 429)
    return {
      text: `Too many calls within a minute. Wait ${retryAfter ?? 60} seconds, then try again.`,
      offers: [],
    }
  return { text: adviceOn(code), offers: [] }

  function whyRefused() {
    const { grants, expired } = caller
    if (expired)
      return 'The token has expired: session tokens live for a minute, so take a fresh one for each call.'
    const accepted = alternatives.map(({ kind }) => kind)
    if (grants && !accepted.includes(grants.tokenType))
      return `You sent ${kindOf(grants.tokenType)}, which is not accepted here.`
    return 'The API does not accept the token: it may be expired, revoked or incomplete.'
  }
}

/** The first persona of the sandbox that may call, with the required scopes. */
function whoMay(security, personas, caller) {
  for (const persona of personas) {
    if (persona.id === 'expired' || persona.id === caller.persona?.id) continue
    const wanted = alternativesOf(security).find(({ kind }) => kind === persona.grants.tokenType)
    const scopes = persona.scoped ? (wanted?.demands ?? []) : []
    if (mayCall(security, { ...persona.grants, scopes })) return [{ persona, scopes }]
  }
  return []
}

/** `you are Bob, with the role org:member in acme`. */
function describe({ name, grants }) {
  if (!grants) return 'the call carried no token'
  if (grants.tokenType !== 'session_token') {
    const { scopes = [] } = grants
    return `you call with ${kindOf(grants.tokenType)} ${scopes.length > 0 ? `with ${scopes.join(', ')}` : 'without scopes'}`
  }
  const facts = [
    ...(grants.role ? [`with the app role ${grants.role}`] : []),
    grants.orgSlug ? `${grants.orgRole} of ${grants.orgSlug}` : 'in no organization',
  ]
  return `you are ${name}, ${facts.join(', ')}`
}
