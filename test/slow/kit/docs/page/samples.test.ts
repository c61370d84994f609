import { execFile, execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import type { OpenAPIV3_1 } from 'openapi-types'
import { beforeAll, describe, expect, test } from 'vitest'
import { clientPackage } from '../../../../../src/api/document.ts'
import { type Api, startApi } from '../../../../api.ts'
import { closeAfterTests } from '../../../../closing.ts'
import { run } from '../../../process.ts'

const ROOT = fileURLToPath(new URL('../../../../..', import.meta.url))
const CLIENT = clientPackage

/** The functions of the page's modules, which are JavaScript, that are used here. */
interface Page {
  requestOf: (form: {
    method: string
    path: string
    operation: object
    values: Record<string, unknown>
    body?: string
  }) => object
  sampleOf: (language: string, request: object, context: object) => string
  LANGUAGES: Record<string, object>
}
const moduleOf = async (name: string) =>
  (await import(new URL(`../../../../../src/kit/docs/page/${name}`, import.meta.url).href)) as Page

const hasPython = (() => {
  try {
    execFileSync('python3', ['--version'])
    return true
  } catch {
    return false
  }
})()

/** The command for each language, in a folder with the typed client installed. */
const RUNS: Record<string, (code: string) => [string, string[]]> = {
  curl: (code) => ['sh', ['-c', `${code} --silent --show-error --fail-with-body`]],
  fetch: (code) => ['node', ['--input-type=module', '-e', code]],
  client: (code) => ['node', ['--input-type=module', '-e', code]],
  python: (code) => ['python3', ['-c', code]],
}

const project = mkdtempSync(join(tmpdir(), 'samples-'))
closeAfterTests(() => {
  rmSync(project, { recursive: true })
})
let api: Api
let origin: string
let page: Page

beforeAll(async () => {
  api = await startApi()
  await api.app.listen({ port: 0, host: '127.0.0.1' })
  origin = `http://127.0.0.1:${(api.app.server.address() as AddressInfo).port}`
  page = { ...(await moduleOf('samples.js')), requestOf: (await moduleOf('request.js')).requestOf }
  const { stdout } = await run(['scripts/client.ts', '--out', join(project, 'packed')])
  const modules = join(project, 'node_modules')
  mkdirSync(join(modules, CLIENT), { recursive: true })
  execFileSync('tar', ['xzf', stdout.trim(), '-C', join(modules, CLIENT), '--strip-components=1'])
  for (const name of ['openapi-fetch', 'openapi-typescript-helpers'])
    symlinkSync(join(ROOT, 'node_modules', name), join(modules, name), 'junction')
})

/** Writes the code for a call, and runs it as a user who pastes it. */
async function pasted(language: string, call: Parameters<Page['requestOf']>[0], session?: string) {
  const context = { origin, authenticated: session !== undefined, clientPackage: CLIENT }
  const code = page.sampleOf(language, page.requestOf(call), context)
  expect(code).not.toContain(session ?? 'eyJ')
  const [program, programArguments] = RUNS[language]?.(code) ?? ['false', []]
  const env = { ...process.env, NO_COLOR: '1', ...(session && { TOKEN: session }) }
  return promisify(execFile)(program, programArguments, { cwd: project, env, timeout: 60_000 })
}

const operationOf = (method: 'get' | 'post', path: string) =>
  (api.app.swagger() as OpenAPIV3_1.Document).paths?.[path]?.[method] ?? {}

describe.each(Object.keys(RUNS))('the code for %s', (language) => {
  const test_ = test.skipIf(language === 'python' && !hasPython)

  test_('runs a GET with parameters (python needs python3)', async () => {
    const { stdout } = await pasted(
      language,
      {
        method: 'get',
        path: '/v1/users',
        operation: operationOf('get', '/v1/users'),
        values: {
          'query.username': ['grace', 'bob'],
          'query.limit': '1',
          'query.sort': 'username',
        },
      },
      api.session('ada', 'acme'),
    )
    expect(stdout).toMatch(/totalCount\W+2/)
  })

  test_('runs a POST, whatever its body has (python needs python3)', async () => {
    const name = `It's "${language}" $HOME \\ \u00e9 \u{1f600}`
    const body = JSON.stringify({ name }, null, 2)
    const { stdout } = await pasted(
      language,
      {
        method: 'post',
        path: '/v1/organizations',
        operation: operationOf('post', '/v1/organizations'),
        values: { 'header.idempotency-key': `sample-${language}` },
        body,
      },
      api.session('bob'),
    )
    expect(stdout).toContain('org_')
    const names = [...api.sandbox.store.organizations.values()].map((one) => one.name)
    expect(names).toContain(name)
  })

  test_('runs without a token where none is needed', async () => {
    const { stdout } = await pasted(language, {
      method: 'get',
      path: '/health/live',
      operation: operationOf('get', '/health/live'),
      values: {},
    })
    expect(stdout).toContain('ok')
  })
})

test('the code for the client calls the function of the operation', () => {
  const call = {
    method: 'get',
    path: '/v1/users/{userId}',
    operation: operationOf('get', '/v1/users/{userId}'),
    values: { 'path.userId': 'user_1' },
  }
  const context = { origin, authenticated: true, clientPackage: CLIENT }
  const code = page.sampleOf('client', page.requestOf(call), context)
  expect(code).toContain('api.getUser({\n  path: {"userId":"user_1"},\n})')
})

test('there is code for each language that is run here', () => {
  expect(Object.keys(page.LANGUAGES).sort()).toEqual(Object.keys(RUNS).sort())
})
