import type { SandboxServer } from './http.ts'

/** The prefix of Clerk's Frontend API. The Backend API has none. */
const FRONTEND = '/fapi'

/**
 * Collects the routes of the server.
 * @returns gives advice about a call that has no route
 */
export function adviseOnUnknown(server: SandboxServer): (method: string, path: string) => string {
  const routes: { method: string; url: string }[] = []
  server.addHook('onRoute', ({ method, url }) => {
    for (const one of [method].flat()) routes.push({ method: one, url })
  })

  const methodsAt = (path: string) =>
    routes.flatMap(({ method, url }) => (patternOf(url).test(path) ? [method] : []))

  return (method, path) => {
    const others = methodsAt(path)
    if (others.length > 0)
      return `At this path it has ${others.join(', ')}: check the method, or the version of your SDK.`
    if (path.startsWith('/sandbox/')) {
      const tools = routes.filter(({ url }) => url.startsWith('/sandbox/') && !url.includes('.'))
      return `It has ${tools.map(({ method, url }) => `${method} ${url}`).join(', ')}.`
    }
    const elsewhere = path.startsWith(`${FRONTEND}/`)
      ? path.slice(FRONTEND.length)
      : `${FRONTEND}${path}`
    if (methodsAt(elsewhere).includes(method))
      return `It has ${elsewhere}: the Frontend API is under ${FRONTEND}, the Backend API is not.`
    return (
      'Check the path. If Clerk has it, run this part of your tests against a development instance of Clerk, ' +
      'and please report what you miss.'
    )
  }
}

/** A pattern for the paths of a route, with any parameters. */
function patternOf(url: string): RegExp {
  const source = url.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&').replaceAll(/:\w+/g, '[^/]+')
  return new RegExp(`^${source}/?$`)
}
