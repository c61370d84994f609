import { execFile } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import type { Clerk } from '@clerk/clerk-js'
import type { OpenAPIV3_1 } from 'openapi-types'
import ts from 'typescript'
import { beforeAll, describe, expect, expectTypeOf, test } from 'vitest'
import { clientPackage } from '../../src/api/document.ts'
import type * as Package from '../../src/client/index.ts'
import { problems as ownProblems } from '../../src/api/problems.ts'
import { type ProblemCode, problems as kitProblems } from '../../src/kit/problems/catalogue.ts'
import { type Api, startApi } from '../api.ts'
import { listen } from '../client/observed.ts'
import { closeAfterTests } from '../closing.ts'
import { type Run, run } from './process.ts'

const ROOT = fileURLToPath(new URL('../..', import.meta.url))
const NAME = clientPackage
/** The packages that users have beside the client. */
const CLIENTS = join(ROOT, 'test/clients/node_modules')
const document = JSON.parse(
  readFileSync(join(ROOT, 'openapi/openapi.json'), 'utf8'),
) as OpenAPIV3_1.Document

/** The project of a user, with the package installed. */
const project = mkdtempSync(join(tmpdir(), 'project-'))
closeAfterTests(() => {
  rmSync(project, { recursive: true })
})
const installed = (file: string) => join(project, 'node_modules', NAME, file)
const readme = () => readFileSync(installed('README.md'), 'utf8')
const programs = () => [...readme().matchAll(/```ts\n([^]*?)```/g)].map(([, text = '']) => text)

let packed: Run
let api: Api
let url: string

beforeAll(async () => {
  packed = await run(['scripts/client.ts', '--out', join(project, 'packed')])
  install(packed.stdout.trim())
  await promisify(execFile)(
    'npm',
    [
      'install',
      '--offline',
      '--ignore-scripts',
      '--install-links',
      '--cache',
      join(project, '.npm'),
    ],
    { cwd: project },
  )
  api = await startApi()
  url = await listen(api)
})

/** Takes the packages of the registry from this checkout, so that no network is needed. */
function install(tarball: string): void {
  const fromHere = (name: string) => `file:${join(ROOT, 'node_modules', name)}`
  const dependencies = {
    [NAME]: `file:${tarball}`,
    'openapi-fetch': fromHere('openapi-fetch'),
    'openapi-typescript-helpers': fromHere('openapi-typescript-helpers'),
  }
  writeFileSync(
    join(project, 'package.json'),
    JSON.stringify({ private: true, type: 'module', dependencies }),
  )
}

describe('the package', () => {
  test('has the version, the license and the document of the contract, and one dependency', () => {
    expect(packed.code).toBe(0)
    expect(JSON.parse(readFileSync(installed('package.json'), 'utf8'))).toMatchObject({
      name: NAME,
      version: document.info.version,
      license: 'MIT',
      dependencies: { 'openapi-fetch': expect.stringMatching(/^\^/) },
    })
    expect(JSON.parse(readFileSync(installed('openapi.json'), 'utf8'))).toEqual(document)
    expect(readFileSync(installed('LICENSE'), 'utf8')).toContain('MIT')
  })

  test('is packed as the usage says', async () => {
    const help = await run(['scripts/client.ts', '--help'])
    expect(help).toMatchObject({ code: 0, stdout: expect.stringContaining('--out DIR') })
    const refused = await run(['scripts/client.ts', '--outt'])
    expect(refused).toMatchObject({ code: 2, stderr: expect.stringContaining('Usage:') })
  })
})

const FOR_NODE = {
  module: ts.ModuleKind.NodeNext,
  lib: ['lib.es2022.d.ts'],
  types: ['node'],
  typeRoots: [join(ROOT, 'node_modules/@types')],
}
const FOR_BROWSERS = {
  module: ts.ModuleKind.ESNext,
  moduleResolution: ts.ModuleResolutionKind.Bundler,
  lib: ['lib.es2022.d.ts', 'lib.dom.d.ts', 'lib.dom.iterable.d.ts'],
  types: [],
  exactOptionalPropertyTypes: true,
  noUncheckedIndexedAccess: true,
}

