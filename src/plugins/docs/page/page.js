/* global SwaggerUIBundle */
import { remembersExpansion, restoreExpansion } from './expansion.js'
import { startSession } from './session.js'

const { document: url, publishableKey, proxyUrl, scripts } = document.getElementById('page').dataset

const dark = matchMedia('(prefers-color-scheme: dark)')
const followColorScheme = () => document.documentElement.classList.toggle('dark-mode', dark.matches)
dark.addEventListener('change', followColorScheme)
followColorScheme()

const session = startSession({
  publishableKey,
  proxyUrl,
  scripts: scripts.split(' '),
  dark: dark.matches,
})

const ui = SwaggerUIBundle({
  url,
  dom_id: '#swagger-ui',
  deepLinking: true,
  filter: true,
  displayRequestDuration: true,
  tryItOutEnabled: true,
  docExpansion: 'list',
  defaultModelsExpandDepth: 0,
  persistAuthorization: false,
  validatorUrl: null,
  plugins: [remembersExpansion],
  requestInterceptor: withToken,
  onComplete: () => restoreExpansion(ui),
})

/**
 * Gives a call a fresh token of whoever is signed in. A credential that the person has set in
 * "Authorize" wins, and a token never leaves this origin.
 */
async function withToken(request) {
  const carriesOne = Object.keys(request.headers).some((name) => /^authorization$/i.test(name))
  if (
    request.loadSpec ||
    carriesOne ||
    new URL(request.url, location.href).origin !== location.origin
  )
    return request
  const token = await session.getToken()
  if (token) request.headers.Authorization = `Bearer ${token}`
  return request
}
