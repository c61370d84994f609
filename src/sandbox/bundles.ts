import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'

/** The packages of ClerkJS and of its widgets, which are installed beside this one. */
export const BUNDLED = ['clerk-js', 'ui']

/**
 * The folder of a package's bundles, as seen from here or from the application that runs this.
 * (The `exports` of these packages hide it from `require.resolve`.)
 * @param name one of {@link BUNDLED}
 */
export function findBundles(name: string): string | undefined {
  const folders = [import.meta.url, join(process.cwd(), 'package.json')].flatMap(
    (from) => createRequire(from).resolve.paths(`@clerk/${name}`) ?? [],
  )
  return folders
    .map((folder) => join(folder, '@clerk', name, 'dist'))
    .find((folder) => existsSync(folder))
}

/** One line that says how to get the bundles which are not installed; undefined when all are. */
export function bundleAdvice(): string | undefined {
  const missing = BUNDLED.filter((name) => findBundles(name) === undefined)
  if (missing.length === 0) return undefined
  const packages = missing.map((name) => `@clerk/${name}`).join(' ')
  return `For Clerk's widgets in the browser: npm install --save-dev ${packages}`
}
