import { readFile } from 'node:fs/promises'
import { extname, join } from 'node:path'
import { Type } from '@sinclair/typebox'
import { BUNDLED, bundleAdvice, findBundles } from '../bundles.ts'
import { ClerkApiError, notFound } from '../errors.ts'
import { frontendApiOf, type SandboxServer } from '../http.ts'
import { initialsSvg } from '../serialize-user.ts'

const TYPES: Record<string, string> = {
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.map': 'application/json',
}

/** A bundle, and no types or sources; a name without folders. */
const BUNDLE = /^\w[\w.-]*\.(?:js|css|map)$/

/** A chunk never changes: its name has the version of the package. */
const CHUNK = /_\d+\.\d+\.\d+[\w.-]*\.js$/

/** The address at which the widgets find the icons of providers. */
const CLERK_ICONS = 'https://img.clerk.com/static/'

/**
 * The bundles of ClerkJS and its widgets, from the packages that are installed here, at the paths
 * of Clerk's own network. The version in the path is ignored: there is only one.
 */
export function registerAssets(fapi: SandboxServer): void {
  const Params = Type.Object({ package: Type.String(), file: Type.String() })

  fapi.get(
    '/npm/@clerk/:package/dist/:file',
    { schema: { params: Params } },
    async (request, reply) => {
      const { file } = request.params
      const [name = ''] = request.params.package.split('@')
      if (!BUNDLED.includes(name) || !BUNDLE.test(file)) throw notFound('bundle', file)
      const folder = findBundles(name)
      if (!folder) {
        throw new ClerkApiError(
          404,
          'sandbox_package_not_installed',
          'not installed',
          `@clerk/${name} is not installed. ${bundleAdvice() ?? ''}`,
        )
      }
      const content = await readFile(join(folder, file)).catch(() => {
        throw notFound('bundle', file)
      })
      const age = CHUNK.test(file) ? 'max-age=31536000, immutable' : 'max-age=3600'
      reply.header('cache-control', `public, ${age}`)
      reply.type(TYPES[extname(file)] ?? '')
      // The widgets load only the icons of providers from Clerk's network.
      if (!content.includes(CLERK_ICONS)) return content
      return content.toString().replaceAll(CLERK_ICONS, `${frontendApiOf(request)}/icons/`)
    },
  )

  fapi.get(
    '/icons/:file',
    { schema: { params: Type.Object({ file: Type.String() }) } },
    async (request, reply) => {
      reply.header('cache-control', 'public, max-age=3600')
      reply.type('image/svg+xml')
      return initialsSvg(request.params.file.charAt(0).toUpperCase())
    },
  )
}
