/**
 * The sandbox's personas and their tokens. Clerk itself has no personas.
 * @param proxyUrl of Clerk's Frontend API on this origin; empty without a proxy
 */
export function createSandbox({ publishableKey, proxyUrl }) {
  const mayExist = proxyUrl !== '' && publishableKey.startsWith('pk_test_')
  return {
    personas: [],
    async load() {
      if (!mayExist) return
      const response = await fetch(`${proxyUrl}/sandbox/personas`).catch(() => undefined)
      if (response?.ok) this.personas = (await response.json()).personas
    },
    /** Returns a fresh token of the persona. */
    async token(persona, scopes) {
      const response = await fetch(`${proxyUrl}/sandbox/tokens`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ persona: persona.id, ...(persona.scoped && { scopes }) }),
      })
      if (!response.ok) throw new Error('The sandbox gives no token.')
      return (await response.json()).token
    },
  }
}
