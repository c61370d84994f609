import { element, time } from '/sandbox/dom.js'
import { views } from '/sandbox/views.js'

// The page of the sandbox. It calls the tools under /sandbox, and listens to their stream.

const state = { view: location.hash.slice(1) || 'people', data: {}, calls: [], open: new Set() }
const byId = (id) => document.getElementById(id)

async function ask(method, path, body) {
  const response = await fetch(`/sandbox${path}`, {
    method,
    headers: body ? { 'content-type': 'application/json' } : {},
    ...(body && { body: JSON.stringify(body) }),
  })
  const answer = await response.json()
  if (!response.ok) throw new Error(answer.errors?.[0]?.long_message ?? `Status ${response.status}`)
  return answer
}

/** Does the work of a button, and shows an error if it fails. */
async function act(work, done) {
  try {
    const result = await work(ask)
    say(done?.(result) ?? '')
    await refresh()
  } catch (error) {
    say(error.message, true)
  }
}

function say(message, failed = false) {
  const notice = byId('notice')
  notice.hidden = !message
  notice.className = failed ? 'failed' : ''
  notice.replaceChildren(message)
}

async function refresh() {
  const [data, inbox, events] = await Promise.all([
    ask('GET', '/state'),
    ask('GET', '/inbox'),
    ask('GET', '/events'),
  ])
  state.data = { ...data, messages: inbox.messages, events: events.events }
  render()
}

function render() {
  const names = Object.keys(views)
  if (!names.includes(state.view)) state.view = 'people'
  byId('tabs').replaceChildren(
    ...names.map((name) => {
      const { title, count } = views[name]
      return element(
        'button',
        {
          type: 'button',
          role: 'tab',
          'aria-selected': String(name === state.view),
          onclick: () => show(name),
        },
        title,
        element('span', { class: 'count' }, String(count(state))),
      )
    }),
  )
  const { title, draw } = views[state.view]
  byId('main').setAttribute('aria-label', title)
  byId('main').replaceChildren(...draw(state, { act, render }))
}

function show(name) {
  state.view = name
  history.replaceState(null, '', `#${name}`)
  say('')
  render()
}

let waiting
/** Reads the state again soon. Changes often come in groups. */
function refreshSoon() {
  clearTimeout(waiting)
  waiting = setTimeout(() => refresh().catch((error) => say(error.message, true)), 150)
}

function listen() {
  const stream = new EventSource('/sandbox/stream')
  stream.onopen = () => {
    byId('status').textContent = `Live at ${location.host}`
    refreshSoon()
  }
  stream.onerror = () => {
    byId('status').textContent = 'The sandbox does not answer.'
  }
  stream.addEventListener('call', ({ data }) => {
    state.calls = [...state.calls, JSON.parse(data)].slice(-200)
    render()
  })
  stream.addEventListener('change', refreshSoon)
}

byId('reset').onclick = () =>
  act(
    async (send) => {
      await send('POST', '/reset')
      state.calls = []
    },
    () => `Reset at ${time(Date.now())}: it has what it started with.`,
  )
for (const [id, advance] of [
  ['hour', '1h'],
  ['day', '1d'],
]) {
  byId(id).onclick = () =>
    act(
      (send) => send('POST', '/clock', { advance }),
      () => `Everything in the sandbox is ${advance === '1h' ? 'an hour' : 'a day'} older.`,
    )
}

ask('GET', '/calls')
  .then(({ calls }) => {
    state.calls = calls
    listen()
  })
  .catch((error) => {
    byId('status').textContent = 'No access'
    say(error.message, true)
  })
