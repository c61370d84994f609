import type { Answer, Connect, Same, StatusOf } from '../calls.js'
import type { ProblemCode } from '../codes.js'
import { createClient, createConfig } from './generated/client/index.js'
import {
  changeMyPassword,
  createOrganization,
  getMe,
  getUser,
  listUsers,
} from './generated/sdk.gen.js'
import type { Problem, UserPage } from './generated/types.gen.js'

export const connect: Connect = (baseUrl, token) => {
  const client = createClient(createConfig({ baseUrl, auth: () => token }))
  return {
    getMe: async () => toAnswer(await getMe({ client })),
    getUser: async (userId) => toAnswer(await getUser({ client, path: { userId } })),
    async listUsers(query) {
      const result = await listUsers({ client, query })
      const typed: Same<typeof result.data, UserPage | undefined> = true
      return typed && toAnswer(result)
    },
    createOrganization: async (name) =>
      toAnswer(await createOrganization({ client, body: { name } })),
    async changePassword(currentPassword, newPassword) {
      const result = await changeMyPassword({ client, body: { currentPassword, newPassword } })
      const typed: Same<StatusOf<typeof result.error, 'not_accepted'>, 422> = true
      return typed && toAnswer(result)
    },
  }
}

interface Result<Data> {
  data: Data | undefined
  error: Problem | undefined
  response: Response
}

const coded: Same<Problem['code'], ProblemCode> = true
const named: Same<UserPage['data'][number]['username'], string | null> = true

function toAnswer<Data>({ data, error, response }: Result<Data>): Answer<Data> {
  return { status: response.status, data, problem: coded && named && error }
}
