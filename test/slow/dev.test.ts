import { mkdtempSync, readdirSync, rmSync, utimesSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test, vi } from 'vitest'
import { freePort } from '../../scripts/free-port.ts'
import { bearer } from '../api.ts'
import { run, serve } from './process.ts'

const SAVED = fileURLToPath(new URL('../../src/kit/http/v8.ts', import.meta.url))

test('npm run dev: tokens and keys made before a save stay good; nothing is left at the end', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'dev-'))
  const env = { PORT: String(await freePort()), TMPDIR: folder }
  const started = /runs on the sandbox/g
  const server = await serve(['scripts/dev.ts'], env, /runs on the sandbox/)
  const tokens = await Promise.all(
    [['--expires-in', '900'], ['--api-key'], ['--m2m', '--expires-in', '900']].map(async (args) =>
      (await run(['scripts/token.ts', ...args], env)).stdout.trim(),
    ),
  )
  const statuses = () =>
    Promise.all(
      tokens.map(async (token) => {
        const url = `http://localhost:${env.PORT}/v1/auth`
        return (await fetch(url, { headers: bearer(token) })).status
      }),
    )
  expect(await statuses()).toEqual([200, 200, 200])

  utimesSync(SAVED, new Date(), new Date())
  await vi.waitUntil(() => (server.output().match(started) ?? []).length > 1, 90_000)
  // A system may tell of one save twice, so that the server starts once more.
  await vi.waitFor(async () => {
    expect(await statuses()).toEqual([200, 200, 200])
  })

  server.child.kill('SIGTERM')
  await server.ended
  expect(readdirSync(folder).filter((name) => name.includes('dev'))).toEqual([])
  rmSync(folder, { recursive: true })
})
