/** How long Clerk's scripts may take before the page says that there is no sign-in, in ms. */
const PATIENCE = 15_000

const status = document.getElementById('status')
const signIn = document.getElementById('sign-in')

/**
 * Loads Clerk's own sign-in into the bar.
 * @returns what knows the token of whoever is signed in
 */
export function startSession(options) {
  const loaded = loadClerk(options).catch((error) => {
    status.textContent = `No sign-in: ${error.message} Use "Authorize" to set a token.`
    status.classList.add('failed')
  })
  return {
    /** A fresh token, or null when nobody is signed in. Never kept: Clerk renews it in time. */
    async getToken() {
      const clerk = await loaded
      return (await clerk?.session?.getToken()) ?? null
    },
  }
}

async function loadClerk({ publishableKey, proxyUrl, scripts, dark }) {
  for (const url of scripts) await loadScript(url, { publishableKey, proxyUrl })
  const { Clerk: clerk } = window
  // Where these are not given, Clerk reloads the page after signing in.
  const stay = () => Promise.resolve()
  await withinPatience(
    clerk.load({
      ui: { ClerkUI: window.__internal_ClerkUICtor },
      routerPush: stay,
      routerReplace: stay,
      appearance: appearance(dark),
    }),
  )
  clerk.addListener(() => show(clerk))
  signIn.addEventListener('click', () => clerk.openSignIn({}))
  show(clerk)
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

let shownUser

/** Shows who is signed in, and as whose member. */
function show(clerk) {
  const { user, organization } = clerk
  signIn.hidden = Boolean(user)
  status.textContent = user
    ? `Signed in as ${nameOf(user)}${organization ? `, ${organization.name}` : ''}. Calls carry a fresh token.`
    : 'Signed out. Calls carry no token.'
  if (user?.id === shownUser) return
  shownUser = user?.id
  const [organizationNode, userNode] = ['organization', 'user'].map((id) =>
    document.getElementById(id),
  )
  if (user) {
    clerk.mountOrganizationSwitcher(organizationNode)
    clerk.mountUserButton(userNode)
  } else {
    clerk.unmountOrganizationSwitcher(organizationNode)
    clerk.unmountUserButton(userNode)
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
