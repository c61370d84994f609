/**
 * The sandbox's tokens, for the personas that it offers. Clerk itself has nothing like it, and then
 * there are no personas.
 * @param proxyUrl where the page reaches Clerk's Frontend API on this origin; empty without a proxy
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
    /** A fresh token of the persona. */
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
