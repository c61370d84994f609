import { execFile } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { promisify } from 'node:util'
import type { Clerk } from '@clerk/clerk-js'
import type { OpenAPIV3_1 } from 'openapi-types'
import ts from 'typescript'
import { beforeAll, beforeEach, describe, expect, expectTypeOf, test } from 'vitest'
import { clientPackage } from '../../src/api/document.ts'
import type * as Package from '../../src/client/index.ts'
import { problems as ownProblems } from '../../src/api/problems.ts'
import { type ProblemCode, problems as kitProblems } from '../../src/kit/problems/catalogue.ts'
import { type Api, first, startApi } from '../api.ts'
import { closeAfterTests } from '../closing.ts'
import { faults, startFaultyClerk } from '../faulty-clerk.ts'
import { type Run, run } from './process.ts'

const ROOT = fileURLToPath(new URL('../..', import.meta.url))
const NAME = clientPackage
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
let createClient: typeof Package.createClient
let isProblem: typeof Package.isProblem
let unwrap: typeof Package.unwrap
let ProblemError: typeof Package.ProblemError

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
  const main = pathToFileURL(installed('dist/index.js')).href
  ;({ createClient, isProblem, unwrap, ProblemError } = (await import(main)) as typeof Package)
  api = await startApi()
  url = await listen(api)
}, 120_000)

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

async function listen({ app }: Api): Promise<string> {
  await app.listen({ port: 0, host: '127.0.0.1' })
  return `http://127.0.0.1:${(app.server.address() as AddressInfo).port}`
}

