/** Milliseconds to wait for Clerk's scripts before the page shows that there is no sign-in. */
const PATIENCE = 15_000

const signIn = document.getElementById('sign-in')

/**
 * Clerk's own sign-in in the bar. Its state is `{ phase, name?, organization?, error? }`; the phase
 * is `loading`, `failed` or `ready`.
 */
export function createSession(options) {
  const listeners = new Set()
  let loaded
  let state = { phase: 'loading' }

  function set(next) {
    state = next
    for (const listener of listeners) listener()
  }

  return {
    get state() {
      return state
    },
    subscribe(listener) {
      listeners.add(listener)
    },
    /** Loads Clerk's scripts after the page is rendered: they are as large as the page. */
    load() {
      loaded ??= loadClerk(options, set).catch((error) => {
        set({ phase: 'failed', error: error.message })
      })
      return loaded
    },
    /**
     * Returns a fresh token, or null if nobody is signed in. Not cached: Clerk renews it in time.
     */
    async token(how) {
      const clerk = await loaded
      return (await clerk?.session?.getToken(how)) ?? null
    },
  }
}

async function loadClerk({ publishableKey, proxyUrl, scripts, dark }, set) {
  for (const url of scripts) await loadScript(url, { publishableKey, proxyUrl })
  const { Clerk: clerk } = window
  // Without these, Clerk reloads the page after signing in.
  const stay = () => Promise.resolve()
  await withinPatience(
    clerk.load({
      ui: { ClerkUI: window.__internal_ClerkUICtor },
      routerPush: stay,
      routerReplace: stay,
      appearance: appearance(dark),
    }),
  )
  signIn.addEventListener('click', () => clerk.openSignIn({}))
  const show = showing(clerk, set)
  clerk.addListener(show)
  show()
  return clerk
}

function loadScript(url, { publishableKey, proxyUrl }) {
  return withinPatience(
    new Promise((resolve, reject) => {
      const script = document.createElement('script')
      script.src = url
      script.async = true
      script.crossOrigin = 'anonymous'
      script.dataset.clerkPublishableKey = publishableKey
      if (proxyUrl) script.dataset.clerkProxyUrl = proxyUrl
      script.addEventListener('load', resolve)
      script.addEventListener('error', () => reject(new Error(`${url} could not be loaded.`)))
      document.head.append(script)
    }),
  )
}

function withinPatience(promise) {
  return Promise.race([
    promise,
    new Promise((_resolve, reject) => {
      setTimeout(() => reject(new Error('Clerk did not answer in time.')), PATIENCE)
    }),
  ])
}

/** Shows Clerk's widgets of the signed-in user, and reports each change. */
function showing(clerk, set) {
  let shown
  let shownUser
  return () => {
    const { user, organization, session } = clerk
    signIn.hidden = Boolean(user)
    const current = `${session?.id} ${organization?.id}`
    if (current === shown) return
    shown = current
    if (user?.id !== shownUser) mountWidgets(clerk)
    shownUser = user?.id
    set({ phase: 'ready', name: user && nameOf(user), organization: organization?.name })
  }
}

function mountWidgets(clerk) {
  const [organization, user] = ['organization', 'user'].map((id) => document.getElementById(id))
  if (clerk.user) {
    clerk.mountOrganizationSwitcher(organization)
    clerk.mountUserButton(user)
  } else {
    clerk.unmountOrganizationSwitcher(organization)
    clerk.unmountUserButton(user)
  }
}

function nameOf(user) {
  return user.fullName || user.username || user.primaryEmailAddress?.emailAddress || user.id
}

function appearance(dark) {
  if (!dark) return {}
  return {
    variables: {
      colorBackground: '#1f2430',
      colorForeground: '#f3f4f6',
      colorMutedForeground: '#b6bccb',
      colorNeutral: '#ffffff',
      colorInput: '#2a3040',
      colorInputForeground: '#f3f4f6',
      colorPrimary: '#818cf8',
      colorPrimaryForeground: '#11131a',
    },
  }
}
