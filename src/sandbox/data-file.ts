import { readFile, rename, writeFile } from 'node:fs/promises'
import type { Store } from './store.ts'

type AnyTable = Map<string, unknown>

function tablesOf(store: Store): [string, AnyTable][] {
  return Object.entries(store).filter(
    (entry): entry is [string, AnyTable] => entry[1] instanceof Map,
  )
}

/**
 * Fills an empty store from a data file.
 *
 * @returns whether there is such a file
 * @throws when the file is not one that {@link createSaver} wrote
 */
export async function loadData(file: string, store: Store): Promise<boolean> {
  const text = await readIfExists(file)
  if (text === undefined) return false
  try {
    const saved = JSON.parse(text) as Record<string, Record<string, unknown>>
    for (const [name, table] of tablesOf(store)) {
      for (const [id, record] of Object.entries(saved[name] ?? {})) table.set(id, record)
    }
  } catch (cause) {
    const message = `${file} is no data file of the sandbox. Delete it, or name another.`
    throw new Error(message, { cause })
  }
  return true
}

async function readIfExists(file: string): Promise<string | undefined> {
  try {
    return await readFile(file, 'utf8')
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined
    throw error
  }
}

/**
 * Gives a function that writes the store to the file. The file is whole at any time; calls while
 * it is being written share the next writing.
 */
export function createSaver(file: string, store: Store): () => Promise<void> {
  let writing = Promise.resolve()
  let next: Promise<void> | undefined

  async function write(): Promise<void> {
    next = undefined
    const tables = tablesOf(store).map(([name, table]) => [name, Object.fromEntries(table)])
    await writeFile(`${file}.new`, JSON.stringify(Object.fromEntries(tables), null, 2))
    await rename(`${file}.new`, file)
  }

  return () => {
    // A failed writing is reported to whoever asked for it, and must not prevent the next.
    next ??= writing.catch(() => undefined).then(write)
    writing = next
    return next
  }
}
