/**
 * The caller of the page: a pasted token, a persona of the sandbox, the signed-in user, or nobody.
 */

const KINDS_BY_PREFIX = { ak_: 'api_key', oat_: 'oauth_token', mt_: 'm2m_token' }

/**
 * Detects the kind of a pasted token, by the same rules as the API.
 * @returns {{ token: string, kind: string, expiresAt?: number } | undefined} `expiresAt` in ms
 */
export function recognize(text) {
  const token = text.trim().replace(/^(?:authorization:\s*)?bearer\s+/i, '')
  if (!/^[A-Za-z0-9\-._~+/]+=*$/.test(token)) return undefined
  const prefix = Object.keys(KINDS_BY_PREFIX).find((start) => token.startsWith(start))
  if (prefix) return { token, kind: KINDS_BY_PREFIX[prefix] }
  const [header, claims] = token.split('.').map(decoded)
  if (!header || !claims) return undefined
  const expiresAt = typeof claims.exp === 'number' ? claims.exp * 1000 : undefined
  const kind = String(claims.sub).startsWith('mch_')
    ? 'm2m_token'
    : /at\+jwt$/.test(header.typ)
      ? 'oauth_token'
      : 'session_token'
  return { token, kind, ...(expiresAt && { expiresAt }) }
}

function decoded(part) {
  try {
    const value = JSON.parse(atob(part.replaceAll('-', '+').replaceAll('_', '/')))
    return typeof value === 'object' ? value : undefined
  } catch {
    return undefined
  }
}

/**
 * @param session see session.js
 * @param sandbox see personas.js
 * @param api URL of the API's root
 */
export function createCaller({ session, sandbox, api }) {
  const listeners = new Set()
  let state = { source: 'session', name: '', grants: null, expired: false }
  /** Counts the changes of caller: results for an earlier caller are dropped. */
  let turn = 0

  function set(next) {
    state = next
    for (const listener of listeners) listener()
  }

  /** Returns a fresh token, or null. Clerk renews its own tokens in time. */
  async function token() {
    if (state.source === 'pasted') return state.token
    if (state.source === 'persona') return sandbox.token(state.persona, state.scopes)
    return state.source === 'session' ? session.token() : null
  }

  async function become(next) {
    const mine = ++turn
    set({ grants: null, expired: false, ...next })
    await learn(mine)
  }

  /** Asks the API for the grants of the token. */
  async function learn(mine = turn) {
    const value = await token().catch(() => null)
    const known = value ? recognize(value) : undefined
    const expired = known?.expiresAt !== undefined && known.expiresAt <= Date.now()
    const answer = known && !expired ? await ask(value) : {}
    if (mine !== turn) return
    set({
      ...state,
      expired,
      grants: answer.grants ?? (known && expired ? { tokenType: known.kind } : null),
      refusal: answer.refusal,
      expiresAt: known?.expiresAt ?? answer.grants?.expiresAt ?? null,
    })
  }

  async function ask(value) {
    const response = await fetch(new URL('v1/auth', api), {
      headers: { authorization: `Bearer ${value}` },
      credentials: 'omit',
    }).catch(() => undefined)
    const body = await response?.json().catch(() => undefined)
    if (!response) return { refusal: 'The API does not answer.' }
    return response.ok ? { grants: body } : { refusal: body?.detail ?? `${response.status}` }
  }

  session.subscribe(() => {
    if (state.source === 'session') void beSignedIn()
  })

  /** Calls as the signed-in user, or as nobody. */
  const beSignedIn = () => become({ source: 'session', name: session.state.name ?? '' })

  return {
    get state() {
      return state
    },
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    token,
    learn,
    beSignedIn,
    beNobody: () => become({ source: 'nobody', name: 'nobody' }),
    /** Calls as a persona of the sandbox. */
    be: (persona, scopes = []) =>
      become({ source: 'persona', name: persona.name, persona, scopes }),
    /** Calls with a pasted token. @returns true if it is a token */
    paste(text) {
      const known = recognize(text)
      if (known) void become({ source: 'pasted', name: 'a pasted token', token: known.token })
      return Boolean(known)
    },
  }
}
