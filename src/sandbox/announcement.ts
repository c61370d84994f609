import { mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir, userInfo } from 'node:os'
import { dirname, join } from 'node:path'

/**
 * The keys of a sandbox: `apiUrl` and `secretKey` for Clerk's SDK, and the origins of which a token
 * must name one for the API to accept it.
 */
export interface Announcement {
  apiUrl: string
  secretKey: string
  authorizedParties?: string[]
}

/** One file for each API, in a folder that only its user can read. */
function fileOf(port: number): string {
  return join(tmpdir(), `clerk-sandbox-${userInfo().username}`, `${port}.json`)
}

/**
 * Lets other programs of the same user find the sandbox that an API runs on.
 * @param port the port on which the API listens
 * @returns removes the announcement
 */
export async function announce(port: number, sandbox: Announcement): Promise<() => Promise<void>> {
  const file = fileOf(port)
  await mkdir(dirname(file), { recursive: true, mode: 0o700 })
  await writeFile(file, JSON.stringify(sandbox), { mode: 0o600 })
  return () => rm(file, { force: true })
}

/** The sandbox of the API on this port, if one was announced. It may have ended since. */
export async function findAnnounced(port: number): Promise<Announcement | undefined> {
  try {
    return JSON.parse(await readFile(fileOf(port), 'utf8')) as Announcement
  } catch {
    return undefined
  }
}
