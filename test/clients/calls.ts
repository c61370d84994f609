/** The result of a call: the data, or the problem. */
export interface Answer<Data> {
  status: number
  data?: Data | undefined
  problem?: Problem | undefined
}

interface Problem {
  code: string
  errors?: { pointer: string }[] | undefined
}

interface User {
  id: string
  username: string | null
}

/** The calls that each program makes with a client of its own generator. */
export interface Calls {
  getMe: () => Promise<Answer<User>>
  getUser: (userId: string) => Promise<Answer<User>>
  listUsers: (query: {
    limit?: number
    offset?: number
    emailAddresses?: string[]
  }) => Promise<Answer<{ data: User[]; totalCount: number }>>
  createOrganization: (name: string) => Promise<Answer<{ id: string; name: string }>>
  changePassword: (currentPassword: string, newPassword: string) => Promise<Answer<User>>
}

/** A program exports this as `connect`; without a token, its calls are anonymous. */
export type Connect = (baseUrl: string, token?: string) => Calls

/** For assertions about types: whether each can stand for the other, and neither is `any`. */
export type Same<A, B> = [Known<A>] extends [B] ? ([Known<B>] extends [A] ? true : false) : false

/** For assertions about types: the status of the problem with a code, among those of an operation. */
export type StatusOf<Problems, Code> =
  Extract<Problems, { code: Code }> extends { status: infer Status } ? Status : never

type Known<T> = 0 extends 1 & T ? { any: 'is no type' } : T
