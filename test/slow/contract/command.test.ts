import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { closeAfterTests } from '../../closing.ts'
import { run, serve } from '../process.ts'
import { type BugName } from './fixture/bugs.ts'
import { startFixture } from './fixture/server.ts'

const PACKAGE = fileURLToPath(new URL('../../../package.json', import.meta.url))

const DOCUMENT = fileURLToPath(new URL('../../../openapi/openapi.json', import.meta.url))

const contract = (...parameters: string[]) => run(['scripts/contract.ts', ...parameters])

async function startLibrary(...bugs: BugName[]) {
  const library = await startFixture({ bugs })
  closeAfterTests(() => library.close())
  return library
}

test('npm run contract tests this API on the sandbox', async () => {
  const { code, stdout } = await contract('--only', 'getProtected')
  expect({ code, stdout }).toEqual({ code: 0, stdout: expect.stringContaining('no failures.') })
})

describe('npm run contract -- --url', () => {
  test('a deployment that keeps its contract: exit 0, a table, reports, no credential in any', async () => {
    const { url, tokens } = await startLibrary()
    const directory = mkdtempSync(join(tmpdir(), 'contract-'))
    closeAfterTests(() => {
      rmSync(directory, { recursive: true })
    })
    const { code, stdout, stderr } = await contract(
      ...['--url', url, '--token', tokens.a, '--token-b', tokens.b, '--token-low', tokens.low],
      ...['--token-refused', tokens.expired, '--strict', '--report', directory],
    )
    expect({ code, stdout }).toEqual({ code: 0, stdout: expect.stringContaining('no failures.') })
    expect(stdout).toMatch(/operation +documented +seen +waived +failures/)
    expect(stderr).toContain('cleaning up')
    const [json = '', junit = '', markdown = ''] = ['report.json', 'junit.xml', 'report.md'].map(
      (name) => readFileSync(join(directory, name), 'utf8'),
    )
    expect(JSON.parse(json)).toMatchObject({ failures: [], requests: expect.any(Number) })
    expect(junit).toContain('<testsuites name="contract" failures="0"')
    expect(markdown).toContain('| listBooks |')
    for (const text of [stdout, stderr, json, junit, markdown])
      for (const token of Object.values(tokens)) expect(text).not.toContain(token)
  })

  test('one that breaks it: exit 1, and a command that shows it', async () => {
    const { url, tokens } = await startLibrary('password-leaked')
    const { code, stdout } = await contract('--url', url, '--token', tokens.a, '--only', 'shelves')
    expect(code).toBe(1)
    expect(stdout).toContain('No body has a field that its schema does not name')
    expect(stdout).toMatch(/curl -i -X \w+ .*\$TOKEN/)
    expect(stdout).not.toContain(tokens.a)
  })

  test('--strict: an answer that cannot be caused is a failure, until it is waived', async () => {
    const { url, tokens } = await startLibrary()
    // Nobody without the role calls it, so no 403 is seen.
    const only = ['--only', 'deleteBook']
    const parameters = ['--url', url, '--token', tokens.a, '--strict', ...only]
    const strict = await contract(...parameters)
    expect(strict.code).toBe(1)
    const unseen = [...strict.stdout.matchAll(/✗ (\w+): Each documented status[^]*?(\d{3}) /g)]
    expect(unseen).not.toEqual([])
    const file = join(mkdtempSync(join(tmpdir(), 'contract-')), 'waivers.json')
    closeAfterTests(() => {
      rmSync(dirname(file), { recursive: true })
    })
    const waivers = unseen.map(([, operationId, status]) => ({ operationId, status, reason: 'x' }))
    writeFileSync(file, JSON.stringify(waivers))
    const again = await contract(...parameters, '--waivers', file)
    expect({ code: again.code, stdout: again.stdout }).toEqual({
      code: 0,
      stdout: expect.stringContaining('no failures.'),
    })
  })

  test('--read-only sends nothing that could change anything', async () => {
    const { url, tokens, requests } = await startLibrary()
    const { code } = await contract('--url', url, '--token', tokens.a, '--read-only')
    expect(code).toBe(0)
    expect(requests.length).toBeGreaterThan(100)
    expect(new Set(requests.map(({ method }) => method))).toEqual(new Set(['GET', 'HEAD']))
  })

  test('--only tests one operation; --rate bounds how fast', async () => {
    const { url, requests } = await startLibrary()
    const start = performance.now()
    const { code } = await contract('--url', url, '--only', 'getHealth', '--rate', '20')
    const seconds = (performance.now() - start) / 1000
    expect(code).toBe(0)
    expect(requests.length / seconds).toBeLessThan(20)
    expect(requests.filter(({ method }) => method === 'GET').length).toBeGreaterThan(5)
  })

  test('the same seed sends the same', async () => {
    const { url, requests } = await startLibrary()
    const sent = async (seed: string) => {
      requests.length = 0
      await contract('--url', url, '--only', 'listBooks', '--seed', seed)
      return requests.map(({ url: target }) => target).sort()
    }
    const first = await sent('7')
    expect(await sent('7')).toEqual(first)
    expect(await sent('8')).not.toEqual(first)
  })
})

