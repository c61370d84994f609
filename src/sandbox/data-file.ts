import { readFile, rename, rm, writeFile } from 'node:fs/promises'
import { Type } from '@sinclair/typebox'
import { Value } from '@sinclair/typebox/value'
import type { SandboxServer } from './http.ts'
import { userRecord } from './records.ts'
import type { Store } from './store.ts'

type AnyTable = Map<string, unknown>

const Records = Type.Record(Type.String(), Type.Union([Type.Object({}), Type.Array(Type.String())]))
const Data = Type.Object({ users: Records }, { additionalProperties: Records })

function tablesOf(store: Store): [string, AnyTable][] {
  return Object.entries(store).filter(
    (entry): entry is [string, AnyTable] => entry[1] instanceof Map,
  )
}

/**
 * Fills an empty store from a data file.
 *
 * @returns true if the file exists
 * @throws if {@link keepInFile} did not write the file
 */
export async function loadData(file: string, store: Store): Promise<boolean> {
  const text = await readIfExists(file)
  if (text === undefined) return false
  const data = parseData(text)
  if (!data) throw new Error(`${file} is no data file of the sandbox. Delete it, or name another.`)
  for (const [name, table] of tablesOf(store)) {
    for (const [id, record] of Object.entries(data[name] ?? {})) {
      // Users in a file of an earlier version lack the newer fields.
      table.set(id, name === 'users' ? { ...userRecord({}, []), ...(record as object) } : record)
    }
  }
  return true
}

function parseData(text: string): Record<string, Record<string, unknown>> | undefined {
  try {
    const data: unknown = JSON.parse(text)
    return Value.Check(Data, data) ? data : undefined
  } catch {
    return undefined
  }
}

async function readIfExists(file: string): Promise<string | undefined> {
  try {
    return await readFile(file, 'utf8')
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException
    if (code === 'ENOENT') return undefined
    throw new Error(`the file cannot be read (${message})`, { cause: error })
  }
}

/**
 * Writes the store to the file now, after each change and at the end. A failure is logged: the
 * sandbox continues, the file keeps its last content, and the next change tries again.
 * @returns writes the file once more
 */
export async function keepInFile(
  dataFile: string,
  store: Store,
  server: SandboxServer,
): Promise<() => Promise<void>> {
  const write = createSaver(dataFile, store)
  let failing = false
  async function save(): Promise<void> {
    try {
      await write()
      if (failing) server.log.warn({ dataFile }, 'The data file is written again')
      failing = false
    } catch (error) {
      if (!failing) server.log.error({ err: error, dataFile }, 'The data file cannot be written')
      failing = true
    }
  }
  await save()
  server.addHook('onResponse', async (request) => {
    if (request.method !== 'GET') await save()
  })
  server.addHook('onClose', save)
  return save
}

/**
 * Returns a function that writes the store to the file. The file is complete at any time. Calls
 * during a write share the next write.
 */
function createSaver(file: string, store: Store): () => Promise<void> {
  let writing = Promise.resolve()
  let next: Promise<void> | undefined

  async function write(): Promise<void> {
    next = undefined
    const tables = tablesOf(store).map(([name, table]) => [name, Object.fromEntries(table)])
    try {
      await writeFile(`${file}.new`, JSON.stringify(Object.fromEntries(tables), null, 2), {
        // The file has the key that signs tokens.
        mode: 0o600,
      })
      await rename(`${file}.new`, file)
    } catch (error) {
      // On a full disk, the unfinished file takes space.
      await rm(`${file}.new`, { force: true }).catch(() => undefined)
      throw error
    }
  }

  return () => {
    // The caller gets the error of a failed write. The error must not prevent the next write.
    next ??= writing.catch(() => undefined).then(write)
    writing = next
    return next
  }
}
