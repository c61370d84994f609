import { once } from 'node:events'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createClerkClient } from '@clerk/backend'
import { beforeAll, describe, expect, test, vi } from 'vitest'
import { findAnnounced } from '../../src/sandbox/index.ts'
import { bearer } from '../api.ts'
import { printedKeys, run, serve, type Service } from './process.ts'

const LISTENING = /listening at http:\/\/127\.0\.0\.1:(\d+)/
const ON_SANDBOX = /runs on the sandbox/
const portOf = ({ output }: Service) => LISTENING.exec(output())?.[1] ?? ''

const startServer = (env: Record<string, string> = {}) =>
  serve(['src/server.ts'], { PORT: '0', ...env }, ON_SANDBOX)
const token = (args: string[], env: Record<string, string>) =>
  run(['scripts/token.ts', ...args], env)

describe('npm start, on a machine that has nothing', () => {
  let server: Service
  let port: string
  let url: string
  beforeAll(async () => {
    server = await startServer()
    port = portOf(server)
    url = `http://127.0.0.1:${port}`
  })

  test('says in one line where to go and how to get a token', () => {
    const line = server
      .output()
      .split('\n')
      .find((text) => text.includes('runs on the sandbox'))
    expect(line).toContain(`http://localhost:${port}/docs`)
    expect(line).toContain(`http://localhost:${port}/protected`)
    expect(line).toContain(`PORT=${port} npm run -s token`)
    expect(line).toContain('sign in as ada (sandbox-ada), bob (sandbox-bob)')
  })

  test.each([
    ['a session', [], { tokenType: 'session_token', role: 'admin', orgSlug: null }],
    ['of somebody else', ['bob'], { tokenType: 'session_token', role: null }],
    ['by email address', ['bob@example.com'], { tokenType: 'session_token', role: null }],
    ['in an organization', ['ada', '--org', 'acme'], { orgSlug: 'acme', orgRole: 'org:admin' }],
    [
      'an API key',
      ['--api-key', '--scope', 'me:read'],
      { tokenType: 'api_key', scopes: ['me:read'] },
    ],
    ['of an organization', ['--api-key', '--org', 'acme'], { tokenType: 'api_key', userId: null }],
    ['a machine token', ['--m2m'], { tokenType: 'm2m_token' }],
    ['an OAuth token', ['--oauth'], { tokenType: 'oauth_token' }],
  ])('npm run token prints %s, and nothing else', async (_kind, args, expected) => {
    const { code, stdout, stderr } = await token(args, { PORT: port })
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
    expect(stdout).toMatch(/^\S+\n$/)
    const answer = await fetch(`${url}/v1/auth`, { headers: bearer(stdout.trim()) })
    expect(await answer.json()).toMatchObject(expected)
  })

  test('a token lives as long as is asked', async () => {
    const { stdout } = await token(['--expires-in', '600'], { PORT: port })
    const answer = await fetch(`${url}/v1/auth`, { headers: bearer(stdout.trim()) })
    const { expiresAt } = (await answer.json()) as { expiresAt: number }
    expect(expiresAt - Date.now()).toBeGreaterThan(590_000)
  })

  test('each of several servers has its own tokens', async () => {
    const other = await startServer()
    const [mine, theirs] = await Promise.all([
      token([], { PORT: port }),
      token([], { PORT: portOf(other) }),
    ])
    const status = async (of: string, { stdout }: { stdout: string }) =>
      (await fetch(`http://127.0.0.1:${of}/v1/auth`, { headers: bearer(stdout.trim()) })).status
    expect(await status(port, mine)).toBe(200)
    expect(await status(portOf(other), theirs)).toBe(200)
    expect(await status(port, theirs)).toBe(401)
  })

  test('.env says which server is meant', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'env-'))
    writeFileSync(join(folder, '.env'), `PORT=${port}\n`)
    const { code, stdout } = await run(['scripts/token.ts'], {}, folder)
    rmSync(folder, { recursive: true })
    expect(code).toBe(0)
    expect((await fetch(`${url}/v1/auth`, { headers: bearer(stdout.trim()) })).status).toBe(200)
  })

  test.each([
    ['the server alone knows them', {}],
    ['both know them', { CLERK_AUTHORIZED_PARTIES: 'capacitor://localhost' }],
  ])('is good where tokens are for certain origins: %s', async (_who, env) => {
    const parties = 'capacitor://localhost,https://app.example.com'
    const strict = await startServer({ CLERK_AUTHORIZED_PARTIES: parties })
    const { stdout, stderr } = await token([], { PORT: portOf(strict), ...env })
    expect(stderr).toBe('')
    const address = `http://127.0.0.1:${portOf(strict)}/v1/auth`
    const statusOf = async (jwt: string) =>
      (await fetch(address, { headers: bearer(jwt.trim()) })).status
    expect(await statusOf(stdout)).toBe(200)
    const other = await token([], { PORT: portOf(strict), CLERK_AUTHORIZED_PARTIES: 'tauri://x' })
    expect(await statusOf(other.stdout)).toBe(401)
  })

  test('an unknown user: exit 1 and those that exist', async () => {
    const { code, stdout, stderr } = await token(['nobody'], { PORT: port })
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' })
    expect(stderr).toMatch(/no user "nobody".*ada {2}ada@example\.com.*bob {2}bob@example\.com/s)
  })

  test('an organization the user is not in: exit 1 and theirs', async () => {
    const { code, stderr } = await token(['bob', '--org', 'globex'], { PORT: port })
    expect(code).toBe(1)
    expect(stderr).toMatch(/no member of "globex".*acme/s)
  })

  test.each([
    [['--expires-in', 'soon']],
    [['--colour']],
    [['ada', 'bob']],
    [['--m2m', '--oauth']],
    [['--scope', 'me:read']],
  ])('arguments that make no sense: exit 2 (%s)', async (args) => {
    const { code, stdout, stderr } = await token(args, { PORT: port })
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
    expect(stderr).not.toBe('')
  })

  test.each(['PORT', 'METRICS_PORT'])(
    'the port is taken: exit 1 and one sentence that says what to do, %s',
    async (name) => {
      const { code, stderr } = await run(['src/server.ts'], { PORT: '0', [name]: port })
      expect(code).toBe(1)
      expect(stderr).toBe(
        `Port ${port} is taken by another program (EADDRINUSE): stop it, or set ${name} to another, such as ${name === 'PORT' ? 8081 : 9090}.\n`,
      )
    },
  )
})

