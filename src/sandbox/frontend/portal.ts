import { Type } from '@sinclair/typebox'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { notFound } from '../errors.ts'
import { escapeHtml } from '../html.ts'
import { frontendApiOf, type SandboxServer } from '../http.ts'
import { PUBLISHABLE_KEY } from '../keys.ts'

/** The pages, and the widget of each. */
const WIDGETS: Record<string, string> = {
  'sign-in': 'SignIn',
  'sign-up': 'SignUp',
  user: 'UserProfile',
  organization: 'OrganizationProfile',
  'create-organization': 'CreateOrganization',
  'organization-list': 'OrganizationList',
  waitlist: 'Waitlist',
}

/** Shows the widget of the page. It is a separate file, because pages may forbid inline scripts. */
const SCRIPT = `
const { api, widget } = document.body.dataset
const page = (name) => api + '/portal/' + name
const back = new URLSearchParams(location.search).get('redirect_url')
const target = back && /^https?:\\/\\//.test(back) ? back : page('user')
await window.Clerk.load({
  ui: { ClerkUI: window.__internal_ClerkUICtor },
  telemetry: false,
  signInUrl: page('sign-in'),
  signUpUrl: page('sign-up'),
  waitlistUrl: page('waitlist'),
  afterSignOutUrl: page('sign-in'),
  // The redirect may go to any application that uses this sandbox.
  allowedRedirectOrigins: [/^https?:\\/\\//],
})
const options = {
  SignIn: { forceRedirectUrl: target, signUpForceRedirectUrl: target },
  SignUp: { forceRedirectUrl: target, signInForceRedirectUrl: target },
  CreateOrganization: back ? { afterCreateOrganizationUrl: target } : {},
}
const needsUser = !['SignIn', 'SignUp', 'Waitlist'].includes(widget)
if (needsUser && !window.Clerk.user) {
  location.replace(page('sign-in') + '?redirect_url=' + encodeURIComponent(location.href))
} else {
  window.Clerk['mount' + widget](document.getElementById('widget'), options[widget] ?? {})
}
`

/**
 * The account portal: a page for each widget, for applications without such pages. It redirects
 * back to the parameter `redirect_url`.
 */
export function registerPortal(fapi: SandboxServer): void {
  fapi.get('/portal/page.js', async (_request, reply) => {
    reply.type('text/javascript; charset=utf-8')
    return SCRIPT
  })

  fapi.get(
    '/portal/:page',
    { schema: { params: Type.Object({ page: Type.String() }) } },
    async (request, reply) => {
      const widget = WIDGETS[request.params.page]
      if (widget === undefined) throw notFound('page of the account portal', request.params.page)
      reply.type('text/html; charset=utf-8')
      return portalHtml(widget, frontendApiOf(request))
    },
  )
}

/**
 * Redirects from the root of the sandbox to the portal, because people look for the pages there.
 */
export function registerPortalShortcuts(server: SandboxServer): void {
  for (const page of Object.keys(WIDGETS)) {
    server.get(`/${page}`, async (request: FastifyRequest, reply: FastifyReply) => {
      const [, query] = request.url.split('?')
      return reply.redirect(`/fapi/portal/${page}${query === undefined ? '' : `?${query}`}`, 302)
    })
  }
}

function portalHtml(widget: string, frontendApi: string): string {
  const api = escapeHtml(frontendApi)
  const key = `data-clerk-publishable-key="${PUBLISHABLE_KEY}" data-clerk-proxy-url="${api}"`
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<link rel="icon" href="data:,">
<title>${widget.replaceAll(/(?<=[a-z])([A-Z])/g, ' $1')} · sandbox</title>
<style>body { margin: 2rem 1rem; display: grid; justify-items: center }</style>
<body data-api="${api}" data-widget="${widget}">
<div id="widget"></div>
<script src="${api}/npm/@clerk/ui@1/dist/ui.browser.js"></script>
<script src="${api}/npm/@clerk/clerk-js@6/dist/clerk.browser.js" ${key}></script>
<script type="module" src="${api}/portal/page.js"></script>
</body>
</html>`
}
