/* global SwaggerUIBundle */
import { createCaller } from './caller.js'
import { commonHeadersOf, commonProblemsOf, scopesOf } from './facts.js'
import { showGate } from './gate.js'
import { layoutComponent, OperationTag } from './layout.js'
import { remembersWhatIsOpen, restoreWhatWasOpen } from './navigation.js'
import { OperationBody, operationComponent } from './operation.js'
import { showPanel } from './panel.js'
import { createSandbox } from './personas.js'
import { resolvesReferences } from './references.js'
import { filterOperations } from './search.js'
import { createSession } from './session.js'
import { exposesSystem } from './swagger.js'

const settings = JSON.parse(document.getElementById('page').dataset.settings)
const api = new URL(settings.root, location.href)

const dark = matchMedia('(prefers-color-scheme: dark)')
const followColorScheme = () => document.documentElement.classList.toggle('dark-mode', dark.matches)
dark.addEventListener('change', followColorScheme)
followColorScheme()

// The bar has one to three lines, which scroll targets have to stay clear of.
const bar = document.getElementById('bar')
const measure = () =>
  document.documentElement.style.setProperty('--covered', `${bar.offsetHeight}px`)
new ResizeObserver(measure).observe(bar)
measure()

const session = createSession({ ...settings, dark: dark.matches })
if (settings.gated) showGate(session, settings)
else await showDocument()

async function showDocument() {
  const spec = await (await fetch(settings.document)).json()
  // Behind a proxy that the server does not trust, only the page knows the address of the API.
  if (!settings.publicUrl) spec.servers = [{ ...spec.servers[0], url: api.href.replace(/\/$/, '') }]
  const sandbox = createSandbox(settings)
  const caller = createCaller({ session, sandbox, api })
  const page = {
    settings,
    api,
    caller,
    sandbox,
    headers: commonHeadersOf(spec),
    commonProblems: commonProblemsOf(spec),
  }
  SwaggerUIBundle({
    spec,
    domNode: document.getElementById('docs'),
    layout: 'DocsLayout',
    docExpansion: 'list',
    plugins: [
      exposesSystem,
      remembersWhatIsOpen,
      resolvesReferences,
      {
        components: { DocsLayout: layoutComponent(page), OperationBody },
        wrapComponents: {
          operation: () => operationComponent(page),
          OperationTag: () => OperationTag,
        },
        fn: { opsFilter: filterOperations },
      },
    ],
    requestInterceptor: withToken,
    onComplete() {
      restoreWhatWasOpen()
      if (!settings.execute) return
      void sandbox.load().then(() => {
        showPanel({ caller, session, sandbox, scopes: scopesOf(spec) })
      })
      void session.load()
    },
  })

  /** Adds a fresh token of the caller to a call. A token is never sent to another origin. */
  async function withToken(request) {
    if (new URL(request.url, location.href).origin !== location.origin) return request
    // Otherwise the browser would send the session's cookie, whichever caller is chosen.
    request.credentials = 'omit'
    const token = await caller.token()
    if (token) request.headers.Authorization = `Bearer ${token}`
    return request
  }
}
