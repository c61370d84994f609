import { execFile } from 'node:child_process'
import { cp, mkdir, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import type { OpenAPIV3_1 } from 'openapi-types'
import ts from 'typescript'
import { routes } from '../src/client/contract.ts'
import { CommandError } from './command.ts'
import { compile } from './compile.ts'

const ROOT = fileURLToPath(new URL('..', import.meta.url))

/** The part of the module src/client/contract.ts that is not of types. */
const ROUTES = `/** The method and the path of an operation, and of some lists, their cursor. */
export type Route = readonly [method: string, path: string, cursor?: 'after']

/** The operations by id. */
export const routes = ${JSON.stringify(routes)} as const
`

interface Manifest {
  name: string
  devDependencies: Record<string, string>
}

/**
 * Packs the client.
 * @param directory of the new package
 * @returns the path of the package
 * @throws {CommandError} if it cannot be written there, or the client does not compile
 */
export async function packClient(directory: string): Promise<string> {
  const out = resolve(directory)
  await mkdir(out, { recursive: true }).catch((error: unknown) => {
    throw new CommandError(2, `Cannot write to ${directory}: ${String(error)}`)
  })
  const work = await mkdtemp(join(tmpdir(), 'client-'))
  try {
    await build(work)
    return join(directory, await pack(join(work, 'package'), out))
  } finally {
    await rm(work, { recursive: true })
  }
}

/** Makes the folder `package` as it will be installed. */
async function build(work: string): Promise<void> {
  const document = JSON.parse(await read('openapi/openapi.json')) as OpenAPIV3_1.Document
  const { name: apiName, devDependencies } = JSON.parse(await read('package.json')) as Manifest
  const name = `${apiName}-client`
  const folder = join(work, 'package')
  await mkdir(folder)
  await writeFile(
    join(folder, 'package.json'),
    `${JSON.stringify(manifest(name, document, devDependencies['openapi-fetch'] ?? ''), null, 2)}\n`,
  )
  const readme = await read('src/client/README.md')
  await writeFile(
    join(folder, 'README.md'),
    readme.replaceAll('clerk-fastify-openapi-client', name),
  )
  for (const file of ['LICENSE', 'openapi/openapi.json'])
    await cp(join(ROOT, file), join(folder, file.replace('openapi/', '')))

  const sources = join(folder, 'src')
  await cp(join(ROOT, 'src/client'), sources, { recursive: true })
  await writeFile(join(sources, 'contract.ts'), `${await read('openapi/client.d.ts')}\n${ROUTES}`)
  await symlink(join(ROOT, 'node_modules'), join(work, 'node_modules'), 'junction')
  await compileAs('module', sources, join(folder, 'dist'))
  await compileAs('commonjs', sources, join(folder, 'dist/cjs'))
}

/** Compiles the sources, with a package.json that tells Node.js and TypeScript their format. */
async function compileAs(type: 'module' | 'commonjs', sources: string, out: string): Promise<void> {
  const format = JSON.stringify({ type })
  await writeFile(join(sources, 'package.json'), format)
  compile([join(sources, 'index.ts')], compilerOptions(out), (path, text) => {
    ts.sys.writeFile(path, path.endsWith('.d.ts') ? withJsImports(text) : text)
  })
  if (type === 'commonjs') await writeFile(join(out, 'package.json'), format)
}

/** Compiles to JavaScript and declarations that any project can use. */
function compilerOptions(outDir: string): ts.CompilerOptions {
  return {
    strict: true,
    target: ts.ScriptTarget.ES2022,
    lib: ['lib.es2022.d.ts', 'lib.dom.d.ts', 'lib.dom.iterable.d.ts'],
    module: ts.ModuleKind.NodeNext,
    types: [],
    noUncheckedIndexedAccess: true,
    exactOptionalPropertyTypes: true,
    skipLibCheck: true,
    declaration: true,
    outDir,
  }
}

function manifest(name: string, { info }: OpenAPIV3_1.Document, openapiFetch: string) {
  return {
    name,
    version: info.version,
    description: `Typed client of an HTTP API: ${info.summary ?? info.title}.`,
    keywords: ['openapi', 'client', 'clerk', 'fetch', 'typescript'],
    license: info.license?.identifier ?? info.license?.name,
    type: 'module',
    main: './dist/cjs/index.js',
    types: './dist/cjs/index.d.ts',
    exports: {
      '.': {
        import: { types: './dist/index.d.ts', default: './dist/index.js' },
        require: { types: './dist/cjs/index.d.ts', default: './dist/cjs/index.js' },
      },
      './openapi.json': './openapi.json',
      './package.json': './package.json',
    },
    files: ['dist', 'openapi.json'],
    engines: { node: '>=18' },
    sideEffects: false,
    dependencies: { 'openapi-fetch': openapiFetch },
  }
}

/**
 * Converts the imports of declarations, which `rewriteRelativeImportExtensions` keeps and not every
 * tool reads.
 */
function withJsImports(declarations: string): string {
  return declarations.replaceAll(/ from '(\.\/\w+)\.ts'/g, " from '$1.js'")
}

/** Returns the name of the tarball. */
async function pack(folder: string, out: string): Promise<string> {
  const { stdout } = await promisify(execFile)(
    'npm',
    ['pack', '--json', '--ignore-scripts', '--pack-destination', out],
    { cwd: folder },
  )
  const [packed] = JSON.parse(stdout) as { filename: string }[]
  return packed?.filename ?? ''
}

function read(path: string): Promise<string> {
  return readFile(join(ROOT, path), 'utf8')
}