/** Compiles programs of the project in place, and returns TypeScript's errors. */
function compile(sources: Record<string, string>, options: ts.CompilerOptions): string[] {
  const files = Object.entries(sources).map(([name, source]) => {
    const file = join(project, name)
    writeFileSync(file, source)
    return file
  })
  const program = ts.createProgram(files, {
    strict: true,
    target: ts.ScriptTarget.ES2022,
    ...options,
  })
  // The package's files too, but not those of TypeScript and Node.js, which take seconds.
  const own = program.getSourceFiles().filter(({ fileName }) => fileName.startsWith(project))
  const found = own.flatMap((file) => [
    ...program.getSyntacticDiagnostics(file),
    ...program.getSemanticDiagnostics(file),
    ...program.emit(file).diagnostics,
  ])
  return [...program.getOptionsDiagnostics(), ...found].map(
    ({ file, messageText }) =>
      `${file?.fileName ?? ''}: ${ts.flattenDiagnosticMessageText(messageText, ' ')}`,
  )
}

/** The modules of the README, in files of their own. */
function snippets(): Record<string, string> {
  return Object.fromEntries(programs().map((text, index) => [`snippet-${index}.ts`, text]))
}

describe('its README', () => {
  const printed = async (file: string) => {
    const { stdout } = await promisify(execFile)(process.execPath, [file], {
      cwd: project,
      env: { PATH: process.env.PATH, API_URL: url, API_TOKEN: api.session('ada') },
    })
    return stdout
  }
  const withQueries = existsSync(join(CLIENTS, 'openapi-react-query'))
  const forQueries = ([, text]: [string, string]) => text.includes("from 'openapi-react-query'")

  test('has programs that compile as they are, and run', async () => {
    const own = Object.entries(snippets()).filter((one) => !forQueries(one))
    expect(own).toHaveLength(4)
    expect(compile(Object.fromEntries(own), FOR_NODE)).toEqual([])
    const outputs: string[] = []
    for (const [file] of own) outputs.push(await printed(file.replace('.ts', '.js')))
    const [hello, users = '', problem, unchanged] = outputs
    expect(hello).toMatch(/^Hello ada\nCreated Initech at 20[0-9-]+T[0-9:.]+Z\n$/)
    expect(users.trim().split('\n').sort()).toEqual(
      [...api.sandbox.store.users.values()].map(({ username }) => String(username)).sort(),
    )
    expect(problem).toBe('404\nuser_not_found\n')
    expect(unchanged).toBe('304 true\n')
  })

  const how = withQueries ? '' : ' (needs the generators: npm ci --prefix test/clients)'
  test.skipIf(!withQueries)(`shows openapi-react-query on the client${how}`, async () => {
    const [, hook] = Object.entries(snippets()).find(forQueries) ?? ['', '']
    const program = `import { QueryClient } from '@tanstack/react-query'
${hook.replace('http://localhost:8080', url)}
const { status } = await new QueryClient().fetchQuery(queries.queryOptions('get', '/health/live'))
console.log(status)
`
    for (const name of ['openapi-react-query', '@tanstack', 'react', '@types'])
      symlinkSync(join(CLIENTS, name), join(project, 'node_modules', name), 'junction')
    expect(compile({ 'queries.ts': program }, { ...FOR_BROWSERS, types: [] })).toEqual([])
    expect(await printed('queries.js')).toBe('ok\n')
  })

  test('has the options and their defaults', () => {
    const rows = [...readme().matchAll(/^\| `(\w+)` +\| +(\S*) /gm)].map(([, name]) => name)
    expectTypeOf<'baseUrl' | 'getToken' | 'retries' | 'maxRetryAfter' | 'fetch'>().toExtend<
      keyof Package.ClientOptions
    >()
    expect(rows).toEqual(['baseUrl', 'getToken', 'retries', 'maxRetryAfter', 'fetch'])
  })
})

