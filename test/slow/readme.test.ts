import { execFile, execFileSync } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { promisify } from 'node:util'
import type { WebhookEvent } from '@clerk/backend/webhooks'
import type { FastifyPluginAsync } from 'fastify'
import type { OpenAPIV3_1 } from 'openapi-types'
import ts from 'typescript'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { App } from '../../src/app.ts'
import { Environment } from '../../src/config.ts'
import { builtInSeed } from '../../src/sandbox/built-in-seed.ts'
import { type Api, bearer, first, startApi } from '../api.ts'
import { serve } from './process.ts'

const ROOT = fileURLToPath(new URL('../..', import.meta.url))
/** The README, and its linked files. */
const files = [
  'README.md',
  'CONTRIBUTING.md',
  'SECURITY.md',
  ...readdirSync(join(ROOT, 'docs')).map((name) => `docs/${name}`),
]
const texts = new Map(files.map((file) => [file, readFileSync(join(ROOT, file), 'utf8')]))
const readme = [...texts.values()].join('\n')
const blocks = (language: string) =>
  [...readme.matchAll(new RegExp(`^\`\`\`${language}\\n([^]*?)\`\`\``, 'gm'))].map(
    ([, text = '']) => text,
  )

/** A command of the tour, and its output as in the comments. */
interface Step {
  command: string
  prints: string[]
}

function steps(): Step[] {
  const found: Step[] = []
  for (const line of blocks('sh tour').join('').trim().split('\n'))
    if (line.startsWith('# ')) found.at(-1)?.prints.push(line.slice(2))
    else found.push({ command: line, prints: [] })
  return found
}

function hasCurl(): boolean {
  try {
    execFileSync('curl', ['--version'])
    return true
  } catch {
    return false
  }
}

describe.skipIf(!hasCurl())('the tour (needs curl: apt-get install curl)', () => {
  let port = '8080'
  const folder = mkdtempSync(join(tmpdir(), 'tour-'))
  beforeAll(async () => {
    const server = await serve(['src/server.ts'], { PORT: '0' }, /runs on the sandbox/)
    port = /listening at http:\/\/127\.0\.0\.1:(\d+)/.exec(server.output())?.[1] ?? ''
  })
  afterAll(() => {
    rmSync(folder, { recursive: true })
  })

  const first = {
    command:
      blocks('sh')
        .find((block) => block.startsWith('curl'))
        ?.trim() ?? '',
    prints: ['"message":"User retrieved successfully"', '"firstName":"Ada"'],
  }
  test.each([first, ...steps()])('$command', async ({ command, prints }) => {
    const here = command
      .replaceAll('localhost:8080', `localhost:${port}`)
      .replace('-o client.d.ts', `-o ${join(folder, 'client.d.ts')}`)
    const { stdout, stderr } = await promisify(execFile)('bash', ['-c', here], {
      cwd: ROOT,
      env: { ...process.env, PORT: port },
    })
    expect(prints).not.toEqual([])
    for (const text of prints) expect(stdout + stderr).toContain(text)
  })
})

