import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'

/** The packages of ClerkJS and its widgets. */
export const BUNDLED = ['clerk-js', 'ui']

/**
 * The folder of a package's bundles: as installed by the application that runs this, or else beside
 * this package.
 * (The `exports` of these packages hide it from `require.resolve`.)
 * @param name one of {@link BUNDLED}
 */
export function findBundles(name: string): string | undefined {
  const folders = [join(process.cwd(), 'package.json'), import.meta.url].flatMap(
    (from) => createRequire(from).resolve.paths(`@clerk/${name}`) ?? [],
  )
  return folders
    .map((folder) => join(folder, '@clerk', name, 'dist'))
    .find((folder) => existsSync(folder))
}

/** One line that says how to install the missing bundles; undefined if none is missing. */
export function bundleAdvice(): string | undefined {
  const missing = BUNDLED.filter((name) => findBundles(name) === undefined)
  if (missing.length === 0) return undefined
  const packages = missing.map((name) => `@clerk/${name}`).join(' ')
  return `For Clerk's widgets in the browser: npm install --save-dev ${packages}`
}
