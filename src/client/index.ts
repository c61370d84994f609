import type { components } from './contract.ts'

export { type Client, type ClientOptions, createClient } from './client.ts'
export type { components, operations, paths } from './contract.ts'
export type { Answer, CallOptions, Operation, Operations } from './operations.ts'
export {
  isProblem,
  type Problem,
  type ProblemCode,
  ProblemError,
  type ProblemOf,
  type Result,
  unwrap,
} from './problems.ts'
export type { GetToken } from './token.ts'

/** The API's inputs and outputs by name: `Schemas['User']`. */
export type Schemas = components['schemas']
