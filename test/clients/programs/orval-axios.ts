import axios, { type AxiosResponse } from 'axios'
import type { Answer, Connect, Same } from '../calls.js'
import type { ProblemCode } from '../codes.js'
import {
  changeMyPassword,
  createOrganization,
  getMe,
  getUser,
  listUsers,
  type Problem,
  type UserPage,
} from './generated.js'

const coded: Same<Problem['code'], ProblemCode> = true
const times: Same<UserPage['data'][number]['createdAt'], number> = true

/** The generated functions have the base URL of Orval's configuration. */
export const connect: Connect = (_baseUrl, token) => {
  const options = token ? { headers: { authorization: `Bearer ${token}` } } : {}
  return {
    getMe: () => toAnswer(getMe(options)),
    getUser: (userId) => toAnswer(getUser(userId, options)),
    listUsers(query) {
      const call = listUsers(query, options)
      const typed: Same<Awaited<typeof call>['data'], UserPage> = true
      return toAnswer(typed && call)
    },
    createOrganization: (name) => toAnswer(createOrganization({ name }, options)),
    changePassword: (currentPassword, newPassword) =>
      toAnswer(changeMyPassword({ currentPassword, newPassword }, options)),
  }
}

async function toAnswer<Data>(call: Promise<AxiosResponse<Data>>): Promise<Answer<Data>> {
  try {
    const { status, data } = await call
    return { status, data }
  } catch (error) {
    if (!axios.isAxiosError<Problem>(error) || !error.response) throw error
    const { status, data } = error.response
    return { status, problem: coded && times && data }
  }
}
