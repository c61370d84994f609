import { execFile } from 'node:child_process'
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { promisify } from 'node:util'
import type { OpenAPIV3 } from 'openapi-types'
import ts from 'typescript'
import { beforeAll, describe, expect, test } from 'vitest'
import { validFor } from '../../src/sandbox/index.ts'
import { type Api, first, startApi } from '../api.ts'
import type { Connect } from '../clients/calls.ts'
import { closeAfterTests } from '../closing.ts'

const ROOT = fileURLToPath(new URL('../..', import.meta.url))
const GENERATORS = join(ROOT, 'test/clients/node_modules')

interface Generator {
  name: string
  /** Writes `generated.ts`, or a folder `generated`, into the working directory. */
  command: (document: string) => string[]
  /** The folder `node_modules` with the packages of the generator. */
  modules: string
  /** Files of the working directory, by name: the configuration of the generator. */
  files?: (document: string) => Record<string, string>
  /** The documents that it reads. Default: all. */
  documents?: string[]
}

/** Several of these read both documents; for the others, the truth is enough. */
const TRUTH = ['openapi.json']

const generators: Generator[] = [
  {
    name: 'openapi-fetch',
    modules: join(ROOT, 'node_modules'),
    command: (document) => ['openapi-typescript/bin/cli.js', document, '-o', 'generated.ts'],
  },
  {
    name: 'hey-api',
    modules: GENERATORS,
    command: (document) => [
      '@hey-api/openapi-ts/bin/run.js',
      ...['-i', document, '-o', 'generated', '-c', '@hey-api/client-fetch'],
    ],
  },
  {
    name: 'orval',
    modules: GENERATORS,
    command: () => ['orval/dist/bin/orval.js', '--config', 'orval.config.ts'],
    files: (document) => ({ 'orval.config.ts': orvalConfig(document, "client: 'fetch'") }),
  },
  {
    name: 'orval-axios',
    modules: GENERATORS,
    documents: TRUTH,
    command: () => ['orval/dist/bin/orval.js', '--config', 'orval.config.ts'],
    files: (document) => ({
      'orval.config.ts': orvalConfig(
        document,
        "client: 'axios-functions', override: { useBigInt: true }",
      ),
    }),
  },
  {
    name: 'kubb',
    modules: GENERATORS,
    documents: TRUTH,
    command: () => ['@kubb/cli/bin/kubb.cjs', 'generate', '--config', 'kubb.config.ts'],
    files: (document) => ({
      'kubb.config.ts': `import { defineConfig } from '@kubb/core'
import { pluginClient } from '@kubb/plugin-client'
import { pluginOas } from '@kubb/plugin-oas'
import { pluginTs } from '@kubb/plugin-ts'
export default defineConfig({
  input: { path: ${JSON.stringify(document)} },
  output: { path: './generated', extension: { '.ts': '.js' }, format: false, lint: false },
  plugins: [
    pluginOas({ generators: [], validate: false }),
    pluginTs({ output: { path: 'types.ts' } }),
    pluginClient({ output: { path: 'client.ts' }, client: 'fetch', dataReturnType: 'full', paramsType: 'inline' }),
  ],
})`,
    }),
  },
  {
    name: 'rtk-query',
    modules: GENERATORS,
    documents: TRUTH,
    command: () => ['@rtk-query/codegen-openapi/lib/bin/cli.mjs', 'config.cjs'],
    files: (document) => ({
      'api.ts': readFileSync(join(ROOT, 'test/clients/configurations/rtk-query-api.ts'), 'utf8'),
      // With enums, names that TypeScript reserves would not compile.
      'config.cjs': `module.exports = {
  schemaFile: ${JSON.stringify(document)},
  apiFile: './api.js',
  apiImport: 'api',
  outputFile: './generated.ts',
  exportName: 'generated',
  useEnumType: true,
}`,
    }),
  },
  {
    name: 'swagger-typescript-api',
    modules: GENERATORS,
    command: (document) => [
      'swagger-typescript-api/dist/cli.mjs',
      ...['generate', '-p', document, '-o', '.', '-n', 'generated.ts'],
    ],
  },
]

