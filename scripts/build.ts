import { cp, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import ts from 'typescript'
import { runCommand } from './command.ts'
import { compile } from './compile.ts'

const USAGE = `Usage: npm run build

Compiles the server to dist, for "node dist/server.js", without the sandbox: production needs real
Clerk keys. To run, it needs package.json and openapi/examples.json beside it, and the packages that
"npm ci --omit=dev" installs.`

const ROOT = fileURLToPath(new URL('..', import.meta.url))
const SOURCES = join(ROOT, 'src')
const BUILT = join(ROOT, 'dist')
const BUILT_SANDBOX = join(BUILT, 'sandbox/')
/** What the server reads beside its modules. */
const PAGE = 'plugins/docs/page'

await runCommand(USAGE, async () => {
  parseArgs()
  await rm(BUILT, { recursive: true, force: true })
  const { options, fileNames } = readProject()
  compile(
    [join(SOURCES, 'server.ts'), ...fileNames.filter((name) => name.endsWith('.d.ts'))],
    { ...options, noEmit: false, sourceMap: true, rootDir: SOURCES, outDir: BUILT },
    (path, text) => {
      if (!path.startsWith(BUILT_SANDBOX)) ts.sys.writeFile(path, text)
    },
  )
  await cp(join(SOURCES, PAGE), join(BUILT, PAGE), { recursive: true })
})

function readProject(): ts.ParsedCommandLine {
  const { config } = ts.readConfigFile(join(ROOT, 'tsconfig.json'), (path) =>
    ts.sys.readFile(path),
  ) as { config: unknown }
  return ts.parseJsonConfigFileContent(config, ts.sys, ROOT)
}
