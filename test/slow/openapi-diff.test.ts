import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeEach, describe, expect, test } from 'vitest'
import { closeAfterTests } from '../closing.ts'
import { run } from './process.ts'

/** A checkout with its contract committed once, and tagged `v1`. */
let checkout: string

beforeEach(() => {
  checkout = mkdtempSync(join(tmpdir(), 'openapi-diff-'))
  closeAfterTests(() => {
    rmSync(checkout, { recursive: true, force: true })
  })
  git('init', '--quiet')
  commit('Nothing yet')
  git('tag', 'v0')
  mkdirSync(join(checkout, 'openapi'))
  writeContract(contract('1.0.0', ['/cats', '/dogs']))
  git('add', '.')
  commit('Cats and dogs')
  git('tag', 'v1')
})

// Without the variables that git sets for hooks, because a hook may run the tests.
const { PATH, HOME } = process.env

function git(...args: string[]): string {
  return execFileSync('git', args, { cwd: checkout, encoding: 'utf8', env: { PATH, HOME } })
}

function commit(message: string): void {
  const author = ['-c', 'user.name=Nobody', '-c', 'user.email=nobody@example.com']
  git(...author, '-c', 'commit.gpgsign=false', 'commit', '--quiet', '--allow-empty', '-m', message)
}

function contract(version: string, paths: readonly string[]) {
  const item = { get: { summary: 'Some', responses: { 200: { description: 'Some.' } } } }
  return {
    openapi: '3.1.0',
    info: { title: 'Animals', version },
    paths: Object.fromEntries(paths.map((path) => [path, item])),
  }
}

function writeContract(document: unknown): void {
  writeFileSync(join(checkout, 'openapi/openapi.json'), JSON.stringify(document))
}

function readChangelog(): string {
  return readFileSync(join(checkout, 'openapi/CHANGELOG.md'), 'utf8')
}

function diff(...args: string[]) {
  return run(['scripts/openapi.ts', '--diff', ...args], {}, checkout)
}

describe('npm run openapi -- --diff', () => {
  test('nothing changed: exit 0', async () => {
    expect(await diff('HEAD')).toEqual({
      code: 0,
      stdout: 'Nothing changed for callers.\n',
      stderr: '',
    })
  })

  test('changes that break nobody: exit 0, and what they are', async () => {
    writeContract(contract('1.0.0', ['/cats', '/dogs', '/owls']))
    expect(await diff('v1')).toEqual({
      code: 0,
      stdout: 'SAFE (1)\n  GET /owls\n    New: Some. [operation-added]\n',
      stderr: '',
    })
  })

  test('a breaking change: exit 1, and which version it takes', async () => {
    writeContract(contract('1.1.0', ['/cats']))
    const { code, stdout, stderr } = await diff('v1')
    expect(code).toBe(1)
    expect(stdout).toBe('BREAKING (1)\n  GET /dogs\n    Removed: Some. [operation-removed]\n')
    expect(stderr).toContain('1.1.0 after 1.0.0 does not say so')
    expect(stderr).toContain('make it 2.0.0 in package.json')
  })

  test('a breaking change in a new major version: exit 0', async () => {
    writeContract(contract('2.0.0', ['/cats']))
    const { code, stdout, stderr } = await diff('v1')
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
    expect(stdout).toContain('BREAKING (1)')
  })

  test.each([
    ['a commit that git does not know', 'v9', 'git finds no commit "v9" here: fatal: '],
    ['an option of git', '=--all', 'git finds no commit "--all" here: fatal: '],
    ['a commit without contract', 'v0', '"v0" has no contract: fatal: '],
  ])('%s: exit 2', async (_, ref, message) => {
    const args = ref.startsWith('=') ? [`--diff${ref}`] : ['--diff', ref]
    const { code, stdout, stderr } = await run(['scripts/openapi.ts', ...args], {}, checkout)
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
    expect(stderr).toMatch(new RegExp(`^${message}`))
  })

  test('a contract that is none, or not there: exit 2', async () => {
    writeContract('{}')
    expect(await diff('v1')).toEqual({
      code: 2,
      stdout: '',
      stderr: 'openapi/openapi.json is not an OpenAPI document in JSON.\n',
    })
    rmSync(join(checkout, 'openapi'), { recursive: true })
    expect((await diff('v1')).stderr).toBe('There is no openapi/openapi.json here.\n')
  })
})

describe('--changelog', () => {
  test('writes a section for the version, the same each time, on top of others', async () => {
    const since = git('rev-parse', 'v1').slice(0, 7)
    writeContract(contract('1.1.0', ['/cats', '/dogs', '/owls']))
    for (let time = 0; time < 2; time++) {
      const { code, stdout } = await diff('v1', '--changelog')
      expect(code).toBe(0)
      expect(stdout).toContain('Wrote 1.1.0 in openapi/CHANGELOG.md.')
      expect(readChangelog()).toMatch(
        new RegExp(
          `^# Changelog of the contract\\n[^#]+## 1\\.1\\.0\\n\\nSince ${since} \\(1\\.0\\.0\\)\\.\\n\\n### Safe\\n\\n- \`GET /owls\`: New: Some\\.\\n$`,
        ),
      )
    }
    writeContract(contract('2.0.0', ['/cats']))
    await diff('v1', '--changelog')
    expect(readChangelog().match(/^##.*/gm)).toEqual([
      '## 2.0.0',
      '### Breaking',
      '## 1.1.0',
      '### Safe',
    ])
  })

  test('is not written while the version is refused', async () => {
    writeContract(contract('1.1.0', ['/cats']))
    expect((await diff('v1', '--changelog')).code).toBe(1)
    expect(() => readChangelog()).toThrow('ENOENT')
  })

  test('alone is refused: exit 2', async () => {
    const { code, stderr } = await run(['scripts/openapi.ts', '--changelog'], {}, checkout)
    expect(code).toBe(2)
    expect(stderr).toContain('Usage: npm run openapi')
  })
})
