import { execFile } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { afterAll, expect, test } from 'vitest'
import { createSandbox, readSeed } from '../../../src/sandbox/index.ts'
import { closeAfterTests } from '../../closing.ts'
import { run } from '../process.ts'

// Runs every snippet of docs/sandbox.md.

const ROOT = fileURLToPath(new URL('../../..', import.meta.url))
const text = readFileSync(join(ROOT, 'docs/sandbox.md'), 'utf8')
const blocks = (kind: string) =>
  [...text.matchAll(new RegExp(`^\`\`\`${kind}\\n([^]*?)\`\`\``, 'gm'))].map(
    ([, block = '']) => block,
  )

/** A folder in the project, so that programs find its packages. */
const folder = mkdtempSync(join(ROOT, 'test/.example-'))
afterAll(() => {
  rmSync(folder, { recursive: true })
})

test('the example of a test', async () => {
  const [program = ''] = blocks('ts sandbox')
  const door = new URL('../../../src/sandbox/index.ts', import.meta.url).href
  const file = join(folder, 'example.mts')
  writeFileSync(file, program.replace('clerk-fastify-openapi/sandbox', door))
  const { stderr } = await promisify(execFile)(process.execPath, ['--import', 'tsx', file], {
    cwd: ROOT,
  })
  expect(stderr).not.toContain('Error')
})

test('the commands', async () => {
  writeFileSync(join(folder, 'app.mjs'), 'console.log(process.env.CLERK_SECRET_KEY)')
  const commands = blocks('sh sandbox').map((block) => block.trim())
  expect(commands).toHaveLength(2)
  for (const command of commands) expect(command).toMatch(/^npx clerk-fastify-openapi sandbox/)
  const [, program = ''] = /--command "(.*)"/.exec(commands[1] ?? '') ?? []
  const args = ['scripts/sandbox.ts', '--port', '0', '--command', program]
  expect(await run(args, {}, folder)).toMatchObject({
    code: 0,
    stdout: expect.stringContaining('sk_test_sandbox'),
  })
})

test('every option of the command, and no other', async () => {
  const { stdout } = await run(['scripts/sandbox.ts', '--help'])
  const options = (of: string) =>
    [...new Set([...of.matchAll(/--[a-z][a-z-]+/g)].map(String))].sort()
  const [, table = ''] = /\| Option([^]*?)\n\n/.exec(text) ?? []
  expect(options(table)).toEqual(options(stdout))
})

test('the calls from other languages', async () => {
  const sandbox = await createSandbox()
  closeAfterTests(() => sandbox.close())
  const lines = blocks('sh sandbox-http').join('').trim().split('\n')
  const env = {
    ...process.env,
    CLERK_API_URL: sandbox.url,
    CLERK_SECRET_KEY: sandbox.secretKey,
  }
  for (const [index, line] of lines.entries()) {
    if (line.startsWith('# ')) continue
    const { stdout } = await promisify(execFile)('bash', ['-c', line], { env })
    expect(stdout).toContain(lines[index + 1]?.slice(2))
  }
})

test('the seed', async () => {
  const file = join(folder, 'seed.json')
  writeFileSync(file, blocks('json sandbox-seed')[0] ?? '')
  const seed = await readSeed(file)
  const sandbox = await createSandbox({ seed })
  closeAfterTests(() => sandbox.close())
  expect(await sandbox.signIn('a@acme.example', { organization: 'acme' })).toMatch(/^ey/)
})