describe('what a finding rests on', () => {
  /** A breach of good practice, one of a standard, and one of the document. */
  test.each<[BugName, string[], number]>([
    ['sniffing-allowed', [], 0],
    ['sniffing-allowed', ['--strict'], 1],
    ['head-refused', [], 0],
    ['head-refused', ['--standards'], 1],
    ['type-wrong', [], 1],
  ])('%s with %j: exit %i', async (bug, flags, code) => {
    const { url, tokens } = await startLibrary(bug)
    const done = await contract('--url', url, '--token', tokens.a, '--only', 'shelves', ...flags)
    const found = done.stdout.split('\n').filter((line) => line.includes('[good practice] unseen'))
    expect({ code: done.code, stderr: done.stderr.slice(-500) }).toMatchObject({ code })
    if (!flags.includes('--strict')) expect(found).toEqual([])
  })

  test('a fault that operations share is told once, with their number', async () => {
    const { url, tokens } = await startLibrary('sniffing-allowed')
    const only = ['--only', 'shelves']
    const { stdout } = await contract('--url', url, '--token', tokens.a, '--strict', ...only)
    const lines = stdout.split('\n').filter((line) => line.includes('sniffing-allowed:'))
    expect(lines).toEqual([expect.stringMatching(/^ *[4-9] operations {2}\[good practice\]/)])
  })
})

test('a token that is refused everywhere is said first', async () => {
  const { url } = await startLibrary()
  const { stdout } = await contract('--url', url, '--token', 'worthless')
  expect(stdout).toMatch(/^! The token is refused by every operation that demands one/)
})

test('interrupted, it deletes what it made and still reports', async () => {
  const { url, tokens } = await startLibrary()
  const count = async () => {
    const headers = { authorization: `Bearer ${tokens.a}` }
    const answer = await fetch(`${url}/shelves?limit=1`, { headers })
    return ((await answer.json()) as { totalCount: number }).totalCount
  }
  const before = await count()
  const report = mkdtempSync(join(tmpdir(), 'contract-'))
  closeAfterTests(() => {
    rmSync(report, { recursive: true })
  })
  const options = ['--url', url, '--token', tokens.a, '--report', report]
  const { child, ended, output } = await serve(
    ['scripts/contract.ts', ...options],
    {},
    /valid input/,
  )
  await expect.poll(count).toBeGreaterThan(before)
  child.kill('SIGINT')
  expect(await ended).toBe(2)
  expect(output()).toContain('Interrupted')
  expect(await count()).toBe(before)
  expect(existsSync(join(report, 'report.json'))).toBe(true)
})

test("Clerk's own document of 740 kB is tested", async (context) => {
  const clerk = new URL('../../../../shared/clerk-openapi/bapi-2026-05-12.yml', import.meta.url)
  if (!existsSync(clerk)) context.skip('needs ../shared/clerk-openapi')
  const { url } = await startLibrary()
  const parameters = ['--url', `${url}/v1`, '--spec', fileURLToPath(clerk), '--token', 'x']
  const { code, stdout, stderr } = await contract(...parameters)
  expect({ code, stderr: stderr.slice(-300) }).toMatchObject({ code: 1 })
  expect(stdout).toContain('distinct fault')
})

describe('what cannot be tested is said in one line, with exit 2', () => {
  const refused = async (parameters: string[], line: RegExp) => {
    const { code, stderr } = await contract(...parameters)
    expect({ code, stderr }).toEqual({ code: 2, stderr: expect.stringMatching(line) })
    return stderr
  }

  test('a deployment that is not there', async () => {
    const stderr = await refused(
      ['--url', 'http://127.0.0.1:9'],
      /127\.0\.0\.1:9 cannot be reached/,
    )
    expect(stderr.trim().split('\n')).toHaveLength(1)
  })

  test('one that publishes no document', async () => {
    const { url } = await startLibrary()
    const nowhere = `${url}/nowhere`
    expect(await refused(['--url', nowhere], /publishes no OpenAPI document.*--spec/)).toBeTruthy()
  })

  test('a document that is none', async () => {
    await refused(['--url', 'http://127.0.0.1:9', '--spec', PACKAGE], /not an OpenAPI document/)
  })

  test('an operation that is not there', async () => {
    const { url } = await startLibrary()
    await refused(['--url', url, '--only', 'nothing'], /no operation nothing/)
  })

  test.each([
    [['--colour'], /Usage: npm run contract/],
    [['--url', 'localhost'], /--url must be an http\(s\) URL/],
    [
      ['--url', 'http://127.0.0.1:9', '--waivers', 'nowhere.json', '--spec', DOCUMENT],
      /nowhere\.json/,
    ],
    [['--seed', 'x'], /--seed must be a whole number/],
    [['--read-only', '--write'], /Either --read-only or --write/],
  ])('%j', async (parameters, line) => {
    await refused(parameters, line)
  })
})
