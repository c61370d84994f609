import { spawn } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs, parseEnv } from 'node:util'
import { runCommand } from './command.ts'

const USAGE = `Usage: npm run dev

Runs the API like "npm start", and restarts it whenever a file is saved. The sandbox keeps its data
until the command ends: sessions, tokens and keys from before a restart stay valid.`

const SERVER = fileURLToPath(new URL('../src/server.ts', import.meta.url))

await runCommand(USAGE, async () => {
  parseArgs()
  const folder = mkdtempSync(join(tmpdir(), 'clerk-sandbox-dev-'))
  const defaults = { SANDBOX_DATA: join(folder, 'data.json'), DRAIN_MS: '0' }
  const env = { ...defaults, ...dotEnv(Object.keys(defaults)), ...process.env }
  const server = spawn(
    process.execPath,
    ['--watch', '--import', import.meta.resolve('tsx'), SERVER],
    { stdio: 'inherit', env },
  )
  // The terminal sends Ctrl+C to the server; the folder is deleted after the server has ended.
  process.on('SIGINT', () => undefined)
  process.on('SIGTERM', () => server.kill('SIGTERM'))
  try {
    process.exitCode = await new Promise<number>((resolve, reject) => {
      server.once('error', reject)
      server.once('exit', (code) => {
        resolve(code ?? 1)
      })
    })
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
})

/** Returns the variables of this list in the file .env. The server reads the others itself. */
function dotEnv(names: string[]): Record<string, string> {
  if (!existsSync('.env')) return {}
  const entries = Object.entries(parseEnv(readFileSync('.env', 'utf8')))
  return Object.fromEntries(
    entries.flatMap(([name, value]) => (value && names.includes(name) ? [[name, value]] : [])),
  )
}
