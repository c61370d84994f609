import { createServer } from 'node:http'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeEach, afterEach, describe, expect, test } from 'vitest'
import { printedKeys, run, serve } from '../process.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'clerk-sandbox-command-'))
})
afterEach(() => {
  rmSync(folder, { recursive: true })
})

const PROGRAM = ['scripts/sandbox.ts', '--port', '0']
const sandbox = (...args: string[]) => run([...PROGRAM, ...args], {}, folder)
const write = (name: string, text: string) => {
  writeFileSync(join(folder, name), text)
}
const dependOn = (...packages: string[]) => {
  const dependencies = Object.fromEntries(packages.map((name) => [name, '*']))
  write('package.json', JSON.stringify({ dependencies }))
}
/** A program that prints some of its variables as JSON. */
const PRINT = `node -e "console.log(JSON.stringify(process.env))"`
const variablesOf = (stdout: string) =>
  JSON.parse(/^\{.*\}$/m.exec(stdout)?.[0] ?? '{}') as Record<string, string>

describe('the command prints what to paste for the framework', () => {
  test.each([
    [
      'next',
      'NEXT_PUBLIC_CLERK_PUBLISHABLE_KEY',
      'NEXT_PUBLIC_CLERK_PROXY_URL',
      'CLERK_SECRET_KEY',
    ],
    ['astro', 'PUBLIC_CLERK_PUBLISHABLE_KEY', 'PUBLIC_CLERK_PROXY_URL', 'CLERK_SECRET_KEY'],
    [
      'nuxt',
      'NUXT_PUBLIC_CLERK_PUBLISHABLE_KEY',
      'NUXT_PUBLIC_CLERK_PROXY_URL',
      'NUXT_CLERK_SECRET_KEY',
    ],
    ['vite', 'VITE_CLERK_PUBLISHABLE_KEY', 'VITE_CLERK_PROXY_URL', 'CLERK_SECRET_KEY'],
    ['express', 'CLERK_PUBLISHABLE_KEY', 'CLERK_PROXY_URL', 'CLERK_SECRET_KEY'],
    ['fastify', 'CLERK_PUBLISHABLE_KEY', 'CLERK_FAPI_URL', 'CLERK_SECRET_KEY'],
    ['hono', 'CLERK_PUBLISHABLE_KEY', 'CLERK_API_URL', 'CLERK_SECRET_KEY'],
  ])('%s', async (name, publishable, address, secret) => {
    dependOn(name)
    const service = await serve(PROGRAM, {}, /WEBHOOK_SIGNING_SECRET=/, folder)
    const keys = printedKeys(service)
    expect(keys[publishable]).toMatch(/^pk_test_/)
    expect(keys[address]).toMatch(/^http:\/\/(?:localhost|127\.0\.0\.1):\d+/)
    expect(keys[secret]).toMatch(/^sk_test_sandbox/)
    expect(service.output()).toMatch(new RegExp(`variables for ${name}`, 'i'))
    expect(service.output()).toMatch(/# .*http:\/\/localhost:\d+\/sandbox$/m)
    service.child.kill('SIGTERM')
    expect(await service.ended).toBe(0)
  })
})

describe('the sign-in page', () => {
  const variables = async () => variablesOf((await sandbox('--command', PRINT)).stdout)

  test('is that of the account portal', async () => {
    dependOn('next')
    expect(await variables()).toMatchObject({
      NEXT_PUBLIC_CLERK_SIGN_IN_URL: expect.stringMatching(/^http:\/\/localhost:\d+\/sign-in$/),
    })
  })

  test('is the application’s own, if it has one', async () => {
    dependOn('next')
    write('.env.local', 'NEXT_PUBLIC_CLERK_SIGN_IN_URL=/sign-in')
    expect(await variables()).not.toHaveProperty('NEXT_PUBLIC_CLERK_SIGN_IN_URL')
  })
})

test('--command sends the calls to Clerk’s own address to the sandbox', async () => {
  const script =
    "fetch('https://api.clerk.com/v1/users/count', { headers: { authorization: 'Bearer ' + process.env.CLERK_SECRET_KEY } }).then((answer) => answer.text()).then(console.log)"
  write('calls.mjs', script)
  const { stdout } = await sandbox('--command', 'node calls.mjs')
  expect(stdout).toContain('"total_count":30')
})

describe('--env-file', () => {
  test('writes the variables, and leaves everything else as it is', async () => {
    dependOn('next')
    const own = '# mine\nDATABASE_URL="postgres://x"\n\nCLERK_SECRET_KEY=sk_test_real\nPORT=3000'
    write('.env.local', own)
    await sandbox('--env-file', '.env.local', '--command', 'true')
    const written = readFileSync(join(folder, '.env.local'), 'utf8')
    expect(written).toMatch(/^# mine\nDATABASE_URL="postgres:\/\/x"\n\n/)
    expect(written).toMatch(
      /\n# CLERK_SECRET_KEY=sk_test_real\nCLERK_SECRET_KEY=sk_test_sandbox\w+\n/,
    )
    expect(written).toMatch(/\nPORT=3000\n/)
    expect(written).toMatch(/\nNEXT_PUBLIC_CLERK_PUBLISHABLE_KEY=pk_test_/)
    expect(written).toMatch(
      /\nCLERK_JWT_KEY="-----BEGIN PUBLIC KEY-----[\w+/=]+-----END PUBLIC KEY-----"\n/,
    )

    await sandbox('--env-file', '.env.local', '--command', 'true')
    const again = readFileSync(join(folder, '.env.local'), 'utf8')
    expect(again.split('\n')).toHaveLength(written.split('\n').length)
    expect(again).toContain('# CLERK_SECRET_KEY=sk_test_real')
  })

  test('makes the file where there is none, for dotenv and node --env-file', async () => {
    write('check.mjs', 'process.exit(process.env.CLERK_SECRET_KEY.length > 20 ? 7 : 1)')
    const args = ['--env-file', '.env', '--command', 'node --env-file=.env check.mjs']
    expect((await sandbox(...args)).code).toBe(7)
  })

  test('that cannot be written ends the command with a sentence', async () => {
    expect(await sandbox('--env-file', 'nowhere/.env', '--command', 'true')).toMatchObject({
      code: 2,
      stderr: expect.stringMatching(/^--env-file cannot be written: ENOENT/),
    })
  })
})

describe('--command', () => {
  test('runs with the variables and a sandbox, and ends with it', async () => {
    dependOn('express')
    const { code, stdout } = await sandbox('--command', PRINT)
    expect(code).toBe(0)
    const variables = variablesOf(stdout)
    expect(variables).toMatchObject({ CLERK_SECRET_KEY: expect.stringMatching(/^sk_test_sandbox/) })
    await expect(fetch(variables.CLERK_API_URL ?? '')).rejects.toThrow()
  })

  test('passes its exit code on', async () => {
    expect((await sandbox('--command', 'exit 3')).code).toBe(3)
    expect((await sandbox('--command', 'no-such-program')).code).toBe(127)
    expect((await sandbox('--command', 'true && exit 4')).code).toBe(4)
  })

  test('is told of signals, and may finish its work', async () => {
    const program = `process.on('SIGTERM', () => setTimeout(() => { console.log('done'); process.exit(5) }, 100)); setInterval(() => {}, 1000); console.log('ready')`
    write('app.mjs', program)
    const service = await serve([...PROGRAM, '--command', 'node app.mjs'], {}, /^ready/m, folder)
    service.child.kill('SIGTERM')
    expect(await service.ended).toBe(5)
    expect(service.output()).toMatch(/^done/m)
  })

  test('and all that its shell has started', async () => {
    write('app.mjs', "setInterval(() => {}, 1000); console.log('ready')")
    const service = await serve(
      [...PROGRAM, '--command', 'true; node app.mjs; true'],
      {},
      /^ready/m,
      folder,
    )
    service.child.kill('SIGTERM')
    expect(await service.ended).toBe(143)
  })

  test('that a signal has ended is 128 and its number, as in a shell', async () => {
    const command = `node -e "process.kill(process.pid, 'SIGKILL')"`
    expect((await sandbox('--command', command)).code).toBe(137)
  })
})

describe('the command does not start', () => {
  test('for other machines, unless that is allowed', async () => {
    const { code, stderr } = await sandbox('--host', '0.0.0.0')
    expect(code).toBe(2)
    expect(stderr).toMatch(/--allow-remote/)
    const args = ['--host', '0.0.0.0', '--allow-remote', '--command', 'exit 6']
    expect((await sandbox(...args)).code).toBe(6)
  })

  test('on a port that is taken', async () => {
    const other = createServer().listen(0, '127.0.0.1')
    await new Promise((resolve) => other.once('listening', resolve))
    const { port } = other.address() as AddressInfo
    const { code, stderr } = await run(['scripts/sandbox.ts', '--port', String(port)], {}, folder)
    other.close()
    expect({ code, stderr }).toMatchObject({
      code: 2,
      stderr: new RegExp(`^Port ${port} is taken by another program .*--port\\.\n$`),
    })
  })

  test.each([
    [['--webhook', 'nowhere'], '--webhook must be a URL'],
    [['--seed', 'nowhere.json'], 'nowhere.json'],
    [['--colour'], "Unknown option '--colour'"],
  ])('with %j', async (args, message) => {
    const { code, stderr } = await sandbox(...args)
    expect(code).toBe(2)
    expect(stderr).toContain(message)
    expect(stderr).not.toContain('    at ')
  })
})
