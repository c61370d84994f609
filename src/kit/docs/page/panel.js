import { recognize } from './caller.js'
import { element } from './dom.js'
import { kindOf } from './grants.js'

/**
 * "Authorize" in the bar: a button with the current caller, and a panel to change it. The sandbox
 * offers users and machines; a token or an API key can always be pasted.
 * @param scopes all scopes in the document's operations
 */
export function showPanel({ caller, session, sandbox, scopes }) {
  const status = document.getElementById('status')
  const name = element('span', { class: 'caller-name' })
  const button = element(
    'button',
    { type: 'button', 'aria-expanded': 'false', 'aria-controls': 'panel', onclick: toggle },
    element('span', { class: 'caller-label' }, 'Authorize'),
    name,
  )
  const facts = element('div', { class: 'facts', 'aria-live': 'polite' })
  const choices = element('div', { class: 'choices' })
  const panel = element(
    'section',
    { id: 'panel', 'aria-label': 'Authorize', hidden: true },
    element('h2', {}, 'Who makes the calls?'),
    choices,
    pasteForm(caller),
    facts,
  )
  document.getElementById('caller').replaceChildren(button, panel)
  const chosen = new Set(scopes.filter((scope) => scope.endsWith(':read')))
  let clock

  function toggle() {
    panel.hidden = !panel.hidden
    button.setAttribute('aria-expanded', String(!panel.hidden))
    clearInterval(clock)
    if (panel.hidden) return
    void caller.learn()
    clock = setInterval(showFacts, 1000)
    panel.querySelector('button, input')?.focus()
  }
  function close() {
    if (!panel.hidden) toggle()
  }
  document.addEventListener('keydown', ({ key }) => {
    if (key !== 'Escape' || panel.hidden) return
    close()
    button.focus()
  })
  document.addEventListener('pointerdown', ({ target }) => {
    if (!document.getElementById('caller').contains(target)) close()
  })

  function showChoices() {
    const { source, persona } = caller.state
    const signedIn = session.state.name
    choices.replaceChildren(
      choice(
        signedIn ?? 'Whoever signs in',
        signedIn ? 'signed in on this page' : 'nobody is signed in now',
        source === 'session',
        () => caller.beSignedIn(),
      ),
      ...sandbox.personas.map((one) =>
        choice(one.name, one.description, persona?.id === one.id && source === 'persona', () =>
          caller.be(one, one.scoped ? [...chosen] : []),
        ),
      ),
      choice('Nobody', 'without a token', source === 'nobody', () => caller.beNobody()),
      ...(source === 'persona' && persona.scoped ? [scopeChoices(persona)] : []),
    )
  }

  function choice(title, description, pressed, be) {
    return element(
      'button',
      { type: 'button', class: 'choice', 'aria-pressed': String(pressed), onclick: be },
      element('strong', {}, title),
      ' ',
      element('span', {}, description),
    )
  }

  function scopeChoices(persona) {
    return element(
      'fieldset',
      {},
      element('legend', {}, 'Scopes'),
      ...scopes.map((scope) =>
        element(
          'label',
          {},
          element('input', {
            type: 'checkbox',
            checked: chosen.has(scope),
            onchange({ target }) {
              if (target.checked) chosen.add(scope)
              else chosen.delete(scope)
              void caller.be(persona, [...chosen])
            },
          }),
          ` ${scope}`,
        ),
      ),
    )
  }

  function showFacts() {
    const { grants, refusal, expired, expiresAt, source } = caller.state
    const lines = factsOf(grants)
    const life = lifeOf({ expired, expiresAt, source })
    if (life) lines.push(['Life', life])
    if (refusal) lines.push(['Refused', refusal])
    const text = JSON.stringify(lines)
    if (facts.dataset.shown === text) return
    facts.dataset.shown = text
    facts.replaceChildren(
      element('h3', {}, 'What the API sees'),
      lines.length > 0
        ? element(
            'dl',
            {},
            ...lines.flatMap(([term, value]) => [
              element('dt', {}, term),
              element('dd', {}, value),
            ]),
          )
        : element('p', {}, 'No token.'),
    )
  }

  function show() {
    name.textContent = nameFor(caller.state)
    status.textContent = statusFor(caller.state, session.state)
    status.classList.toggle('failed', session.state.phase === 'failed')
    const focused = [...choices.querySelectorAll('button, input')].indexOf(document.activeElement)
    showChoices()
    choices.querySelectorAll('button, input')[focused]?.focus()
    showFacts()
  }
  caller.subscribe(show)
  session.subscribe(show)
  show()
}

function pasteForm(caller) {
  const hint = element(
    'p',
    { id: 'paste-hint', class: 'hint' },
    'It stays in this tab, until you reload it.',
  )
  const input = element('input', {
    id: 'paste',
    type: 'password',
    autocomplete: 'off',
    spellcheck: 'false',
    'aria-describedby': 'paste-hint',
    oninput() {
      const known = recognize(input.value)
      hint.textContent =
        input.value === ''
          ? 'It stays in this tab, until you reload it.'
          : known
            ? `This is ${kindOf(known.kind)}.`
            : 'This is neither a token nor an API key of Clerk.'
    },
  })
  return element(
    'form',
    {
      class: 'paste',
      onsubmit(event) {
        event.preventDefault()
        if (caller.paste(input.value)) input.value = ''
        else input.focus()
      },
    },
    element('label', { for: 'paste' }, 'Or paste a token or an API key'),
    element('div', {}, input, element('button', { type: 'submit' }, 'Use it')),
    hint,
  )
}

function nameFor({ source, name }) {
  if (source === 'session') return name || 'nobody'
  return name
}

function statusFor({ source, name }, { phase, name: signedIn, organization, error }) {
  if (source === 'persona') return `Calls are made as ${name}.`
  if (source === 'pasted') return 'Calls carry the token that you pasted.'
  if (source === 'nobody') return 'Calls carry no token.'
  if (phase === 'loading') return 'Loading the sign-in…'
  if (phase === 'failed') return `No sign-in: ${error} Use "Authorize" to set a token.`
  return signedIn
    ? `Signed in as ${signedIn}${organization ? `, ${organization}` : ''}. Calls carry a fresh token.`
    : 'Signed out. Calls carry no token.'
}

/** Describes the claims that decide a caller's rights. */
function factsOf(grants) {
  if (!grants) return []
  const { tokenType, subject, role, orgSlug, orgRole, orgPermissions = [], scopes = [] } = grants
  return [
    ['Token', tokenType.replaceAll('_', ' ')],
    ['Subject', subject],
    ['App role', role],
    ['Organization', orgSlug && `${orgSlug}, as ${orgRole}`],
    ['Permissions', orgPermissions.join(', ')],
    ['Scopes', scopes.join(', ')],
  ].filter(([, value]) => value)
}

/** Describes the remaining lifetime of the token. */
function lifeOf({ expired, expiresAt, source }) {
  if (expired) return 'expired'
  if (!expiresAt) return undefined
  const seconds = Math.max(0, Math.round((expiresAt - Date.now()) / 1000))
  const left = seconds > 3600 ? 'more than an hour' : `${seconds} s`
  return source === 'pasted' ? left : `${left}; each call takes a fresh one`
}