describe('the package', { timeout: 60_000 }, () => {
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

describe('its README', { timeout: 60_000 }, () => {
  test('has a program that compiles and runs, and shows how to tell problems apart', async () => {
    const [program = '', problem = ''] = programs()
    const lines = program.replace('isProblem,', 'ProblemError,').split('\n')
    const before = lines.filter((line) => !/error|data/.test(line)).join('\n')
    const after = `declare function reverify(error: unknown): Promise<void>\n${problem}`
    expect(
      compile({ 'program.ts': program, 'problem.ts': `${before}\n${after}\nexport {}` }, FOR_NODE),
    ).toEqual([])
    const { stdout } = await promisify(execFile)(process.execPath, ['program.js'], {
      cwd: project,
      env: { PATH: process.env.PATH, API_URL: url, API_TOKEN: api.session('grace') },
    })
    expect(stdout).toBe('Hello grace\nCreated Initech\n')
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

const client = createClient({ baseUrl: 'http://localhost', getToken: async () => null })

export async function results() {
  const page = await unwrap(client.GET('/v1/users', { params: { query: { limit: 10 } } }))
  same<typeof page, Schemas['UserPage']>(true)
  const nothing = await unwrap(client.DELETE('/v1/me'))
  same<typeof nothing, undefined>(true)
  // @ts-expect-error There is no such operation.
  await client.GET('/v1/nothing')
  // @ts-expect-error The name is needed.
  await client.POST('/v1/organizations', { body: {} })
  const { error } = await client.GET('/v1/me')
  if (isProblem(error, 'user_not_found')) same<typeof error.status, 404>(true)
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

describe('its types', { timeout: 60_000 }, () => {
  /** Problems with an example in the document. Other problems occur outside of operations. */
  const documented = Object.values(document.components?.responses ?? {}).flatMap((response) => {
    const content = 'content' in response ? response.content : undefined
    return Object.keys(content?.['application/problem+json']?.examples ?? {})
  }) as ProblemCode[]

  test.each([
    ['for Node.js', FOR_NODE],
    ['for browsers, with a bundler', FOR_BROWSERS],
  ])('say what is answered, and narrow by code: %s', (_name, options) => {
    const statuses = documented.map(
      (code) =>
        `same<ProblemOf<'${code}'>['status'], ${{ ...kitProblems, ...ownProblems }[code].status}>(true)`,
    )
    expect(compile({ 'types.ts': `${TYPES}\n${statuses.join('\n')}\n` }, options)).toEqual([])
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

/** A client, and its requests and its calls for tokens. */
function observed(options: Partial<Package.ClientOptions> = {}) {
  const sent: Request[] = []
  const { fetch: send = fetch, ...others } = options
  const client = createClient({
    baseUrl: url,
    ...others,
    fetch(request) {
      sent.push(request)
      return send(request)
    },
  })
  return { client, sent }
}

describe('a token', () => {
  let asked: boolean[]
  beforeEach(() => {
    asked = []
  })
  const expired = () => api.session('ada', undefined, { exp: Math.floor(Date.now() / 1000) - 60 })
  /** Returns these values, one after the other. */
  const giving =
    (...tokens: (string | null)[]): Package.GetToken =>
    ({ skipCache }) => {
      asked.push(skipCache)
      return Promise.resolve(tokens.shift())
    }

  test('is asked for anew for each call', async () => {
    const { client } = observed({ getToken: giving(api.session('ada'), api.session('bob')) })
    expect((await unwrap(client.GET('/v1/me'))).username).toBe('ada')
    expect((await unwrap(client.GET('/v1/me'))).username).toBe('bob')
    expect(asked).toEqual([false, false])
  })

  test('that has expired is replaced, and the request repeated, with its body', async () => {
    const { client, sent } = observed({ getToken: giving(expired(), api.session('ada')) })
    const created = await unwrap(client.POST('/v1/organizations', { body: { name: 'Twice' } }))
    expect(asked).toEqual([false, true])
    expect(sent).toHaveLength(2)
    expect(first(api.sandbox.store.organizations, ({ id }) => id === created.id).name).toBe('Twice')
  })

  test('that is refused again is not replaced again', async () => {
    const { client, sent } = observed({ getToken: giving(expired(), expired(), expired()) })
    const { error } = await client.GET('/v1/me')
    expect(isProblem(error, 'invalid_token')).toBe(true)
    expect(sent).toHaveLength(2)
  })

  test('that stays the same is not sent again', async () => {
    const key = expired()
    const { client, sent } = observed({ getToken: giving(key, key) })
    expect((await client.GET('/v1/me')).response.status).toBe(401)
    expect(sent).toHaveLength(1)
  })

  test('is not replaced for what another cannot change', async () => {
    const { client } = observed({ getToken: giving(api.session('bob')) })
    expect(isProblem((await client.GET('/v1/users')).error, 'insufficient_scope')).toBe(true)
    expect(asked).toEqual([false])
  })

  test('that there is none makes the call anonymous', async () => {
    const { client } = observed({ getToken: giving(null) })
    expect(isProblem((await client.GET('/v1/me')).error, 'not_authenticated')).toBe(true)
    expect(asked).toEqual([false])
    expect((await observed().client.GET('/health/live')).data?.status).toBe('ok')
  })

  test('of the call itself comes first', async () => {
    const { client } = observed({ getToken: giving(api.session('ada')) })
    const headers = { authorization: `Bearer ${api.session('bob')}` }
    expect((await unwrap(client.GET('/v1/me', { headers }))).username).toBe('bob')
    expect(asked).toEqual([])
  })

  test('is replaced only where the body can be sent again', async () => {
    const { client, sent } = observed({ getToken: giving(expired(), api.session('ada')) })
    const { response } = await client.POST('/v1/organizations', {
      headers: { 'content-type': 'application/octet-stream' },
      body: { name: 'Stream' },
      bodySerializer: () => new Blob(['{}']).stream(),
      duplex: 'half',
    })
    expect(response.status).toBe(401)
    expect(sent).toHaveLength(1)
  })
})

describe('an answer that says when to try again', () => {
  /** Answers instead of the API, each time with this `Retry-After`. */
  const busy = (status: number, retryAfter?: string) =>
    observed({
      fetch: () =>
        Promise.resolve(
          new Response('{}', {
            status,
            ...(retryAfter !== undefined && { headers: { 'retry-after': retryAfter } }),
          }),
        ),
    })
  const key = { params: { header: { 'idempotency-key': 'same' } }, body: { name: 'Initech' } }

  test('is waited for, and the request succeeds', async () => {
    let recover = () => {
      // The client has nothing to recover from yet.
    }
    const cold = await startApi({
      async apiUrl(sandbox) {
        const clerk = await startFaultyClerk(sandbox)
        clerk.fault = faults['status 500']
        recover = () => (clerk.fault = undefined)
        return clerk.url
      },
    })
    const baseUrl = await listen(cold)
    const statuses: number[] = []
    const client = createClient({
      baseUrl,
      async fetch(request) {
        const answer = await fetch(request)
        statuses.push(answer.status)
        recover()
        return answer
      },
    })
    const started = Date.now()
    expect(await unwrap(client.GET('/health/ready'))).toMatchObject({ status: 'ok' })
    expect(statuses).toEqual([503, 200])
    expect(Date.now() - started).toBeGreaterThan(950)
  })

  test.each([409, 429, 503])('repeats a GET once (%i)', async (status) => {
    const { client, sent } = busy(status, '0')
    expect((await client.GET('/v1/me')).response.status).toBe(status)
    expect(sent).toHaveLength(2)
  })

  test('repeats a POST with an Idempotency-Key, with its body', async () => {
    const { client, sent } = busy(503, '0')
    await client.POST('/v1/organizations', key)
    expect(await Promise.all(sent.map((request) => request.text()))).toEqual(
      Array(2).fill('{"name":"Initech"}'),
    )
  })

  test('does not repeat a POST without one', async () => {
    const { client, sent } = busy(503, '0')
    await client.POST('/v1/organizations', { body: key.body })
    expect(sent).toHaveLength(1)
  })

  test('may say it as a date', async () => {
    const { client, sent } = busy(429, new Date().toUTCString())
    await client.GET('/v1/me')
    expect(sent).toHaveLength(2)
  })

  test.each([
    ['503 without it', 503, undefined],
    ['an hour', 503, '3600'],
    ['neither number nor date', 503, 'soon'],
    ['a 404', 404, '0'],
  ])('is given back at once: %s', async (_name, status, retryAfter) => {
    const { client, sent } = busy(status, retryAfter)
    expect((await client.GET('/v1/me')).response.status).toBe(status)
    expect(sent).toHaveLength(1)
  })

  test.each([0, 1, 3])('repeats as often as the options say: %i', async (retries) => {
    const { sent, client } = observed({
      retries,
      maxRetryAfter: 0,
      fetch: async () => new Response(null, { status: 503, headers: { 'retry-after': '0' } }),
    })
    await client.GET('/v1/me')
    expect(sent).toHaveLength(retries + 1)
  })

  test('is not waited for when the call is aborted', async () => {
    const { client, sent } = busy(503, '9')
    const call = client.GET('/v1/me', { signal: AbortSignal.timeout(50) })
    await expect(call).rejects.toThrow('aborted due to timeout')
    expect(sent).toHaveLength(1)
  })
})

describe('unwrap', () => {
  test('throws a problem, with its answer', async () => {
    const { client } = observed()
    const error: unknown = await unwrap(client.GET('/v1/me')).catch((thrown: unknown) => thrown)
    expect(error).toBeInstanceOf(ProblemError)
    const { message, problem, response } = error as Package.ProblemError
    expect(message).toContain('User not authenticated (not_authenticated)')
    expect(problem).toMatchObject({ code: 'not_authenticated', status: 401 })
    expect(response.headers.get('www-authenticate')).toContain('Bearer')
  })

  test('throws what is no problem with its answer as the cause', async () => {
    const { client } = observed({
      fetch: async () => new Response('<html>', { status: 502 }),
    })
    await expect(unwrap(client.GET('/v1/me'))).rejects.toMatchObject({
      message: 'The answer was 502, without a problem',
      cause: { status: 502 },
    })
  })
})
