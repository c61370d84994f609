import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { performance } from 'node:perf_hooks'
import { fileURLToPath } from 'node:url'
import type { AppProcess } from '../load/app.ts'
import { bareEnvironment, pin, startProcess } from '../load/process.ts'

const ROOT = fileURLToPath(new URL('../../..', import.meta.url))

/** The server's entry: compiled, if `npm run build` has run. */
export function startedWith(): string[] {
  return existsSync(`${ROOT}/dist/server.js`)
    ? ['dist/server.js']
    : ['--import', 'tsx', 'src/server.ts']
}

/** Milliseconds from starting a server's process until it listens. */
export async function startTime(env: Readonly<Record<string, string>>): Promise<number> {
  const begun = performance.now()
  const [command = '', ...args] = [...pin('server'), process.execPath, ...startedWith()]
  const server = spawn(command, args, {
    cwd: ROOT,
    env: { ...bareEnvironment(), ...env, LOG_LEVEL: 'info' },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  return new Promise((resolve, reject) => {
    server.stdout.on('data', (chunk) => {
      if (!String(chunk).includes('Server listening')) return
      resolve(performance.now() - begun)
      server.kill('SIGKILL')
    })
    server.once('exit', () => {
      reject(new Error('The server ended before it listened'))
    })
  })
}

/** Milliseconds that additional routes add to a start. */
export async function timeOfRoutes(
  count: number,
  env: Readonly<Record<string, string>>,
): Promise<number> {
  const [without, having] = [await buildTime(0), await buildTime(count)]
  return having - without

  async function buildTime(routes: number): Promise<number> {
    const app = await startProcess<AppProcess>('app.ts', 'server', {
      ...env,
      EXTRA_ROUTES: String(routes),
    })
    const milliseconds = await app.ask('startTime')
    await app.stop()
    return milliseconds
  }
}
