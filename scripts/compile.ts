import ts from 'typescript'
import { CommandError } from './command.ts'

/**
 * Compiles modules and all that they import, `.ts` in the paths of imports becoming `.js`.
 * @param write takes each file that is made
 * @throws {CommandError} with what the compiler complains of; then nothing is made
 */
export function compile(
  files: string[],
  options: ts.CompilerOptions,
  write: (path: string, text: string) => void,
): void {
  const program = ts.createProgram(files, { ...options, rewriteRelativeImportExtensions: true })
  const problems = ts.getPreEmitDiagnostics(program)
  if (problems.length > 0) {
    const host = ts.createCompilerHost(options)
    throw new CommandError(2, ts.formatDiagnostics(problems, host))
  }
  program.emit(undefined, (path, text) => {
    write(path, text)
  })
}
