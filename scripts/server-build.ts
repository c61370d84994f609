import { cp, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import ts from 'typescript'
import { compile } from './compile.ts'

const ROOT = fileURLToPath(new URL('..', import.meta.url))
const SOURCES = join(ROOT, 'src')
const BUILT = join(ROOT, 'dist')
const BUILT_SANDBOX = join(BUILT, 'sandbox/')
/** Files that the server reads besides its modules. */
const PAGE = 'kit/docs/page'

/**
 * Compiles the server to dist, without the sandbox.
 * @returns how many modules that are
 * @throws {CommandError} with what the compiler complains of
 */
export async function buildServer(): Promise<number> {
  let modules = 0
  await rm(BUILT, { recursive: true, force: true })
  const { options, fileNames } = readProject()
  compile(
    [join(SOURCES, 'server.ts'), ...fileNames.filter((name) => name.endsWith('.d.ts'))],
    { ...options, noEmit: false, sourceMap: true, rootDir: SOURCES, outDir: BUILT },
    (path, text) => {
      if (path.startsWith(BUILT_SANDBOX)) return
      ts.sys.writeFile(path, text)
      if (path.endsWith('.js')) modules += 1
    },
  )
  await cp(join(SOURCES, PAGE), join(BUILT, PAGE), { recursive: true })
  return modules
}

function readProject(): ts.ParsedCommandLine {
  const { config } = ts.readConfigFile(join(ROOT, 'tsconfig.json'), (path) =>
    ts.sys.readFile(path),
  ) as { config: unknown }
  return ts.parseJsonConfigFileContent(config, ts.sys, ROOT)
}