const TYPES = `
import { createClient, isProblem, unwrap } from '${NAME}'
import type { Problem, ProblemCode, ProblemOf, Schemas } from '${NAME}'

type Same<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false
export const same = <A, B>(same: Same<A, B>) => same

const api = createClient({ baseUrl: 'http://localhost', getToken: async () => null })

export async function results() {
  const page = await unwrap(api.GET('/v1/users', { params: { query: { limit: 10 } } }))
  same<typeof page, Schemas['UserPage']>(true)
  const named = await unwrap(api.listUsers({ query: { limit: 10 } }))
  same<typeof named, Schemas['UserPage']>(true)
  for await (const user of api.listUsers.all()) same<typeof user, Schemas['AdminUser']>(true)
  const nothing = await unwrap(api.deleteMe())
  same<typeof nothing, undefined>(true)
  // @ts-expect-error There is no such operation.
  await api.GET('/v1/nothing')
  // @ts-expect-error There is no such operation.
  await api.getNothing()
  // @ts-expect-error Clerk calls this one.
  await api.receiveClerkWebhook()
  // @ts-expect-error The name is needed.
  await api.createOrganization({ body: {} })
  // @ts-expect-error The id is needed.
  await api.getUser()
  // @ts-expect-error It is no list.
  api.getUser.all
  // @ts-expect-error There is no such parameter.
  await api.listUsers({ query: { colour: 'red' } })
  // @ts-expect-error It is no read.
  await api.deleteMe({ known: await api.deleteMe() })
}

export async function errors() {
  const { error } = await api.getUser({ path: { userId: 'user_1' } })
  if (error?.code === 'user_not_found') same<typeof error.status, 404>(true)
  if (error?.code === 'rate_limited') same<typeof error.status, 429>(true)
  // @ts-expect-error The operation does not answer it.
  if (error?.code === 'body_too_large') return
  // @ts-expect-error There is no such code.
  if (error?.code === 'no_such_code') return
  if (isProblem(error, 'user_not_found')) same<typeof error.status, 404>(true)
  const { error: byPath } = await api.GET('/v1/me')
  if (byPath?.code === 'user_not_found') same<typeof byPath.status, 404>(true)
  // @ts-expect-error There is no such code.
  isProblem(error, 'no_such_code')
}

export function narrow(problem: Problem): string {
  // @ts-expect-error There is no such code.
  if (problem.code === 'no_such_code') return ''
  if (problem.code === 'invalid_request') {
    same<typeof problem, ProblemOf<'invalid_request'>>(true)
    same<typeof problem.status, 400>(true)
    // @ts-expect-error It is always 400.
    if (problem.status === 401) return ''
    return problem.errors?.[0]?.pointer ?? ''
  }
  // @ts-expect-error That one is dealt with.
  if (problem.code === 'invalid_request') return ''
  return problem.detail
}

export function known(value: unknown): ProblemCode | undefined {
  return isProblem(value) ? value.code : undefined
}
`

describe('its types', () => {
  /** Problems with an example in the document. Other problems occur outside of operations. */
  const documented = Object.values(document.components?.responses ?? {}).flatMap((response) => {
    const content = 'content' in response ? response.content : undefined
    return Object.keys(content?.['application/problem+json']?.examples ?? {})
  }) as ProblemCode[]

  test.each([
    ['for Node.js', FOR_NODE],
    ['for browsers, with a bundler', FOR_BROWSERS],
    ['for CommonJS, under node16', { ...FOR_NODE, module: ts.ModuleKind.Node16 }],
  ])('say what is answered, and narrow by code: %s', (_name, options) => {
    const statuses = documented.map(
      (code) =>
        `same<ProblemOf<'${code}'>['status'], ${{ ...kitProblems, ...ownProblems }[code].status}>(true)`,
    )
    const file = options.module === ts.ModuleKind.Node16 ? 'types.cts' : 'types.ts'
    expect(compile({ [file]: `${TYPES}\n${statuses.join('\n')}\n` }, options)).toEqual([])
  })

  test('know every code', () => {
    expectTypeOf<Package.ProblemCode>().toEqualTypeOf<ProblemCode>()
    expect(documented.length).toBeGreaterThan(20)
  })

  test("fit Clerk's", () => {
    type ClerkToken = NonNullable<Clerk['session']>['getToken']
    expectTypeOf<ClerkToken>().toExtend<Package.GetToken>()
  })
})

describe('the package as CommonJS', () => {
  test('calls the API', async () => {
    const program = `const { createClient } = require('${NAME}')
createClient({ baseUrl: ${JSON.stringify(url)} }).getLiveness().then(({ data }) => console.log(data.status))`
    writeFileSync(join(project, 'required.cjs'), program)
    const { stdout } = await promisify(execFile)(process.execPath, ['required.cjs'], {
      cwd: project,
    })
    expect(stdout).toBe('ok\n')
  })

  test('and as ES module has types for every way to resolve them', async () => {
    const attw = join(ROOT, 'node_modules/@arethetypeswrong/cli/dist/index.js')
    const { stdout } = await promisify(execFile)(
      process.execPath,
      [attw, packed.stdout.trim(), '--format', 'json'],
      { maxBuffer: 1e8 },
    )
    const { analysis } = JSON.parse(stdout) as { analysis: { problems: unknown[] } }
    expect(analysis.problems).toEqual([])
  })
})
