import { existsSync } from 'node:fs'
import { chmod, cp, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import ts from 'typescript'
import { bundle } from './bundle.ts'
import { compile } from './compile.ts'

const ROOT = fileURLToPath(new URL('..', import.meta.url))
const BUILT = join(ROOT, 'dist')
/** The folder in which it is made, and the former one. */
const [NEW, OLD] = [join(ROOT, 'dist-new'), join(ROOT, 'dist-old')]
const SERVER = 'src/server.ts'
/** The program that it loads, as compiled. */
const PROGRAM = join(NEW, 'process/index.js')
/** The doors of the package, and its command. */
const PACKAGE = [
  'src/kit/index.ts',
  'src/sandbox/index.ts',
  'src/contract/index.ts',
  'scripts/bin.ts',
]
/** Other files that these modules read. */
const PAGES = ['kit/docs/page', 'sandbox/control/page']
const SANDBOX = join(NEW, 'sandbox/')

/**
 * Compiles the server and the package to dist, with declarations: `src` into its root,
 * `scripts` into a subfolder.
 * @param serverAlone true for what a deployment needs: no sandbox, no declarations
 * @returns the number of modules
 * @throws {CommandError} with the compiler's errors
 */
export async function buildPackage(serverAlone = false): Promise<number> {
  const entries = serverAlone ? [SERVER] : [SERVER, ...PACKAGE]
  let modules = 0
  await rm(NEW, { recursive: true, force: true })
  const { options, fileNames } = readProject()
  const ambient = fileNames.filter((name) => name.endsWith('.d.ts') && !name.includes('/test/'))
  compile(
    [...entries.map((entry) => join(ROOT, entry)), ...ambient],
    { ...options, noEmit: false, declaration: !serverAlone, rootDir: ROOT, outDir: NEW },
    (path, text) => {
      const isScript = path.startsWith(join(NEW, 'scripts/'))
      const place = isScript ? path : path.replace(join(NEW, 'src/'), join(NEW, '/'))
      if (serverAlone && place.startsWith(SANDBOX)) return
      ts.sys.writeFile(
        place,
        adjusted(path, isScript ? text.replaceAll(/(['"])\.\.\/src\//g, '$1../') : text),
      )
      if (path.endsWith('.js')) modules += 1
    },
  )
  for (const page of PAGES.filter((one) => !serverAlone || one.startsWith('kit/')))
    await cp(join(ROOT, 'src', page), join(NEW, page), { recursive: true })
  await bundle(PROGRAM, NEW, ['../sandbox/index.js'])
  if (!serverAlone) await chmod(join(NEW, 'scripts/bin.js'), 0o755)
  // At once, because programs of the former build may be running.
  if (existsSync(BUILT)) await rename(BUILT, OLD)
  await rename(NEW, BUILT)
  await rm(OLD, { recursive: true, force: true })
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
