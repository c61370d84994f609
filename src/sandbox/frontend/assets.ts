import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { Type } from '@sinclair/typebox'
import { notFound } from '../errors.ts'
import type { SandboxServer } from '../http.ts'

const require = createRequire(import.meta.url)

/** The folder of a package's bundles; undefined where it is not installed. */
function distOf(name: string): string | undefined {
  const folders = require.resolve.paths('@clerk') ?? []
  return folders.map((folder) => join(folder, '@clerk', name, 'dist')).find(existsSync)
}

/**
 * The bundles of ClerkJS and its widgets, from the installed packages, at the addresses that they
 * have in Clerk's own network. The version in the address is not looked at: one is installed.
 */
export function registerAssets(fapi: SandboxServer): void {
  const folders = new Map(['clerk-js', 'ui'].map((name) => [name, distOf(name)]))
  const params = Type.Object({ package: Type.String(), '*': Type.String() })

  fapi.get('/npm/@clerk/:package/dist/*', { schema: { params } }, async ({ params }, reply) => {
    const file = params['*']
    const folder = folders.get(params.package.split('@', 1)[0] ?? '')
    if (!folder || !/^[\w-][\w.-]*\.(?:js|css|map)$/.test(file)) throw notFound('file', file)
    try {
      const content = await readFile(join(folder, file))
      const type = file.endsWith('.css') ? 'text/css' : 'text/javascript'
      return await reply
        .header('cache-control', 'public, max-age=3600')
        .type(`${type}; charset=utf-8`)
        .send(content)
    } catch {
      throw notFound('file', file)
    }
  })
}
