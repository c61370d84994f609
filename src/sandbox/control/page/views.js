import { badge, copyButton, element, pretty, time } from '/sandbox/dom.js'

// One view for each tab. `draw` returns the elements; `act` does the work of a button.

const empty = (text) => element('p', { class: 'empty' }, text)
const nameOf = ({ first_name, last_name, username, email_addresses, id }) =>
  [first_name, last_name].filter(Boolean).join(' ') || username || email_addresses[0] || id
const findUser = (data, id) => data.users.find((user) => user.id === id)

function person(user, { act }) {
  const signIn = (organization) => () =>
    act(
      (send) => send('POST', '/sign_in', { user: user.id, organization, browser: true }),
      ({ token }) =>
        element(
          'span',
          {},
          `This browser is signed in as ${nameOf(user)} for every application on ${location.hostname}: reload yours. `,
          copyButton(token, 'Copy the session token'),
        ),
    )
  const into = user.organizations.map(({ slug, role }) =>
    element(
      'button',
      { type: 'button', class: 'small', onclick: signIn(slug) },
      `in ${slug} (${role.replace(/^org:/, '')})`,
    ),
  )
  return element(
    'article',
    {},
    element(
      'div',
      { class: 'who' },
      element('strong', {}, nameOf(user)),
      user.banned ? badge('banned', 'bad') : null,
      user.locked ? badge('locked', 'bad') : null,
      element(
        'small',
        {},
        [user.username, ...user.email_addresses, ...user.phone_numbers].filter(Boolean).join(' · '),
      ),
      user.password ? element('small', {}, 'Password: ', element('code', {}, user.password)) : null,
    ),
    element(
      'div',
      { class: 'actions' },
      element(
        'button',
        { type: 'button', onclick: signIn(undefined), disabled: user.banned || user.locked },
        'Sign in',
      ),
      ...into,
    ),
  )
}

function session(one, { data }) {
  const user = findUser(data, one.user_id)
  return element(
    'article',
    {},
    element(
      'div',
      { class: 'who' },
      element('strong', {}, user ? nameOf(user) : one.user_id),
      badge(one.status, one.status === 'active' ? 'good' : ''),
      element('small', {}, element('code', {}, one.id)),
      element(
        'small',
        {},
        `${one.organization ? `in ${one.organization} · ` : ''}until ${new Date(one.expire_at).toLocaleString()}`,
      ),
    ),
  )
}

function organization({ name, slug, id, members }, { data }) {
  const names = members.map(({ user_id, role }) => {
    const user = findUser(data, user_id)
    return `${user ? nameOf(user) : user_id} (${role.replace(/^org:/, '')})`
  })
  return element(
    'article',
    {},
    element(
      'div',
      { class: 'who' },
      element('strong', {}, name),
      element('small', {}, element('code', {}, slug), ' ', element('code', {}, id)),
      element('small', {}, names.join(', ') || 'no members'),
    ),
  )
}

function message({ to, subject, text, code, link, at, channel }) {
  return element(
    'article',
    {},
    element(
      'div',
      { class: 'who' },
      element('strong', {}, subject || text),
      badge(channel === 'sms' ? 'text message' : 'email'),
      element('small', {}, `to ${to} at ${time(at)}`),
      subject && text ? element('small', { class: 'text' }, text) : null,
    ),
    element(
      'div',
      { class: 'actions' },
      code ? element('code', { class: 'code' }, code) : null,
      code ? copyButton(code) : null,
      link
        ? element('a', { href: link, target: '_blank', rel: 'noreferrer' }, 'Open the link')
        : null,
    ),
  )
}

/** A section that can be opened. It stays open when the page is drawn again. */
function details(id, { state, render }, summary, ...content) {
  const node = element('details', { open: state.open.has(id) ? '' : undefined }, summary)
  if (state.open.has(id)) node.append(...content.map((make) => make()))
  summary.onclick = (click) => {
    click.preventDefault()
    if (!state.open.delete(id)) state.open.add(id)
    render()
  }
  return node
}

const block = (title, text) => () =>
  element(
    'div',
    {},
    element('h3', {}, title, copyButton(pretty(text))),
    element('pre', { tabindex: '0' }, pretty(text)),
  )

function event(one, context) {
  const { act } = context
  const last = one.attempts.at(-1)
  const delivered = last && last.status !== null && last.status < 300
  const outcome = !last
    ? badge('no endpoint')
    : badge(last.error ?? String(last.status), delivered ? 'good' : 'bad')
  const summary = element(
    'summary',
    {},
    element('span', { class: 'when' }, time(one.at)),
    element('strong', {}, one.type),
    outcome,
  )
  const again = () =>
    element(
      'button',
      {
        type: 'button',
        class: 'small',
        onclick: () =>
          act(
            (send) => send('POST', `/events/${one.id}/resend`),
            () => `${one.type} was sent again.`,
          ),
      },
      'Send again',
    )
  const attempts = one.attempts
    .map(({ url, at, status, error }) => `${time(at)}  ${error ?? status}  ${url}`)
    .join('\n')
  return details(
    one.id,
    context,
    summary,
    again,
    ...(attempts ? [block('Attempts', attempts)] : []),
    block('Data', JSON.stringify(one.data)),
  )
}

function call(one, context) {
  const kind = one.status >= 500 ? 'bad' : one.status >= 400 ? 'warn' : 'good'
  const [path, query] = one.path.split('?')
  const summary = element(
    'summary',
    {},
    element('span', { class: 'when' }, time(one.at)),
    badge(String(one.status), kind),
    element('strong', {}, `${one.method} `),
    element('span', { class: 'path' }, path),
    element('span', { class: 'ms' }, `${one.ms} ms`),
  )
  return details(
    one.id,
    context,
    summary,
    ...(query ? [block('Query', query.replaceAll('&', '\n'))] : []),
    ...(one.request ? [block('Request', one.request)] : []),
    ...(one.response ? [block('Answer', one.response)] : []),
  )
}

/** A view of a list, newest first if the list grows. */
function list(title, records, draw, { newestFirst = false, none }) {
  return {
    title,
    count: (state) => (records(state) ?? []).length,
    draw(state, tools) {
      const context = { ...tools, state, data: state.data }
      const all = [...(records(state) ?? [])]
      if (newestFirst) all.reverse()
      return all.length > 0 ? all.map((record) => draw(record, context)) : [empty(none)]
    },
  }
}

export const views = {
  people: list('People', ({ data }) => data.users, person, { none: 'There is nobody.' }),
  organizations: list('Organizations', ({ data }) => data.organizations, organization, {
    none: 'There is no organization.',
  }),
  sessions: list('Sessions', ({ data }) => data.sessions, session, {
    newestFirst: true,
    none: 'Nobody has signed in.',
  }),
  inbox: list('Inbox', ({ data }) => data.messages, message, {
    newestFirst: true,
    none: 'No email or text message yet. What Clerk would send arrives here.',
  }),
  events: list('Events', ({ data }) => data.events, event, {
    newestFirst: true,
    none: 'No event yet. What Clerk tells webhooks appears here; --webhook says where to send it.',
  }),
  calls: list('Calls', ({ calls }) => calls, call, {
    newestFirst: true,
    none: 'No call yet. Every call of your application appears here with its answer.',
  }),
}
