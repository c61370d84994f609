import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { closeAfterTests } from '../closing.ts'

const TSX = pathToFileURL(createRequire(import.meta.url).resolve('tsx')).href
const ROOT = new URL('../..', import.meta.url)

/** The environment of another machine: only the variables that find programs. */
const { PATH, HOME } = process.env
/** A test sends no requests to a program that it has told to stop. */
const QUICK = { DRAIN_MS: '0' }
/** An empty folder, so that a developer's own `.env` is not read. */
const NOWHERE = mkdtempSync(join(tmpdir(), 'clerk-fastify-openapi-'))
closeAfterTests(() => {
  rmSync(NOWHERE, { recursive: true })
})

export interface Run {
  code: number | null
  stdout: string
  stderr: string
}

function start([program = '', ...args]: string[], env: Record<string, string>, cwd: string) {
  return spawn(
    process.execPath,
    // Without the dashes, Node.js reads some arguments itself, such as --env-file.
    ['--import', TSX, '--', fileURLToPath(new URL(program, ROOT)), ...args],
    {
      cwd,
      env: { ...(PATH && { PATH }), ...(HOME && { HOME }), ...QUICK, ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  )
}

/**
 * Runs a program of the project to its end.
 * @param args its path in the project, and its arguments
 */
export async function run(
  args: string[],
  env: Record<string, string> = {},
  cwd = NOWHERE,
): Promise<Run> {
  const child = start(args, env, cwd)
  const [stdout, stderr, code] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    new Promise<number | null>((resolve) => child.once('close', resolve)),
  ])
  return { code, stdout, stderr }
}

export interface Service {
  child: ChildProcess
  /** The output so far. */
  output: () => string
  ended: Promise<number | null>
}

/** Starts a program of the project and waits until it has printed `ready`. */
export async function serve(
  args: string[],
  env: Record<string, string>,
  ready: RegExp,
  cwd = NOWHERE,
): Promise<Service> {
  return untilReady(start(args, env, cwd), ready)
}

/** Waits until a started program has printed `ready`. Both of its outputs must be piped. */
export async function untilReady(child: ReturnType<typeof start>, ready: RegExp): Promise<Service> {
  let printed = ''
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve))
  closeAfterTests(() => child.kill('SIGKILL'))
  await new Promise<void>((resolve, reject) => {
    const read = (chunk: Buffer) => {
      printed += String(chunk)
      if (ready.test(printed)) resolve()
    }
    child.stdout.on('data', read)
    child.stderr.on('data', read)
    void ended.then(() => {
      reject(new Error(`It ended before it was ready:\n${printed}`))
    })
  })
  return { child, output: () => printed, ended }
}

/** The variables that `npm run sandbox` prints for other programs. */
export function printedKeys({ output }: Service): Record<string, string> {
  const lines = output().matchAll(/^export (\w+)=(.*)$/gm)
  return Object.fromEntries([...lines].map(([, name = '', value = '']) => [name, value]))
}
