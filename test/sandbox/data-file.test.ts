import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createClerkClient } from '@clerk/backend'
import Fastify from 'fastify'
import { afterAll, describe, expect, it } from 'vitest'
import { createSandbox, type Sandbox } from '../../src/sandbox/index.ts'
import { ada } from './start.ts'

const folder = await mkdtemp(join(tmpdir(), 'sandbox-'))
afterAll(() => rm(folder, { recursive: true }))

const clerkOf = ({ secretKey, url }: Sandbox) =>
  createClerkClient({ secretKey, apiUrl: url, telemetry: { disabled: true } })

const loggerTo = (lines: string[]) =>
  Fastify({ logger: { level: 'warn', stream: { write: (line) => void lines.push(line) } } }).log

describe('a data file', () => {
  const dataFile = join(folder, 'data.json')

  it('keeps what was changed over a restart', async () => {
    const before = await createSandbox({ dataFile })
    const user = await clerkOf(before).users.createUser({ emailAddress: ['kept@example.com'] })
    const session = await clerkOf(before).sessions.createSession({ userId: ada })
    await before.close()

    const after = await createSandbox({ dataFile })
    const clerk = clerkOf(after)
    expect((await clerk.users.getUser(user.id)).primaryEmailAddress?.emailAddress).toBe(
      'kept@example.com',
    )
    expect((await clerk.sessions.getToken(session.id)).jwt).toMatch(/^ey/)
    await clerk.users.deleteUser(user.id)
    await after.close()

    const last = await createSandbox({ dataFile })
    await expect(clerkOf(last).users.getUser(user.id)).rejects.toMatchObject({ status: 404 })
    await last.close()
  })

  it('is written with every change, not only at the end', async () => {
    const file = join(folder, 'each.json')
    const sandbox = await createSandbox({ dataFile: file })
    const clerk = clerkOf(sandbox)
    await Promise.all(
      ['a', 'b', 'c', 'd'].map((name) =>
        clerk.users.createUser({ emailAddress: [`${name}@many.example`] }),
      ),
    )
    for (const name of ['a', 'd'])
      await expect.poll(() => readFile(file, 'utf8')).toContain(`${name}@many.example`)
    await sandbox.close()
  })

  it('that cannot be written stays whole, and the sandbox goes on and says so once', async () => {
    const file = join(folder, 'full.json')
    const lines: string[] = []
    const logger = loggerTo(lines)
    const sandbox = await createSandbox({ dataFile: file, logger })
    const { users } = clerkOf(sandbox)
    const before = await readFile(file, 'utf8')
    // A folder blocks the temporary file.
    await mkdir(`${file}.new`)
    for (const name of ['one', 'two'])
      expect((await users.createUser({ emailAddress: [`${name}@full.example`] })).id).toMatch(/^u/)
    await expect.poll(() => lines.length).toBe(1)
    expect(lines[0]).toMatch(/The data file cannot be written/)
    expect(await readFile(file, 'utf8')).toBe(before)
    await rm(`${file}.new`, { recursive: true })
    await users.createUser({ emailAddress: ['three@full.example'] })
    await expect.poll(() => readFile(file, 'utf8')).toContain('two@full.example')
    expect(await readdir(folder)).not.toContain('full.json.new')
    await sandbox.close()
    expect(lines).toHaveLength(2)
  })

  it('in a folder that does not exist does not end the sandbox', async () => {
    const lines: string[] = []
    const logger = loggerTo(lines)
    const dataFile = join(folder, 'nowhere', 'data.json')
    const sandbox = await createSandbox({ dataFile, logger })
    await clerkOf(sandbox).users.createUser({ emailAddress: ['a@nowhere.example'] })
    await sandbox.close()
    expect(lines).toHaveLength(1)
  })

  it('that is a folder is told in a sentence', async () => {
    await expect(createSandbox({ dataFile: folder })).rejects.toThrow(
      /^the file cannot be read \(EISDIR/,
    )
  })

  it('that is none is named, and left as it is', async () => {
    for (const text of ['not JSON', '[]', '"text"', '{ "users": [1] }']) {
      const file = join(folder, 'other.json')
      await writeFile(file, text)
      await expect(createSandbox({ dataFile: file })).rejects.toThrow(/other\.json is no data file/)
      expect(await readFile(file, 'utf8')).toBe(text)
    }
  })
})
