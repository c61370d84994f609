import { element } from './dom.js'

/**
 * What those see who may not see the document: how to sign in, and then the document.
 * @param gatedBy `signed-in`, or the role or permission that it takes
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
      // Clerk keeps the cookie that the API reads; a fresh token is a fresh cookie.
      await session.token({ skipCache: true })
      const { ok } = await fetch(location.href, { headers: { accept: 'application/json' } })
      if (ok) location.reload()
      else text.textContent = `They are for ${needed}, which ${name} is not.`
    }
  }
}
