import { DeclarationError } from '../src/kit/declaration-error.ts'

/** The command that the package installs. */
export const BIN = 'clerk-fastify-openapi'

/** Names the package's command in a text for the user, if that is running. */
function spoken(text: string): string {
  const [, program = ''] = process.argv
  if (program.endsWith('.ts')) return text
  return text.replaceAll(/npm run (?:-s )?(\w+)(?: --)?/g, `npx ${BIN} $1`)
}

/** Ends a command with a message for its user. */
export class CommandError extends Error {
  readonly exitCode: 1 | 2
  /** @param exitCode 1: done, with a negative result; 2: failed */
  constructor(exitCode: 1 | 2, message: string) {
    super(message)
    this.exitCode = exitCode
  }
}

/**
 * Runs a command. `--help` prints its usage; arguments that `parseArgs` refuses print it with exit
 * code 2; a {@link CommandError} prints its message with its own exit code.
 */
export async function runCommand(usage: string, command: () => Promise<void>): Promise<void> {
  if (process.argv.includes('--help')) {
    console.log(spoken(usage))
    return
  }
  try {
    await command()
  } catch (error) {
    const { message, exitCode } = explain(error, usage)
    console.error(typeof message === 'string' ? spoken(message) : message)
    process.exitCode = exitCode
  }
}

function explain(error: unknown, usage: string): { message: unknown; exitCode: 1 | 2 } {
  if (error instanceof CommandError) return error
  if (isRefusedArgument(error)) return { message: `${error.message}\n\n${usage}`, exitCode: 2 }
  if (error instanceof DeclarationError) return { message: `${error.message}.`, exitCode: 2 }
  return { message: error, exitCode: 2 }
}

function isRefusedArgument(error: unknown): error is Error {
  return (
    error instanceof Error && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS')
  )
}
