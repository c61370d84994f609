import type { components } from './contract.ts'

type Schemas = components['schemas']
type Details = Schemas['Problem']
/** The problems of operations, each with its code and status. */
type Described = Schemas[Exclude<Extract<keyof Schemas, `${string}Problem`>, 'Problem'>]

/** The stable code of a kind of problem. */
export type ProblemCode = Details['code']

/** The problem with this code. Its status is known if an operation can answer it. */
export type ProblemOf<Code extends ProblemCode> = [Extract<Described, { code: Code }>] extends [
  never,
]
  ? Omit<Details, 'code'> & { code: Code }
  : Extract<Described, { code: Code }>

/**
 * Any answer of the API that is not a success (RFC 9457), distinguished by `code`. A newer API may
 * have further codes, so keep a default for those.
 */
export type Problem = { [Code in ProblemCode]: ProblemOf<Code> }[ProblemCode]

/**
 * True if a value, such as the `error` of a result, is a problem, and with `code`, the problem with
 * that code. An error page of a network or proxy is not a problem.
 */
export function isProblem(value: unknown): value is Problem
export function isProblem<Code extends ProblemCode>(
  value: unknown,
  code: Code,
): value is ProblemOf<Code>
export function isProblem(value: unknown, code?: ProblemCode): boolean {
  if (typeof value !== 'object' || value === null) return false
  if (!('code' in value && 'status' in value && 'detail' in value)) return false
  if (typeof value.code !== 'string' || typeof value.status !== 'number') return false
  return code === undefined || value.code === code
}

/** Thrown by {@link unwrap} for a problem. */
export class ProblemError extends Error {
  override readonly name = 'ProblemError'
  readonly problem: Problem
  /** The answer with the problem, for its headers. */
  readonly response: Response
  constructor(problem: Problem, response: Response) {
    super(`${problem.error} (${problem.code}): ${problem.detail}`)
    this.problem = problem
    this.response = response
  }
}

/** The result of a call of the client. */
export interface Result<Data> {
  data?: Data
  error?: unknown
  response: Response
}

/**
 * Turns the result of a call into its data: `await unwrap(client.GET('/v1/me'))`.
 * @throws {ProblemError} for a problem
 * @throws {Error} for any other answer that is not a success, with it as the `cause`: an error page
 *   of a proxy, or a 304 without a `known` result
 */
export async function unwrap<Data>(result: Result<Data> | Promise<Result<Data>>): Promise<Data> {
  const { data, error, response } = await result
  if (response.ok || (response.status === 304 && data !== undefined)) return data as Data
  if (isProblem(error)) throw new ProblemError(error, response)
  throw new Error(`The answer was ${response.status}, without a problem`, { cause: response })
}
