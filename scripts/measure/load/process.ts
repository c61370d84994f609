import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { availableParallelism } from 'node:os'
import { fileURLToPath } from 'node:url'

// Processes for measurements, measured and measuring: each has its own memory and CPU time.

/** The functions that another process can call: by name, with arguments in JSON. */
export type Functions = Record<string, (...args: never[]) => unknown>

export interface Usage {
  /** CPU time so far, in microseconds, of all threads together. */
  cpu: number
  /** Bytes. */
  rss: number
  /** Bytes in use after a garbage collection. */
  heapUsed: number
}

/** A process that was started by this one. */
export interface Remote<Answers extends Functions> {
  child: ChildProcess
  ask<Name extends keyof Answers & string>(
    name: Name,
    ...args: Parameters<Answers[Name]>
  ): Promise<Awaited<ReturnType<Answers[Name]>>>
  cpu(): Promise<number>
  usage(): Promise<Usage>
  stop(): Promise<void>
}

interface Question {
  id: number
  name: string
  args: never[]
}
type Reply = { id: number } & ({ value?: unknown } | { error: string })

/** The id of the message that a process sends when it is ready. */
const READY = 0

/**
 * Makes this process answer its parent process, and end with it.
 * @param functions that the parent can call, besides those for CPU time and memory
 */
export function answer(functions: Functions): void {
  const all: Functions = {
    ...functions,
    cpu,
    usage: () => {
      globalThis.gc?.()
      const { rss, heapUsed } = process.memoryUsage()
      return { cpu: cpu(), rss, heapUsed }
    },
  }
  const reply = (message: Reply) => process.send?.(message)
  process.on('message', ({ id, name, args }: Question) => {
    Promise.resolve(args)
      .then((given) => all[name]?.(...given))
      .then((value) => reply({ id, value }))
      .catch((error: unknown) => reply({ id, error: String(error) }))
  })
  process.on('disconnect', () => process.exit())
  reply({ id: READY })
}

function cpu(): number {
  const { user, system } = process.cpuUsage()
  return user + system
}

/** One core for the measured server, and one for all other processes. */
export type Core = 'server' | 'others'

/** True if processes can be pinned to one core. */
export const pinned =
  availableParallelism() > 1 && spawnSync('taskset', ['-c', '0,1', 'true']).status === 0

/** Returns the command prefix that pins a process to its core. */
export function pin(core: Core): string[] {
  return pinned ? ['taskset', '-c', core === 'server' ? '0' : '1'] : []
}

/** Returns only the variables of this process's environment that locate programs. */
export function bareEnvironment(): Record<string, string> {
  const { PATH, HOME } = process.env
  return { ...(PATH && { PATH }), ...(HOME && { HOME }) }
}

const ROOT = new URL('../../..', import.meta.url)
const running = new Set<ChildProcess>()

/** Ends every started process that is still running. */
export function stopProcesses(): void {
  for (const child of running) child.kill('SIGKILL')
}

/**
 * Starts a TypeScript program that calls {@link answer}, on its own core if possible. Its output is
 * discarded as fast as possible; its errors are shown.
 * @param program its path from this folder
 */
export async function startProcess<Answers extends Functions>(
  program: string,
  core: Core,
  env: Readonly<Record<string, string>> = {},
): Promise<Remote<Answers>> {
  const node = [process.execPath, '--expose-gc', '--import', 'tsx']
  const script = fileURLToPath(new URL(program, import.meta.url))
  const [command, ...args] = [...pin(core), ...node, script]
  const child = spawn(command, args, {
    cwd: ROOT,
    env: { ...bareEnvironment(), ...env },
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  })

  const waiting = new Map<
    number,
    { resolve: (value: unknown) => void; reject: (error: Error) => void }
  >()
  let asked = READY
  let ended = false
  const expectReply = (id: number) =>
    new Promise<unknown>((resolve, reject) => {
      if (ended) reject(new Error(`${program} has ended`))
      waiting.set(id, { resolve, reject })
    })
  child.on('message', (message: Reply) => {
    const question = waiting.get(message.id)
    waiting.delete(message.id)
    if ('error' in message) question?.reject(new Error(`${program}: ${message.error}`))
    else question?.resolve(message.value)
  })
  running.add(child)
  child.on('exit', () => {
    ended = true
    running.delete(child)
    for (const { reject } of waiting.values()) reject(new Error(`${program} has ended`))
  })

  async function ask(name: string, ...args: unknown[]): Promise<never> {
    const id = ++asked
    const reply = expectReply(id)
    child.send({ id, name, args })
    return (await reply) as never
  }

  await expectReply(READY)
  return {
    child,
    ask,
    cpu: () => ask('cpu'),
    usage: () => ask('usage'),
    async stop() {
      if (ended) return
      child.kill('SIGKILL')
      await once(child, 'exit')
    },
  }
}