describe('the examples of code', () => {
  let api: Api
  const folder = mkdtempSync(join(ROOT, 'test', '.example-'))
  const file = (name: string, source: string) => {
    writeFileSync(join(folder, name), source)
    return join(folder, name)
  }
  const inProject = (source: string) =>
    source.replaceAll("'../../", "'../../src/").replaceAll("'./", "'../../src/api/routes/")
  const [route = ''] = blocks('ts')
  const [listener = ''] = blocks('ts event')
  const files = {
    route: file('notes.ts', inProject(route)),
    tasks: file('tasks.ts', inProject(blocks('ts organization')[0] ?? '')),
    listener: file(
      'listener.ts',
      `import type { App } from '../../src/app.ts'\nexport function listen(app: App) {\n${listener}}`,
    ),
    test: file('notes.test.ts', blocks('ts test')[0] ?? ''),
  }
  const load = (path: string) => import(pathToFileURL(path).href) as Promise<unknown>

  beforeAll(async () => {
    const { noteRoute } = (await load(files.route)) as { noteRoute: FastifyPluginAsync }
    const { taskRoutes } = (await load(files.tasks)) as { taskRoutes: FastifyPluginAsync }
    const { listen } = (await load(files.listener)) as { listen: (app: App) => void }
    const seed = structuredClone(builtInSeed)
    seed.roles['org:member'].permissions.push('org:tasks:manage')
    api = await startApi({
      sandbox: { seed },
      routes(app) {
        void app.register(noteRoute)
        void app.register(taskRoutes)
        listen(app)
      },
    })
  })
  afterAll(() => {
    rmSync(folder, { recursive: true })
  })

  test('compile', () => {
    const { config } = ts.readConfigFile(join(ROOT, 'tsconfig.json'), (path) =>
      ts.sys.readFile(path),
    ) as {
      config: unknown
    }
    const { options } = ts.parseJsonConfigFileContent(config, ts.sys, ROOT)
    const program = ts.createProgram(Object.values(files), options)
    const problems = ts.getPreEmitDiagnostics(program)
    expect(
      problems.map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, ' ')),
    ).toEqual([])
  })

  test('a listener is told of an event', async () => {
    const event = { type: 'user.created', data: { id: 'user_1' } } as WebhookEvent
    expect(await api.app.clerkEvents.emit(event)).toBe(1)
  })

  const post = (token?: string, payload: object = { text: 'Hello' }) =>
    api.app.inject({
      method: 'POST',
      url: '/v1/notes',
      payload,
      ...(token && { headers: bearer(token) }),
    })

  test('a route works as it says', async () => {
    const response = await post(api.session('ada', 'acme'))
    expect(response.statusCode).toBe(201)
    expect(response.json()).toEqual({ text: 'Hello', author: expect.stringMatching(/^user_/) })
    expect(response.headers.location).toBe('/v1/notes/1')
    expect((await post()).statusCode).toBe(401)
    expect((await post(api.session('bob', 'acme'))).statusCode).toBe(403)
    expect((await post(api.session('ada', 'acme'), { text: 'Hello', more: 1 })).statusCode).toBe(
      400,
    )
  })

  test('the resource of an organization lists and deletes', async () => {
    const { app, sandbox, session } = api
    const { id } = first(sandbox.store.organizations, ({ slug }) => slug === 'acme')
    const call = (method: 'GET' | 'DELETE', path: string, token: string) =>
      app.inject({
        method,
        url: `/v1/organizations/${id}/tasks${path}`,
        headers: bearer(token),
      })
    const member = session('bob', 'acme')
    const page = await call('GET', '', member)
    expect(page.json()).toEqual({ data: [], totalCount: 0, limit: 10, offset: 0 })
    expect((await call('DELETE', '/1', member)).statusCode).toBe(204)
    const { secret = '' } = await app.clerk.apiKeys.create({
      name: 'Tasks',
      subject: id,
      scopes: ['tasks:write'],
    })
    expect((await call('GET', '', secret)).statusCode).toBe(200)
    expect((await call('GET', '', session('bob'))).statusCode).toBe(403)
  })

  test('it documents the answers that the README names', () => {
    const { paths } = api.app.swagger() as OpenAPIV3_1.Document
    const [, listed = ''] = /the documented answers \(([\d, ]+)\)/.exec(readme) ?? []
    expect(Object.keys(paths?.['/v1/notes']?.post?.responses ?? {})).toEqual(
      ['201', ...listed.split(', ')].sort(),
    )
  })
})

test('the table lists every variable, in the words of the configuration', () => {
  const rows = [...readme.matchAll(/^\| `([A-Z_]+)` +\| .*? +\| (.*?) +\|$/gm)]
  expect(Object.fromEntries(rows.map(([, name, text]) => [name, text]))).toEqual(
    Object.fromEntries(
      Object.entries(Environment.properties).map(([name, { description }]) => [name, description]),
    ),
  )
})

test('the links lead somewhere', () => {
  for (const [file, text] of texts)
    for (const [, path = ''] of text.matchAll(/\]\((?!https?:|#)([^)]+)\)/g))
      expect(
        existsSync(join(ROOT, dirname(file), path.replace(/#.*/, ''))),
        `${file}: ${path}`,
      ).toBe(true)
})
