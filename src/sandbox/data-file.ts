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
 * @returns whether there is such a file
 * @throws when the file is not one that {@link keepInFile} wrote
 */
export async function loadData(file: string, store: Store): Promise<boolean> {
  const text = await readIfExists(file)
  if (text === undefined) return false
  const data = parseData(text)
  if (!data) throw new Error(`${file} is no data file of the sandbox. Delete it, or name another.`)
  for (const [name, table] of tablesOf(store)) {
    for (const [id, record] of Object.entries(data[name] ?? {})) {
      // A file of an earlier version has users without what was added since.
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
 * sandbox goes on, the file stays as it was written last, and the next change tries again.
 * @returns writes it once more
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
 * Gives a function that writes the store to the file. The file is whole at any time; calls while
 * it is being written share the next writing.
 */
function createSaver(file: string, store: Store): () => Promise<void> {
  let writing = Promise.resolve()
  let next: Promise<void> | undefined

  async function write(): Promise<void> {
    next = undefined
    const tables = tablesOf(store).map(([name, table]) => [name, Object.fromEntries(table)])
    try {
      await writeFile(`${file}.new`, JSON.stringify(Object.fromEntries(tables), null, 2), {
        // It has the key that signs tokens.
        mode: 0o600,
      })
      await rename(`${file}.new`, file)
    } catch (error) {
      // On a full disk, what was written of it is in the way.
      await rm(`${file}.new`, { force: true }).catch(() => undefined)
      throw error
    }
  }

  return () => {
    // A failed writing is reported to whoever asked for it, and must not prevent the next.
    next ??= writing.catch(() => undefined).then(write)
    writing = next
    return next
  }
}
