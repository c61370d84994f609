import { kitProblem, type ProblemCode } from './catalogue.ts'

/** One thing that is wrong: where (JSON pointer, its first segment the part) and what. */
export interface Violation {
  pointer: string
  message: string
  /** Clerk's code, where it is Clerk that does not accept it. */
  code?: string
}

/** A JSON pointer (RFC 6901 section 3) from the names that lead to a value. */
export function toPointer(...names: readonly string[]): string {
  return names.map((name) => `/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`).join('')
}

interface Occurrence {
  /** What happened this time, for a person; defaults to the meaning of the code. */
  detail?: string
  /** The sentence for a person, where the operation has its own. */
  error?: string
  errors?: Violation[]
  /** The roles, permissions or scopes that the token lacks. */
  missing?: readonly string[]
  /** How the person has to be verified anew, and how many minutes ago at most. */
  reverification?: { level: 'first_factor' | 'second_factor'; afterMinutes: number }
  headers?: Record<string, string>
  cause?: unknown
}

/** A problem of the catalogue. Guards and handlers throw it, and the error handler answers it. */
export class Problem extends Error {
  override name = 'Problem'
  readonly code: ProblemCode
  readonly occurrence: Occurrence
  /** For error handlers of others. Undefined for a problem of the app's own. */
  readonly statusCode: number | undefined
  constructor(code: ProblemCode, occurrence: Occurrence = {}) {
    const entry = kitProblem(code)
    super(occurrence.detail ?? entry?.meaning ?? code, { cause: occurrence.cause })
    this.code = code
    this.statusCode = entry?.status
    this.occurrence = occurrence
  }
}
