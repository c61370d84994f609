import { readFile } from 'node:fs/promises'
import { builtinModules } from 'node:module'
import { dirname, relative } from 'node:path'
import { build } from 'esbuild'

/** Some CommonJS packages call `require` for modules of Node.js. */
const REQUIRE =
  "import { createRequire as requireFor } from 'node:module'; const require = requireFor(import.meta.url);"

/**
 * Replaces a compiled program by one file with all the modules and packages that it imports, which
 * loads in half the time.
 * @param folder of the compiled modules
 * @param unbundled modules that are imported from where they are
 */
export async function bundle(program: string, folder: string, unbundled: string[]): Promise<void> {
  await build({
    entryPoints: [program],
    outfile: program,
    allowOverwrite: true,
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    external: unbundled,
    alias: Object.fromEntries(builtinModules.map((name) => [name, `node:${name}`])),
    // Fastify and pino read names of functions.
    keepNames: true,
    legalComments: 'none',
    logLevel: 'error',
    banner: { js: REQUIRE },
    plugins: [
      {
        name: 'own-urls',
        setup(building) {
          // A module that reads files beside it still finds them.
          building.onLoad({ filter: /\.js$/ }, async ({ path }) => {
            if (!path.startsWith(folder)) return undefined
            const place = JSON.stringify(relative(dirname(program), path))
            const url = `new URL(${place}, import.meta.url).href`
            const text = await readFile(path, 'utf8')
            return { contents: text.replaceAll('import.meta.url', url) }
          })
        },
      },
    ],
  })
}
