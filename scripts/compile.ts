import ts from 'typescript'
import { CommandError } from './command.ts'

/**
 * Compiles modules and all their imports; `.ts` in import paths becomes `.js`.
 * @param write gets each compiled file
 * @throws {CommandError} with the compiler's errors; then nothing is written
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
