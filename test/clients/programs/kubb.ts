import { setConfig } from '@kubb/plugin-client/clients/fetch'
import type { Answer, Connect, Same, StatusOf } from '../calls.js'
import type { ProblemCode } from '../codes.js'
import {
  changeMyPassword,
  createOrganization,
  getMe,
  getUser,
  listUsers,
} from './generated/client.js'
import type { ChangeMyPassword422, Problem, UserPage } from './generated/types.js'

const coded: Same<Problem['code'], ProblemCode> = true
const narrowed: Same<StatusOf<ChangeMyPassword422, 'not_accepted'>, 422> = true

/** The fetch client of Kubb sends a body without its type. */
const JSON_BODY = { 'content-type': 'application/json' }

export const connect: Connect = (baseURL, token) => {
  const headers = { ...JSON_BODY, ...(token && { authorization: `Bearer ${token}` }) }
  setConfig({ baseURL, headers })
  return {
    getMe: async () => toAnswer(await getMe()),
    getUser: async (userId) => toAnswer(await getUser(userId)),
    async listUsers(query) {
      const result = await listUsers(query)
      const typed: Same<typeof result.data, UserPage> = true
      return typed && toAnswer(result)
    },
    createOrganization: async (name) => toAnswer(await createOrganization({ name })),
    changePassword: async (currentPassword, newPassword) =>
      toAnswer(await changeMyPassword({ currentPassword, newPassword })),
  }
}

/** This client gives every answer the type of a success. */
function toAnswer<Data>({ status, data }: { status: number; data: Data }): Answer<Data> {
  if (status < 300) return { status, data }
  return { status, problem: coded && narrowed && (data as unknown as Problem) }
}