function orvalConfig(document: string, output: string): string {
  const target = `target: 'generated.ts', baseUrl: '${url}'`
  return `export default { api: { input: ${JSON.stringify(document)}, output: { ${target}, ${output} } } }`
}

/** OpenAPI 3.0 is for generators that do not read 3.1 yet. */
const documents = ['openapi.json', 'openapi-3.0.json'].filter((name) =>
  existsSync(join(ROOT, 'openapi', name)),
)

const folder = mkdtempSync(join(tmpdir(), 'clients-'))
closeAfterTests(() => {
  rmSync(folder, { recursive: true })
})
const folderOf = (document: string, { name }: Generator) => join(folder, document, name)
const documentsOf = (generator: Generator) =>
  documents.filter((name) => generator.documents?.includes(name) ?? true)
const installed = generators.filter(({ modules }) => existsSync(modules))

/** The output of the generators, by their folders. */
const printed = new Map<string, string>()
/** The errors of TypeScript, as `file(line): message`. */
let diagnostics: string[]
let url: string
let token: string
let api: Api

beforeAll(async () => {
  api = await startApi()
  await api.app.listen({ port: 0, host: '127.0.0.1' })
  url = `http://127.0.0.1:${(api.app.server.address() as AddressInfo).port}`
  // It outlives the generators, which take minutes on a busy machine.
  token = api.session('ada', undefined, validFor(3600))

  writeFileSync(join(folder, 'package.json'), '{ "type": "module" }')
  writeFileSync(
    join(folder, 'tsconfig.json'),
    JSON.stringify({ compilerOptions: { module: 'NodeNext' } }),
  )
  const all = installed.flatMap((generator) =>
    documentsOf(generator).map((document) => ({ document, generator })),
  )
  await Promise.all(all.map(({ document, generator }) => generate(document, generator)))
  diagnostics = compile(
    all.map(({ document, generator }) => join(folderOf(document, generator), 'program.ts')),
  )
})

/** Generates the client of a document, beside the program that uses it. */
async function generate(document: string, generator: Generator): Promise<void> {
  const cwd = folderOf(document, generator)
  mkdirSync(cwd, { recursive: true })
  const file = join(ROOT, 'openapi', document)
  copyFileSync(join(ROOT, 'test/clients/calls.ts'), join(cwd, '../calls.ts'))
  writeFileSync(join(cwd, '../codes.ts'), `export type ProblemCode = ${codesOf(file)}\n`)
  copyFileSync(join(ROOT, `test/clients/programs/${generator.name}.ts`), join(cwd, 'program.ts'))
  symlinkSync(generator.modules, join(cwd, 'node_modules'), 'junction')
  for (const [name, text] of Object.entries(generator.files?.(file) ?? {}))
    writeFileSync(join(cwd, name), text)
  const [program = '', ...args] = generator.command(file)
  const { stdout, stderr } = await promisify(execFile)(
    process.execPath,
    [join(generator.modules, program), ...args],
    { cwd, env: { ...process.env, NO_COLOR: '1' } },
  ).catch((error: unknown) => ({ stdout: '', stderr: `Error: ${String(error)}` }))
  printed.set(cwd, stdout + stderr)
  checkAll(join(cwd, 'generated.ts'))
}

function codesOf(file: string): string {
  const { components } = JSON.parse(readFileSync(file, 'utf8')) as OpenAPIV3.Document
  const { properties } = components?.schemas?.Problem as OpenAPIV3.SchemaObject
  const { enum: codes = [] } = properties?.code as OpenAPIV3.SchemaObject
  return codes.map((code) => `'${String(code)}'`).join(' | ')
}

/**
 * Removes the comments with which some generators turn off type checks, and completes the path of
 * an import that one leaves to a bundler.
 */
function checkAll(file: string): void {
  if (!existsSync(file)) return
  const text = readFileSync(file, 'utf8')
  writeFileSync(file, text.replaceAll('// @ts-nocheck', '').replace('"./api"', '"./api.js"'))
}

