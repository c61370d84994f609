import { execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { freePort } from '../../scripts/free-port.ts'
import { SECRET_KEY } from '../../src/sandbox/keys.ts'
import { untilReady } from './process.ts'

const ROOT = fileURLToPath(new URL('../..', import.meta.url))
const exec = promisify(execFile)
const dev = { ...process.env, NODE_ENV: 'development' }

async function canInstall(): Promise<boolean> {
  const asked = exec('npm', ['view', 'fastify', 'version', '--fetch-retries=0'])
  return process.env.CI === 'true' || asked.then(Boolean, () => false)
}

const readme = readFileSync(join(ROOT, 'README.md'), 'utf8')
/** The app in the README, on a free port. */
const APP = (/^```ts kit\n([^]*?)```/m.exec(readme)?.[1] ?? '').replace(
  'port: 3000',
  'port: Number(process.env.PORT)',
)
/** The application in the README that runs on the sandbox, and its two commands. */
const EXPRESS_APP = /^```js express\n([^]*?)```/m.exec(readme)?.[1] ?? ''
const [, RUN = '', CALL = ''] = /^```sh express\n(.*)\n(.*)\n```/m.exec(readme) ?? []
/** The other snippets about the plugin. */
const SNIPPETS = [
  ...readFileSync(join(ROOT, 'docs/plugin.md'), 'utf8').matchAll(/^```ts \w+\n([^]*?)```/gm),
].map(([, text = '']) => text)

/** An app with its own routes, error handler and document. */
const HOST = `import Fastify from 'fastify'
import swagger from '@fastify/swagger'
import { clerkOpenApi, Type } from 'clerk-fastify-openapi'

const app = Fastify()
app.setErrorHandler((error, _request, reply) => reply.code(418).send({ host: true }))
await app.register(swagger, { openapi: { info: { title: 'Host', version: '1' } } })
app.get('/own', async () => 'own')
app.get('/fails', async () => { throw new Error('of the host') })
app.get('/own.json', async () => app.swagger())
await app.register(async (scope) => {
  await scope.register(clerkOpenApi, { info: { title: 'Acme API', version: '1.0.0' } })
  scope.get('/reports', { schema: { operationId: 'listReports', summary: 'List reports',
    response: { 200: Type.Array(Type.String()) } } }, async () => ['Q1'])
}, { prefix: '/api' })
await app.listen({ port: Number(process.env.PORT) })
`

describe.skipIf(!(await canInstall()))('the package (needs a registry of packages)', () => {
  let tarball = ''
  const folder = mkdtempSync(join(tmpdir(), 'packed-'))
  afterAll(() => {
    rmSync(folder, { recursive: true })
  })
  const inFolder = (command: string, args: string[], more = {}) =>
    exec(command, args, { cwd: folder, env: { ...dev, ...more } })

  beforeAll(async () => {
    const { stdout } = await exec('npm', ['pack', '--pack-destination', folder], { cwd: ROOT })
    tarball = join(folder, stdout.trim().split('\n').at(-1) ?? '')
    const versions = (
      JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as {
        devDependencies: Record<string, string>
      }
    ).devDependencies
    writeFileSync(join(folder, 'package.json'), '{ "private": true, "type": "module" }')
    writeFileSync(join(folder, 'app.ts'), APP)
    writeFileSync(join(folder, 'host.ts'), HOST)
    SNIPPETS.forEach((text, index) => {
      writeFileSync(join(folder, `snippet${index}.ts`), text)
    })
    await inFolder('npm', [
      ...['install', '--no-audit', '--no-fund', tarball, 'fastify', '@clerk/fastify'],
      ...['@fastify/swagger', 'express', '@clerk/express'],
      `typescript@${versions.typescript}`,
      `@types/node@${versions['@types/node']}`,
    ])
  })

  async function serve(file: string) {
    const port = String(await freePort())
    const child = spawn(process.execPath, [file], {
      cwd: folder,
      env: { ...dev, PORT: port },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    const { output } = await untilReady(child, /runs on the sandbox.*\n/)
    return {
      told: output(),
      port,
      get: async (path: string, token?: string) =>
        fetch(`http://localhost:${port}${path}`, {
          headers: token ? { authorization: `Bearer ${token}` } : {},
        }),
      async stop() {
        child.kill('SIGKILL')
        await once(child, 'close')
      },
    }
  }

  test.each([
    ['node16', 'node16'],
    ['bundler', 'esnext'],
  ])('is typed for strict projects that resolve as %s', async (moduleResolution, module) => {
    const options = ['--strict', '--noEmit', '--target', 'es2022', '--types', 'node']
    const { stdout } = await inFolder('npx', [
      ...['tsc', ...options, '--module', module, '--moduleResolution', moduleResolution],
      ...['app.ts', 'host.ts', 'snippet0.ts', 'snippet1.ts'],
    ]).catch((error: unknown) => error as { stdout: string })
    // Clerk's own declarations import packages that are not installed.
    expect(
      stdout
        .split('\n')
        .filter((line) => /^(app|host|snippet\d)\.ts|clerk-fastify-openapi/.test(line)),
    ).toEqual([])
  })

  describe('compiled', () => {
    beforeAll(async () => {
      const options = ['--module', 'node16', '--target', 'es2022', '--skipLibCheck']
      await inFolder('npx', ['tsc', ...options, 'app.ts', 'host.ts'])
    })

    test('an app of ten lines is guarded, documented, and called with a token of the sandbox', async () => {
      const app = await serve('app.js')
      try {
        expect(app.told).toContain(`PORT=${app.port} npx clerk-fastify-openapi token`)
        const { stdout: token } = await inFolder('npx', ['clerk-fastify-openapi', 'token'], {
          PORT: app.port,
        })
        expect((await app.get('/reports')).status).toBe(401)
        expect((await app.get('/reports', token.trim())).status).toBe(403)
        const { stdout: key } = await inFolder(
          'npx',
          ['clerk-fastify-openapi', 'token', '--api-key', '--scope', 'reports:read'],
          { PORT: app.port },
        )
        expect(await (await app.get('/reports', key.trim())).json()).toEqual([
          { title: 'Sales', owner: expect.stringMatching(/^user_/) },
        ])
        const document = (await (await app.get('/docs/json')).json()) as { paths: object }
        expect(Object.keys(document.paths)).toEqual(['/reports'])
        expect((await app.get('/docs')).status).toBe(200)
      } finally {
        await app.stop()
      }
    })

    test('an app with routes, an error handler and a document of its own keeps them', async () => {
      const app = await serve('host.js')
      try {
        expect(await (await app.get('/own')).text()).toBe('own')
        expect(await (await app.get('/fails')).json()).toEqual({ host: true })
        expect((await app.get('/api/reports')).status).toBe(401)
        const own = (await (await app.get('/own.json')).json()) as { paths: object }
        expect(Object.keys(own.paths)).toEqual(['/own', '/fails', '/own.json'])
        const document = (await (await app.get('/api/docs/json')).json()) as { paths: object }
        expect(Object.keys(document.paths)).toEqual(['/api/reports'])
      } finally {
        await app.stop()
      }
    })
  })

  test('an application with Express runs on the sandbox, and is called with a token of it', async () => {
    expect((EXPRESS_APP + RUN + CALL).split('\n').length).toBeLessThan(20)
    const [port, sandboxPort] = [String(await freePort()), String(await freePort())]
    writeFileSync(join(folder, 'app.mjs'), EXPRESS_APP.replace('3000', port))
    const child = spawn('bash', ['-c', `exec ${RUN} --port ${sandboxPort}`], {
      cwd: folder,
      env: dev,
      stdio: ['ignore', 'pipe', 'pipe'],
      detached: true,
    })
    const { ended } = await untilReady(child, /The sandbox runs/)
    const me = `http://localhost:${port}/me`
    await vi.waitFor(async () => {
      expect((await fetch(me)).status).toBe(401)
    }, 30_000)

    const call = CALL.replace('3000', port)
    const { stdout } = await inFolder('bash', ['-c', call], { PORT: sandboxPort })
    expect(JSON.parse(stdout)).toEqual({ userId: expect.stringMatching(/^user_/) })

    const answer = await fetch(`http://localhost:${sandboxPort}/sandbox/sign_in`, {
      method: 'POST',
      headers: { authorization: `Bearer ${SECRET_KEY}`, 'content-type': 'application/json' },
      body: JSON.stringify({ user: 'ada' }),
    })
    const { token } = (await answer.json()) as { token: string }
    const called = await fetch(me, { headers: { authorization: `Bearer ${token}` } })
    expect(await called.json()).toEqual(JSON.parse(stdout))
    // As Ctrl+C does: npx itself passes no signals on.
    process.kill(-(child.pid ?? 0), 'SIGINT')
    await ended
  })

  test('its command explains itself, and exits with 2 where it cannot know what to do', async () => {
    const { stdout } = await inFolder('npx', ['clerk-fastify-openapi', '--help'])
    for (const name of ['sandbox', 'token', 'contract', 'diff']) {
      expect(stdout).toContain(name)
      const usage = await inFolder('npx', ['clerk-fastify-openapi', name, '--help'])
      expect(usage.stdout).toContain(`Usage: npx clerk-fastify-openapi ${name}`)
    }
    for (const args of [[], ['nothing'], ['contract'], ['diff', 'one.json']])
      await expect(inFolder('npx', ['clerk-fastify-openapi', ...args])).rejects.toMatchObject({
        code: 2,
      })
  })

  test('says which package a part needs that is not installed', async () => {
    const document = join(ROOT, 'openapi/openapi.json')
    await expect(
      inFolder('npx', [
        ...['clerk-fastify-openapi', 'contract', '--spec', document],
        ...['--url', 'http://localhost:9009'],
      ]),
    ).rejects.toMatchObject({ code: 2, stderr: expect.stringMatching(/npm (?:i|install)/) })
  })

  test('is well-formed for tools: publint and attw', async () => {
    await exec('npx', ['publint', '--strict', '--pack', 'false'], { cwd: ROOT })
    await exec('npx', ['attw', tarball, '--profile', 'esm-only'], { cwd: ROOT })
  })
})
