import type { Connect, Same, StatusOf } from '../calls.js'
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
const named: Same<UserPage['data'][number]['username'], string | null> = true

/** The generated functions have the base URL of Orval's configuration. */
export const connect: Connect = (_baseUrl, token) => {
  const init = token ? { headers: { authorization: `Bearer ${token}` } } : {}
  return {
    async getMe() {
      const { status, data } = await getMe(init)
      if (status === 200) return { status, data }
      if (status === 304) return { status }
      return { status, problem: coded && named && data }
    },
    async getUser(userId) {
      const { status, data } = await getUser(userId, init)
      if (status === 200) return { status, data }
      if (status === 304) return { status }
      const typed: Same<StatusOf<typeof data, 'user_not_found'>, 404> = true
      return { status, problem: typed && data }
    },
    async listUsers(query) {
      const { status, data } = await listUsers(query, init)
      if (status === 304) return { status }
      if (status !== 200) return { status, problem: data }
      const typed: Same<typeof data, UserPage> = true
      return { status, data: typed && data }
    },
    async createOrganization(name) {
      const { status, data } = await createOrganization({ name }, init)
      return status === 201 ? { status, data } : { status, problem: data }
    },
    async changePassword(currentPassword, newPassword) {
      const { status, data } = await changeMyPassword({ currentPassword, newPassword }, init)
      return status === 200 ? { status, data } : { status, problem: data }
    },
  }
}