/** Compiles the programs and all their imports, in place. */
function compile(files: string[]): string[] {
  const program = ts.createProgram(files, {
    strict: true,
    target: ts.ScriptTarget.ES2022,
    lib: ['lib.es2023.d.ts', 'lib.dom.d.ts', 'lib.dom.iterable.d.ts'],
    module: ts.ModuleKind.NodeNext,
    types: [],
    skipLibCheck: true,
  })
  const { diagnostics: ofEmit } = program.emit()
  return [...ts.getPreEmitDiagnostics(program), ...ofEmit].map(({ file, start, messageText }) => {
    const line = file?.getLineAndCharacterOfPosition(start ?? 0).line ?? 0
    return `${file?.fileName ?? ''}(${line + 1}): ${ts.flattenDiagnosticMessageText(messageText, ' ')}`
  })
}

for (const generator of generators) {
  const missing = !installed.includes(generator)
  const how = missing ? ' (needs the generators: npm ci --prefix test/clients)' : ''
  describe.skipIf(missing)(`a client by ${generator.name}${how}`, () => {
    describe.each(documentsOf(generator))('from %s', (document) => {
      test('is made without a warning', () => {
        expect(warningsIn(printed.get(folderOf(document, generator)))).toEqual([])
      })

      test('compiles, strictly, with data and codes of the types that the document says', () => {
        const own = `${folderOf(document, generator)}/`
        expect(diagnostics.filter((line) => line.startsWith(own))).toEqual([])
      })
    })

    describe('calls the API', () => {
      const connect = async (...[as]: [string?]) => {
        const file = join(folderOf('openapi.json', generator), 'program.js')
        const program = (await import(pathToFileURL(file).href)) as { connect: Connect }
        return program.connect(url, as)
      }

      test('as someone who signed in', async () => {
        const { status, data } = await (await connect(token)).getMe()
        expect(status).toBe(200)
        expect(data?.username).toBe('ada')
      })

      test('for the second page of a list', async () => {
        const { listUsers } = await connect(token)
        const names = async (offset: number) => {
          const { data } = await listUsers({ limit: 10, offset })
          expect(data?.totalCount).toBe(30)
          return data?.data.map(({ username }) => username) ?? []
        }
        const both = [...(await names(0)), ...(await names(10))]
        expect(new Set(both).size).toBe(20)
      })

      test('with a parameter that has several values', async () => {
        const { listUsers } = await connect(token)
        const { data } = await listUsers({
          emailAddresses: ['ada@example.com', 'grace@example.com'],
        })
        expect(data?.data.map(({ username }) => username).sort()).toEqual(['ada', 'grace'])
      })

      test('and creates something', async () => {
        const { createOrganization } = await connect(token)
        const { status, data } = await createOrganization(`By ${generator.name}`)
        expect(status).toBe(201)
        const created = first(api.sandbox.store.organizations, ({ id }) => id === data?.id)
        expect(created.name).toBe(`By ${generator.name}`)
      })

      test('without a token: 401', async () => {
        const { status, problem } = await (await connect()).getMe()
        expect(status).toBe(401)
        expect(problem?.code).toBe('not_authenticated')
      })

      test('for what there is not: 404', async () => {
        const { status, problem } = await (await connect(token)).getUser(`user_${'0'.repeat(27)}`)
        expect(status).toBe(404)
        expect(problem?.code).toBe('user_not_found')
      })

      test('with what is not accepted: 422, and where', async () => {
        const { changePassword } = await connect(token)
        const { status, problem } = await changePassword('guessed-secret', 'another-secret')
        expect(status).toBe(422)
        expect(problem?.code).toBe('not_accepted')
        expect(problem?.errors?.[0]?.pointer).toBe('/body/currentPassword')
      })
    })
  })
}

/** Lines about the document, without those of Node.js about itself. */
function warningsIn(output = 'Error: it did not run'): string[] {
  return output
    .split('\n')
    .filter((line) => /warn|deprecat|error|⚠/i.test(line) && !/\(node:\d+\)|Node\.js/.test(line))
}