describe('what happens at the sandbox, and not through the API', () => {
  /** A server, and Clerk's own SDK on its sandbox. */
  async function startBoth(env: Record<string, string> = {}) {
    const server = await startServer({ TMPDIR: tmpdir(), ...env })
    const port = Number(/localhost:(\d+)\/docs/.exec(server.output())?.[1])
    const sandbox = await findAnnounced(port)
    if (!sandbox) throw new Error('The server has announced no sandbox')
    const { sessions, users } = createClerkClient(sandbox)
    const signIn = async (name: string) => {
      const [user] = (await users.getUserList({ username: [name] })).data
      const { id } = await sessions.createSession({ userId: user?.id ?? '' })
      const { jwt } = await sessions.getToken(id)
      return { id, userId: user?.id ?? '', jwt }
    }
    const statusOf = async (jwt: string) =>
      (await fetch(`http://localhost:${port}/v1/auth`, { headers: bearer(jwt) })).status
    const refused = (jwt: string) =>
      vi.waitFor(async () => {
        expect(await statusOf(jwt)).toBe(401)
      })
    return { server, sessions, users, signIn, statusOf, refused }
  }
  const expiryOf = (jwt: string) =>
    1000 *
    (JSON.parse(String(Buffer.from(jwt.split('.')[1] ?? '', 'base64url'))) as { exp: number }).exp

  test('is known at once: the tokens of who signs out or is banned are refused', async () => {
    const { server, sessions, users, signIn, statusOf, refused } = await startBoth()
    const [ended, other, banned] = await Promise.all([signIn('ada'), signIn('ada'), signIn('bob')])
    for (const { jwt } of [ended, other, banned]) expect(await statusOf(jwt)).toBe(200)

    await sessions.revokeSession(ended.id)
    await refused(ended.jwt)
    await users.banUser(banned.userId)
    await refused(banned.jwt)
    expect(await statusOf(other.jwt)).toBe(200)
    for (const { jwt } of [ended, banned]) expect(expiryOf(jwt)).toBeGreaterThan(Date.now())
    expect(server.output()).not.toMatch(/"msg":"Webhook |"level":[56]0/)
  })

  test.each(['0.0.0.0', '127.0.0.1', 'localhost'])('wherever it listens: %s', async (host) => {
    const { sessions, signIn, statusOf, refused } = await startBoth({ HOST: host })
    const { id, jwt } = await signIn('ada')
    expect(await statusOf(jwt)).toBe(200)
    await sessions.revokeSession(id)
    await refused(jwt)
  })

  test('holds up no end, and nothing complains of it there', async () => {
    const { server, users, signIn } = await startBoth()
    const { userId } = await signIn('ada')
    // More events than can be delivered before the server stops listening.
    const change = (times: number) =>
      users.updateUserMetadata(userId, { publicMetadata: { times } })
    await Promise.all(Array.from({ length: 100 }, (_, times) => change(times)))
    server.child.kill('SIGTERM')
    expect(await server.ended).toBe(0)
    const lines = server.output().split('\n')
    expect(lines.filter((line) => /Warning|"level":[456]0/.test(line))).toEqual([])
  })
})

describe('the end', () => {
  test.each(['SIGTERM', 'SIGINT'] as const)(
    '%s: what is in flight is answered, then exit 0',
    async (signal) => {
      const server = await startServer()
      const port = portOf(server)
      const socket = connect(Number(port), '127.0.0.1')
      await once(socket, 'connect')
      // The answer to the first request shows that the server has read half of the second.
      const half = 'GET / HTTP/1.1\r\nHost: localhost\r\n'
      socket.write(`${half}\r\n${half}`)
      await once(socket, 'data')
      server.child.kill(signal)
      await new Promise((resolve) => setTimeout(resolve, 100))
      const answer = once(socket, 'data')
      socket.write('\r\n')
      expect(String((await answer)[0])).toMatch(/^HTTP\/1\.1 200/)
      socket.end()
      expect(await server.ended).toBe(0)

      const { code, stderr } = await token([], { PORT: port })
      expect(code).toBe(2)
      expect(stderr).toMatch(/no server.*npm start/)
    },
  )
})

describe('a configuration that cannot work: exit 1 and all that is wrong', () => {
  test.each([
    [{ PORT: 'x', LOG_LEVEL: 'y' }, [/PORT must be/, /LOG_LEVEL must be/]],
    [
      { NODE_ENV: 'production' },
      [/CLERK_SECRET_KEY.*dashboard\.clerk\.com/, /CLERK_AUTHORIZED_PARTIES/],
    ],
    [{ CLERK_SECRET_KEY: 'sk_test_0123456789' }, [/CLERK_PUBLISHABLE_KEY is missing/]],
    [{ HOST: 'no.such.host.invalid', PORT: '0' }, [/^HOST must be an address of this machine/]],
    [{ SANDBOX_SEED: 'nowhere.json' }, [/^SANDBOX_SEED cannot be used.*no such file/]],
    [{ SANDBOX_DATA: '/' }, [/^SANDBOX_DATA cannot be used/]],
  ])('%j', async (env, problems) => {
    const { code, stderr } = await run(['src/server.ts'], env)
    expect(code).toBe(1)
    for (const problem of problems) expect(stderr).toMatch(problem)
    expect(stderr).not.toContain('    at ')
  })
})

describe('Clerk in another process, as real Clerk is', () => {
  test('the same with keys and CLERK_API_URL', async () => {
    const clerk = await serve(['scripts/sandbox.ts', '--port', '0'], {}, /WEBHOOK_SIGNING_SECRET=/)
    const keys = printedKeys(clerk)
    expect(Object.keys(keys)).toEqual([
      'CLERK_API_URL',
      'CLERK_FAPI_URL',
      'CLERK_PUBLISHABLE_KEY',
      'CLERK_SECRET_KEY',
      'CLERK_WEBHOOK_SIGNING_SECRET',
    ])
    const server = await serve(['src/server.ts'], { PORT: '0', ...keys }, LISTENING)
    expect(server.output()).not.toMatch(ON_SANDBOX)

    const url = `http://127.0.0.1:${portOf(server)}`
    const { stdout, stderr } = await token(['ada'], keys)
    expect(stderr).toBe('')
    const answer = await fetch(`${url}/protected`, { headers: bearer(stdout.trim()) })
    expect(answer.status).toBe(200)
    expect(await answer.json()).toMatchObject({ user: { firstName: 'Ada' } })
    expect((await fetch(`${url}/protected`)).status).toBe(401)
    expect((await fetch(`${url}/health/ready`)).status).toBe(200)

    const production = await serve(
      ['src/server.ts'],
      {
        ...keys,
        PORT: '0',
        NODE_ENV: 'production',
        CLERK_AUTHORIZED_PARTIES: 'https://app.example.com',
      },
      LISTENING,
    )
    const health = await fetch(`http://127.0.0.1:${portOf(production)}/health/ready`)
    expect(health.status).toBe(200)

    const bob = await token(['bob'], keys)
    clerk.child.kill('SIGTERM')
    expect(await clerk.ended).toBe(0)
    const known = await fetch(`${url}/protected`, { headers: bearer(stdout.trim()) })
    expect(known.status).toBe(200)
    const away = await fetch(`${url}/protected`, { headers: bearer(bob.stdout.trim()) })
    expect(away.status).toBe(503)
    const none = await token(['ada'], keys)
    expect(none.code).toBe(2)
  })

  test.each([
    [['--port', 'x'], {}, /--port must be a port number/],
    [[], { NODE_ENV: 'production' }, /does not start with NODE_ENV=production/],
    [['--seed', 'nowhere.json'], {}, /nowhere\.json/],
  ])('npm run sandbox -- %j %j: exit 2 and why', async (args, env, why) => {
    const { code, stderr } = await run(['scripts/sandbox.ts', '--port', '0', ...args], env)
    expect(code).toBe(2)
    expect(stderr).toMatch(why)
  })
})

test('without PORT, npm run token looks for the API and then for a sandbox', async () => {
  // Without announcements, it asks nothing at these ports, whatever else listens there.
  const folder = mkdtempSync(join(tmpdir(), 'no-announcements-'))
  const { code, stderr } = await token([], { TMPDIR: folder })
  rmSync(folder, { recursive: true })
  expect(code).toBe(2)
  expect(stderr).toMatch(/^There is no server on port 8080 or 8090\. Start it with "npm start"/)
})

test('an argument does not start it: --help shows the usage, and any other is refused', async () => {
  const help = await run(['src/server.ts', '--help'])
  expect(help).toMatchObject({ code: 0, stdout: expect.stringContaining('Usage: npm start') })
  const refused = await run(['src/server.ts', '--port', '80'])
  expect(refused).toMatchObject({ code: 2, stderr: expect.stringContaining('Usage: npm start') })
  expect(refused.stderr).toContain("Unknown option '--port'")
})
