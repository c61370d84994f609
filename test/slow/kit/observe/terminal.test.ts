import { spawn, spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test, vi } from 'vitest'
import { freePort } from '../../../../scripts/free-port.ts'
import { bearer } from '../../../api.ts'
import { run, untilReady } from '../../process.ts'

const ROOT = fileURLToPath(new URL('../../../..', import.meta.url))
/** `script` of util-linux runs a command on a terminal. */
const hasScript = spawnSync('script', ['-qefc', 'true', '/dev/null']).status === 0

test.skipIf(!hasScript)(
  'npm start on a terminal says how to use the API, and each request takes one line (needs script of util-linux)',
  async () => {
    const port = String(await freePort())
    const { PATH, HOME } = process.env
    const server = spawn('script', ['-qefc', 'exec node --import tsx src/server.ts', '/dev/null'], {
      cwd: ROOT,
      env: { ...(PATH && { PATH }), ...(HOME && { HOME }), PORT: port, DRAIN_MS: '0' },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    const { output, child } = await untilReady(server, /Ctrl\+C/)
    const url = `http://localhost:${port}`
    const [, banner = ''] = output().split('The API runs on the sandbox')
    for (const part of [
      `${url}/docs`,
      'ada (password sandbox-ada)',
      `curl -H "Authorization: Bearer $(PORT=${port} npm run -s token)" ${url}/protected`,
      'http://127.0.0.1:',
      'CLERK_PUBLISHABLE_KEY and CLERK_SECRET_KEY in .env',
    ])
      expect(banner).toContain(part)
    for (const line of output().split('\n')) expect(line.length).toBeLessThan(120)
    expect(output()).not.toContain('WARN')

    const before = output().length
    const { stdout } = await run(['scripts/token.ts', 'ada'], { PORT: port })
    expect((await fetch(`${url}/protected`, { headers: bearer(stdout.trim()) })).status).toBe(200)
    expect((await fetch(`${url}/protected?token=secret`)).status).toBe(401)
    const machine = await run(['scripts/token.ts', '--m2m'], { PORT: port })
    await fetch(`${url}/v1/auth`, { headers: bearer(machine.stdout.trim()) })
    const lines = () => output().slice(before).trim().split('\r\n')
    await vi.waitFor(() => {
      expect(lines()).toEqual([
        expect.stringMatching(/^GET \/protected 200 \d+ ms session ada$/),
        expect.stringMatching(/^GET \/protected 401 \d+ ms anonymous$/),
        expect.stringMatching(/^GET \/v1\/auth 200 \d+ ms machine \S+/),
      ])
    })
    child.kill('SIGTERM')
  },
)

test('a Node.js that is too old: one sentence', () => {
  const pretend =
    "Object.defineProperty(process, 'versions', { value: { node: '18.20.4' } }); require('./scripts/run.cjs')"
  const { status, stderr } = spawnSync(process.execPath, ['-e', pretend], { cwd: ROOT })
  expect(status).toBe(1)
  expect(String(stderr)).toBe(
    'Node.js 18.20.4 is too old: install 20.19 or later (https://nodejs.org), then run this again.\n',
  )
})

test('npm run passes a program its arguments and its exit code', () => {
  const args = ['scripts/run.cjs', 'scripts/token.ts', '--scope', 'me:read']
  const { status, stderr } = spawnSync(process.execPath, args, { cwd: ROOT })
  expect(status).toBe(2)
  expect(String(stderr)).toMatch(/^Only API keys and OAuth tokens have scopes/)
})

const { scripts } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as {
  scripts: Record<string, string>
}
const commands = Object.entries(scripts).filter(([, command]) => /scripts\/\S+\.ts/.test(command))

test.each(commands)(
  'npm run %s -- --help builds nothing and prints the usage',
  async (name, command) => {
    expect(command).not.toContain('&&')
    const [program = ''] = /scripts\/\S+\.ts/.exec(command) ?? []
    const { code, stdout, stderr } = await run([program, '--help'])
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
    expect(stdout).toMatch(new RegExp(`^Usage: npm run (?:-s )?${name}`))
  },
)
