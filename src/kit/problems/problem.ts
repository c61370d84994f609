import { kitProblem, type ProblemCode } from './catalogue.ts'

/** A wrong value of a request. The first segment of the JSON pointer is the part of the request. */
export interface Violation {
  pointer: string
  message: string
  /** Clerk's error code, if Clerk refused the value. */
  code?: string
}

/** Makes a JSON pointer (RFC 6901 section 3) of the names on the way to a value. */
export function toPointer(...names: readonly string[]): string {
  return names.map((name) => `/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`).join('')
}

interface Occurrence {
  /** Explains this occurrence to a person. Default: the meaning of the code. */
  detail?: string
  /** Replaces the sentence of the catalogue for a person. */
  error?: string
  errors?: Violation[]
  /** The roles, permissions or scopes that the token lacks. */
  missing?: readonly string[]
  /** The verification that the user needs, and its maximum age in minutes. */
  reverification?: { level: 'first_factor' | 'second_factor'; afterMinutes: number }
  headers?: Record<string, string>
  cause?: unknown
}

/** A problem of the catalogue. Guards and handlers throw it, and the error handler answers it. */
export class Problem extends Error {
  override name = 'Problem'
  readonly code: ProblemCode
  readonly occurrence: Occurrence
  /** The status, for error handlers of a host. Undefined for the app's own problems. */
  readonly statusCode: number | undefined
  constructor(code: ProblemCode, occurrence: Occurrence = {}) {
    const entry = kitProblem(code)
    super(occurrence.detail ?? entry?.meaning ?? code, { cause: occurrence.cause })
    this.code = code
    this.statusCode = entry?.status
    this.occurrence = occurrence
  }
}
