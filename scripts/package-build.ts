import { chmod, cp, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import ts from 'typescript'
import { compile } from './compile.ts'

const ROOT = fileURLToPath(new URL('..', import.meta.url))
const BUILT = join(ROOT, 'dist')
/** The server, the entry points of the package, and its command. */
const ENTRIES = [
  'src/server.ts',
  'src/kit/index.ts',
  'src/sandbox/index.ts',
  'src/contract/index.ts',
  'scripts/bin.ts',
]
/** Other files that these modules read. */
const PAGES = ['kit/docs/page', 'sandbox/control/page']

/**
 * Compiles the server and the package to dist, with declarations: `src` into its root, `scripts`
 * into a subfolder.
 * @returns the number of modules
 * @throws {CommandError} with the compiler's errors
 */
export async function buildPackage(): Promise<number> {
  let modules = 0
  await rm(BUILT, { recursive: true, force: true })
  const { options, fileNames } = readProject()
  const ambient = fileNames.filter((name) => name.endsWith('.d.ts') && !name.includes('/test/'))
  compile(
    [...ENTRIES.map((entry) => join(ROOT, entry)), ...ambient],
    { ...options, noEmit: false, declaration: true, rootDir: ROOT, outDir: BUILT },
    (path, text) => {
      const isScript = path.startsWith(join(BUILT, 'scripts/'))
      ts.sys.writeFile(
        isScript ? path : path.replace(join(BUILT, 'src/'), join(BUILT, '/')),
        adjusted(path, isScript ? text.replaceAll(/(['"])\.\.\/src\//g, '$1../') : text),
      )
      if (path.endsWith('.js')) modules += 1
    },
  )
  for (const page of PAGES)
    await cp(join(ROOT, 'src', page), join(BUILT, page), { recursive: true })
  await chmod(join(BUILT, 'scripts/bin.js'), 0o755)
  return modules
}

/**
 * Converts the imports in declarations: the compiler keeps `.ts`, which other projects cannot
 * resolve.
 */
function adjusted(path: string, text: string): string {
  if (!path.endsWith('.d.ts')) return text
  return text
    .replaceAll(/(from |import\()(['"])(\.[^'"]*)\.ts\2/g, '$1$2$3.js$2')
    .replaceAll(/(declare module )(['"])(\.[^'"]*)\.ts\2/g, '$1$2$3.js$2')
}

function readProject(): ts.ParsedCommandLine {
  const { config } = ts.readConfigFile(join(ROOT, 'tsconfig.json'), (path) =>
    ts.sys.readFile(path),
  ) as { config: unknown }
  return ts.parseJsonConfigFileContent(config, ts.sys, ROOT)
}
