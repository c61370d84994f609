import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { freePort } from '../../free-port.ts'

export const hasRedis = spawnSync('redis-server', ['--version']).status === 0

/** A redis-server that can be stopped and restarted, and keeps its data. */
export async function createRedis() {
  const port = await freePort()
  const folder = mkdtempSync(join(tmpdir(), 'soak-redis-'))
  let server: ChildProcess | undefined

  function start() {
    const options = ['--port', `${port}`, '--bind', '127.0.0.1', '--dir', folder, '--save', '']
    // Writes survive the process that made them, synced or not.
    const persistent = ['--appendonly', 'yes', '--appendfsync', 'no']
    server = spawn('redis-server', [...options, ...persistent], { stdio: 'ignore' })
  }

  async function kill() {
    if (server?.exitCode !== null || server.signalCode !== null) return
    const gone = once(server, 'exit')
    server.kill('SIGKILL')
    await gone
  }

  start()
  return {
    url: `redis://127.0.0.1:${port}`,
    start,
    kill,
    async close() {
      await kill()
      rmSync(folder, { recursive: true })
    },
  }
}
