import { spawn } from 'node:child_process'
import { constants } from 'node:os'
import { delimiter, resolve } from 'node:path'
import type { Variables } from './frameworks.ts'

/** Commands that need a shell: lists, pipes, shell built-ins, variables in front. */
const NEEDS_SHELL = /[;&|<>()$`\n]|^\s*(?:exit|cd|export|set|eval|exec|source|\.|\w+=\S*)(?:\s|$)/

/**
 * Runs a command with variables, like `npm run`: in a shell, with the programs of the installed
 * packages. Signals are passed on.
 * @returns its exit code; 128 plus the number of the signal that ended it, as in shells
 */
export async function runWith(command: string, variables: Variables): Promise<number> {
  const isWindows = process.platform === 'win32'
  const PATH = `${resolve('node_modules/.bin')}${delimiter}${process.env.PATH ?? ''}`
  // In a terminal, the command has to stay in the foreground, where it gets Ctrl+C by itself.
  // Otherwise it gets a process group, so that signals also reach the processes that its shell
  // started.
  const isGroup = !process.stdin.isTTY && !isWindows
  // The command replaces the shell, which would not wait for it after a signal.
  const child = spawn(isWindows || NEEDS_SHELL.test(command) ? command : `exec ${command}`, {
    shell: true,
    stdio: 'inherit',
    detached: isGroup,
    env: { ...process.env, ...variables, PATH },
  })
  const passOn = (signal: NodeJS.Signals) => {
    if (isGroup && child.pid !== undefined) process.kill(-child.pid, signal)
    else if (signal !== 'SIGINT') child.kill(signal)
  }
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, passOn)
  return new Promise((done, fail) => {
    child.once('error', fail)
    child.once('exit', (code, signal) => {
      done(code ?? 128 + (signal ? constants.signals[signal] : 0))
    })
  })
}
