import { execFile, spawn } from 'node:child_process'
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { once } from 'node:events'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import ts from 'typescript'
import { beforeAll, describe, expect, test } from 'vitest'
import { freePort } from '../../scripts/free-port.ts'
import { withAddress } from '../../src/kit/openapi/document.ts'
import { bearer, startApi } from '../api.ts'
import { closeAfterTests } from '../closing.ts'
import { buildImage, type Image, instructions } from './image.ts'
import { printedKeys, run, serve, untilReady } from './process.ts'

const ROOT = fileURLToPath(new URL('../..', import.meta.url))
const LISTENING = /listening at/
const read = (file: string) => readFileSync(join(ROOT, file), 'utf8')

interface Manifest {
  name: string
  dependencies: Record<string, string>
  devDependencies: Record<string, string>
  peerDependencies: Record<string, string>
  peerDependenciesMeta: Record<string, object | undefined>
}
interface LockFile {
  packages: Record<string, { resolved?: string; integrity?: string; dev?: boolean }>
}

async function canInstall(): Promise<boolean> {
  const asked = promisify(execFile)('npm', ['view', 'fastify', 'version', '--fetch-retries=0'])
  return process.env.CI === 'true' || asked.then(Boolean, () => false)
}

describe.skipIf(!(await canInstall()))('the image (needs a registry of packages)', () => {
  let image: Image
  let clerk: Record<string, string>
  beforeAll(async () => {
    const sandbox = serve(['scripts/sandbox.ts', '--port', '0'], {}, /WEBHOOK_SIGNING_SECRET=/)
    image = await buildImage()
    clerk = {
      ...printedKeys(await sandbox),
      CLERK_AUTHORIZED_PARTIES: 'https://app.example.com',
      PORT: String(await freePort()),
    }
  })

  /** Runs a program in the image. */
  function start([program = '', ...args]: string[], env: Record<string, string>) {
    expect(program).toBe('node')
    return spawn(process.execPath, args, {
      cwd: image.folder,
      env: { ...image.env, ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
  }
  async function end(command: string[], env: Record<string, string>) {
    const child = start(command, env)
    closeAfterTests(() => child.kill('SIGKILL'))
    const [stderr, [code]] = await Promise.all([text(child.stderr), once(child, 'close')])
    return { code: code as number, stderr }
  }

  test('serves the document and its page, and guards what it says, until it is told to end', async () => {
    const server = await untilReady(start(image.command, clerk), LISTENING)
    const url = `http://127.0.0.1:${clerk.PORT ?? ''}`
    expect(await end(image.healthcheck, clerk)).toEqual({ code: 0, stderr: '' })

    expect((await fetch(`${url}/health/ready`)).status).toBe(200)
    const { app } = await startApi()
    expect(await (await fetch(`${url}/docs/json`)).json()).toEqual(withAddress(app.swagger(), url))
    const page = await (await fetch(`${url}/docs`)).text()
    for (const [, path = ''] of page.matchAll(/src="([^"]+\.js)"/g))
      expect((await fetch(new URL(path, `${url}/docs`))).status).toBe(200)

    const key = await run(['scripts/token.ts', 'ada', '--api-key', '--scope', 'me:read'], clerk)
    const answer = await fetch(`${url}/v1/me`, { headers: bearer(key.stdout.trim()) })
    expect(await answer.json()).toMatchObject({ username: 'ada' })
    expect((await fetch(`${url}/v1/me`)).status).toBe(401)

    server.child.kill('SIGTERM')
    expect(await server.ended).toBe(0)
    expect(await end(image.healthcheck, clerk)).toMatchObject({ code: 1 })
  })

  test('has the packages that production needs, and no others', () => {
    const { packages } = JSON.parse(read('package-lock.json')) as LockFile
    const inLock = Object.entries(packages).filter(([path, { dev }]) => path && !dev)
    for (const [path] of inLock) expect(existsSync(join(image.folder, path)), path).toBe(true)
    const dev = Object.keys(packages).filter((path) => packages[path]?.dev)
    expect(dev.filter((path) => existsSync(join(image.folder, path)))).toEqual([])
    for (const name of ['tsx', 'typescript', '@clerk/clerk-js', '@clerk/ui', 'pino-pretty'])
      expect(dev).toContain(`node_modules/${name}`)
  })

  test('imports every dependency, and nothing else', () => {
    const manifest = JSON.parse(read('package.json')) as Manifest
    const { dependencies, peerDependencies, peerDependenciesMeta } = manifest
    const required = Object.fromEntries(
      Object.entries(peerDependencies).filter(([name]) => !peerDependenciesMeta[name]),
    )
    const imported = modules().flatMap((file) =>
      ts
        .preProcessFile(readFileSync(file, 'utf8'))
        .importedFiles.flatMap(
          ({ fileName }) => /^(?:@[^/]+\/)?[a-z][\w.-]*(?=\/|$)/.exec(fileName) ?? [],
        ),
    )
    // The first has only types; the files of the second are served.
    imported.push('@fastify/type-provider-typebox', '@fastify/swagger-ui')
    // The package needs these besides: for its declarations, and for the sandbox.
    imported.push('openapi-types', 'bcryptjs')
    const others = imported.filter((name) => name !== manifest.name)
    expect([...new Set(others)].sort()).toEqual(
      Object.keys({ ...dependencies, ...required }).sort(),
    )
  })

  test('has no sandbox, no secrets and no sources', () => {
    const built = readdirSync(join(image.folder, 'dist'), { recursive: true, encoding: 'utf8' })
    expect(built).toContain('server.js')
    expect(built.filter((file) => /sandbox|\.ts$/.test(file))).toEqual([])
    expect(readdirSync(image.folder).sort()).toEqual(['dist', 'node_modules', 'package.json'])
  })

  test.each([
    [{}, /CLERK_PUBLISHABLE_KEY and CLERK_SECRET_KEY are required/],
    [{ NODE_ENV: 'development' }, /CLERK_SECRET_KEY are required.*has no sandbox/],
    [{ CLERK_SECRET_KEY: 'sk_test_0123456789' }, /CLERK_PUBLISHABLE_KEY is missing/],
  ])('does not start without keys, and says what to set: %j', async (env, why) => {
    const { code, stderr } = await end(image.command, env)
    expect(code).toBe(1)
    expect(stderr).toMatch(why)
    expect(stderr).not.toContain('    at ')
  })

  // Measures CPU time, because other tests run at the same time.
  test('a thousand more routes cost less than six starts', async () => {
    const started = async (routes: number) => {
      const env = { ...clerk, PORT: '0', ROUTES: String(routes) }
      const { child, ended, output } = await untilReady(
        start(['node', 'routes.mjs'], env),
        /took \d+ ms/,
      )
      child.kill('SIGKILL')
      await ended
      return Number(/took (\d+) ms/.exec(output())?.[1])
    }
    writeFileSync(join(image.folder, 'routes.mjs'), MORE_ROUTES)
    const one = Math.min(await started(0), await started(0), await started(0))
    const thousand = Math.min(await started(1000), await started(1000))
    expect(thousand - one).toBeLessThan(6 * one)
  })

  function modules(): string[] {
    return readdirSync(join(image.folder, 'dist'), { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.js') && !file.includes('page'))
      .map((file) => join(image.folder, 'dist', file))
  }
})

/** The server with `ROUTES` more routes. Each has different schemas. */
const MORE_ROUTES = `
import { Type } from '@sinclair/typebox'
import { buildApp } from './dist/app.js'
import { loadConfig } from './dist/config.js'

const config = loadConfig()
const app = await buildApp(config)
for (let i = 0; i < Number(process.env.ROUTES); i += 1)
  app.get('/v1/things-' + i + '/:thingId', {
    schema: {
      operationId: 'getThing' + i,
      tags: ['Service'],
      summary: 'Get a thing',
      security: [{ clerkSession: ['org:things:read' + i] }],
      params: Type.Object({ thingId: Type.String({ maxLength: 100 + i }) }),
      response: { 200: Type.Object({ ['name' + i]: Type.String(), count: Type.Integer() }) },
    },
  }, async () => ({ count: 1 }))
await app.listen({ port: config.port, host: config.host })
const { user, system } = process.cpuUsage()
console.log('took ' + Math.round((user + system) / 1000) + ' ms')
`

test('the Dockerfile runs as nobody in particular, is told to end, and takes no more than it needs', () => {
  const all = instructions()
  const [last] = all.flatMap(([name], index) => (name === 'FROM' ? [index] : [])).reverse()
  const final = all.slice(last).map(([name, rest]) => `${name} ${rest}`)
  expect(final).toContain('USER node')
  expect(final).toContain('ENV NODE_ENV=production HOST=0.0.0.0 PORT=8080')
  // The exec form, so that SIGTERM reaches the server and not a shell.
  expect(final).toContain('CMD ["node", "dist/server.js"]')
  const copied = all
    .filter(([name, rest]) => name === 'COPY' && !rest.startsWith('--from'))
    .flatMap(([, rest]) => rest.split(' ').slice(0, -1))
  const allowed = read('.dockerignore')
    .split('\n')
    .filter((line) => line && !line.startsWith('#'))
  expect(allowed).toEqual(['*', ...[...new Set(copied)].map((path) => `!${path}`)])
})

test.each([
  'package-lock.json',
  'test/clients/package-lock.json',
  'test/frameworks/package-lock.json',
])('%s holds each package to its hash, and to no registry but the public one', (file) => {
  const { packages } = JSON.parse(read(file)) as LockFile
  const installed = Object.entries(packages).filter(([path]) => path)
  expect(installed.length).toBeGreaterThan(100)
  for (const [path, { resolved = 'https://registry.npmjs.org/', integrity }] of installed)
    expect({ path, resolved, integrity }).toEqual({
      path,
      resolved: expect.stringMatching(/^https:\/\/registry\.npmjs\.org\//),
      integrity: expect.stringMatching(/^sha512-/),
    })
})
