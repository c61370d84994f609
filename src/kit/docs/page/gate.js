import { element } from './dom.js'

/**
 * Shows the sign-in to callers who may not see the document, and then the document.
 * @param gatedBy `signed-in`, or the required role or permission
 */
export function showGate(session, { gatedBy }) {
  const text = element('p', {})
  document
    .getElementById('operations')
    .replaceChildren(
      element('div', { class: 'notice' }, element('h1', {}, 'These docs are not public'), text),
    )
  document.getElementById('operations').removeAttribute('aria-busy')
  const needed = gatedBy === 'signed-in' ? 'people who are signed in' : `people with ${gatedBy}`
  session.subscribe(show)
  void session.load()

  async function show() {
    const { phase, name, error } = session.state
    if (phase === 'failed') text.textContent = `No sign-in: ${error}`
    else if (!name) text.textContent = `They are for ${needed}. Sign in to read them.`
    else {
      text.textContent = 'One moment…'
      // Clerk updates the cookie that the API reads together with the token.
      await session.token({ skipCache: true })
      const { ok } = await fetch(location.href, { headers: { accept: 'application/json' } })
      if (ok) location.reload()
      else text.textContent = `They are for ${needed}, which ${name} is not.`
    }
  }
}
