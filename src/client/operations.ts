import type {
  Client as FetchClient,
  FetchResponse,
  HeadersOptions,
  RequestBodyOption,
} from 'openapi-fetch'
import { type operations, type paths, type Route, routes } from './contract.ts'
import { itemsOf, type ListQuery } from './pages.ts'
import { type Result, unwrap } from './problems.ts'

/** A function for each operation: `api.getUser({ path: { userId } })`. */
export type Operations = { [Id in keyof typeof routes]: Operation<operations[Id]> }

/** Calls an operation. Lists have `all`, which returns the items of all pages. */
export type Operation<Op> = Call<Op, Promise<Answer<Op>>> &
  (ItemOf<Op> extends never ? unknown : { all: Call<Op, AsyncGenerator<ItemOf<Op>, void>> })

/** `{ data, response }` or `{ error, response }`. */
export type Answer<Op> = FetchResponse<Op & Described, object, `${string}/${string}`>
type Described = Record<string | number, unknown>

/** The options can be omitted if the operation needs none of them. */
type Call<Op, Returned> =
  Partial<CallOptions<Op>> extends CallOptions<Op>
    ? (options?: CallOptions<Op>) => Returned
    : (options: CallOptions<Op>) => Returned

/** The input of an operation, and the options of its request, such as `signal`. */
export type CallOptions<Op> = Places<Op> &
  RequestBodyOption<Op> &
  Omit<RequestInit, 'body' | 'headers' | 'method'> & { headers?: HeadersOptions } & Known<Op>

/** The parameters by place: `path`, `query`, `header`. */
type Places<Op> = Op extends { parameters: infer Parameters }
  ? {
      [
        Place in keyof Parameters as [Exclude<Parameters[Place], undefined>] extends [never]
          ? never
          : Place
      ]: Parameters[Place]
    }
  : unknown

type Known<Op> = Op extends { responses: { 304: unknown } }
  ? {
      /** An earlier result. If nothing has changed, the answer is 304, with the data of this one. */
      known?: Answer<Op> | undefined
    }
  : unknown

/** An item of the list that an operation returns in pages. */
type ItemOf<Op> = Op extends {
  parameters: { query?: { offset?: number } }
  responses: {
    200: { content: { 'application/json': { data: (infer Item)[]; totalCount: number } } }
  }
}
  ? Item
  : never

/** Options as they are at run time, of any operation. */
interface AnyOptions {
  path?: object
  query?: ListQuery
  header?: object
  known?: Result<unknown>
}
type Send = (method: string, path: string, init: object) => Promise<Result<unknown>>

/** Makes the functions of a client. */
export function operationsOf(client: FetchClient<paths>): Operations {
  const send = client.request as Send
  const functions = Object.entries<Route>(routes).map(([id, route]) => {
    const call = (options?: AnyOptions) => callOperation(send, route, options)
    const all = ({ query, ...options }: AnyOptions = {}) =>
      itemsOf((page) => unwrap(call({ ...options, query: page })), query, route[2])
    return [id, Object.assign(call, { all })]
  })
  return Object.fromEntries(functions) as Operations
}

async function callOperation(
  send: Send,
  [method, url]: Route,
  { path, query, header, known, ...init }: AnyOptions = {},
): Promise<Result<unknown>> {
  const tag = known?.data === undefined ? null : known.response.headers.get('etag')
  const condition = tag === null ? {} : { 'if-none-match': tag }
  const params = { path, query, header: { ...header, ...condition } }
  const result = await send(method, url, { ...init, params })
  return result.response.status === 304 ? { ...result, data: known?.data } : result
}
