import createClient from 'openapi-fetch'
import type { Answer, Connect, Same, StatusOf } from '../calls.js'
import type { ProblemCode } from '../codes.js'
import type { components, paths } from './generated.js'

type Schemas = components['schemas']

export const connect: Connect = (baseUrl, token) => {
  const client = createClient<paths>({
    baseUrl,
    ...(token && { headers: { authorization: `Bearer ${token}` } }),
  })
  return {
    getMe: async () => toAnswer(await client.GET('/v1/me')),
    getUser: async (userId) =>
      toAnswer(await client.GET('/v1/users/{userId}', { params: { path: { userId } } })),
    async listUsers(query) {
      const result = await client.GET('/v1/users', { params: { query } })
      const typed: Same<typeof result.data, Schemas['UserPage'] | undefined> = true
      return typed && toAnswer(result)
    },
    createOrganization: async (name) =>
      toAnswer(await client.POST('/v1/organizations', { body: { name } })),
    async changePassword(currentPassword, newPassword) {
      const body = { currentPassword, newPassword }
      const result = await client.POST('/v1/me/password', { body })
      const typed: Same<StatusOf<typeof result.error, 'not_accepted'>, 422> = true
      return typed && toAnswer(result)
    },
  }
}

interface Result<Data> {
  data?: Data
  error?: Schemas['Problem']
  response: Response
}

const coded: Same<Schemas['Problem']['code'], ProblemCode> = true
const named: Same<Schemas['UserPage']['data'][number]['username'], string | null> = true

function toAnswer<Data>({ data, error, response }: Result<Data>): Answer<Data> {
  return { status: response.status, data, problem: coded && named && error }
}
