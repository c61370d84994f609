import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { type TestOptions, testContract } from '../../../src/contract/index.ts'
import { faultsOf } from '../../../src/contract/faults.ts'
import { closeAfterTests } from '../../closing.ts'

const FRAMEWORKS = fileURLToPath(new URL('../../frameworks', import.meta.url))

/** Programs that may run Python with FastAPI, most likely first. */
const PYTHONS = [process.env.PYTHON ?? 'python3', '/usr/bin/python3']
const python = PYTHONS.find(
  (program) =>
    spawnSync(program, [
      '-c',
      'import fastapi, uvicorn, multipart; from pydantic import ConfigDict',
    ]).status === 0,
)

interface Server {
  program: string
  args: string[]
  isInstalled: boolean
  /** How to install the framework. */
  install: string
  options?: Omit<TestOptions, 'url'>
  /** Faults that the server can have, with the checks that can report them. */
  faults: Record<string, RegExp>
}

const onNode = (file: string, rest: Pick<Server, 'faults' | 'options'>): Server => ({
  program: process.execPath,
  args: [file],
  isInstalled: existsSync(join(FRAMEWORKS, 'node_modules')),
  install: 'npm ci --prefix test/frameworks',
  ...rest,
})

const servers: Record<string, Server> = {
  Express: onNode('express.js', {
    options: { credentials: { key: 'secret' } },
    faults: {
      'too-long': /input-accepted|body-invalid/,
      'enum-open': /input-accepted/,
      open: /credential-accepted/,
      type: /body-invalid/,
      month: /server-error/,
      status: /status-undocumented|body-invalid/,
      'put-lost': /update-lost/,
      'delete-lost': /delete-undone/,
      'form-nine': /server-error/,
    },
  }),
  Hono: onNode('hono.js', {
    options: { token: 'ada:lovelace' },
    faults: {
      'empty-title': /input-accepted|body-invalid/,
      open: /credential-accepted/,
      'page-overlap': /page-broken/,
      'create-lost': /create-lost/,
      'patch-touches': /update-lost/,
      'delete-fails': /server-error/,
    },
  }),
  Koa: onNode('koa.js', {
    options: { credentials: { app: 'key', user: 'ada', session: 'open' } },
    faults: {
      deep: /server-error/,
      piped: /server-error/,
      content: /input-accepted/,
      either: /credential-accepted/,
      'any-session': /credential-accepted/,
    },
  }),
  'node:http': onNode('node.js', {
    faults: {
      size: /body-invalid/,
      text: /server-error/,
      bytes: /input-refused/,
      parts: /input-accepted/,
      malformed: /malformed-accepted/,
    },
  }),
  Fastify: onNode('fastify.js', {
    options: { token: 'ada', tokenB: 'bob' },
    faults: {
      open: /credential-accepted/,
      'tags-lost': /create-lost/,
      'delete-lost': /delete-undone/,
      shared: /others-accessible/,
    },
  }),
  'a mock of a public document': onNode('mock.js', { faults: { empty: /body-invalid/ } }),
  FastAPI: {
    program: python ?? 'python3',
    args: ['fastapi_app.py'],
    isInstalled: python !== undefined,
    install: 'pip install fastapi uvicorn python-multipart',
    options: { token: 'secret' },
    faults: { open: /credential-accepted/, price: /server-error/, update: /update-lost/ },
  },
}

async function start({ program, args }: Server, fault?: string): Promise<string> {
  const child = spawn(program, [...args, ...(fault === undefined ? [] : [fault])], {
    cwd: FRAMEWORKS,
    stdio: ['ignore', 'pipe', 'ignore'],
  })
  closeAfterTests(() => stop(child))
  const [url] = (await once(createInterface(child.stdout), 'line')) as [string]
  return url
}

async function stop(child: ChildProcess): Promise<void> {
  child.kill('SIGKILL')
  if (child.exitCode === null && child.signalCode === null) await once(child, 'exit')
}

/** The findings, one line each. */
async function findingsOf(server: Server, fault?: string): Promise<string[]> {
  const url = await start(server, fault)
  const { result } = await testContract({ url, ...server.options })
  return faultsOf(result.findings).map(
    ({ check, operations, messages }) =>
      `${check} ${operations.join(', ')}: ${messages.join('; ')}`,
  )
}

describe.each(Object.entries(servers))('a server of %s', (name, server) => {
  const how = server.isInstalled ? '' : ` (needs ${name}: ${server.install})`

  test.skipIf(!server.isInstalled)(`is not found fault with while it is clean${how}`, async () => {
    expect(await findingsOf(server)).toEqual([])
  })

  test.skipIf(!server.isInstalled).each(Object.entries(server.faults))(
    `is found out: %s${how}`,
    async (fault, check) => {
      expect((await findingsOf(server, fault)).join('\n')).toMatch(check)
    },
  )
})
