import { configureStore } from '@reduxjs/toolkit'
import type { Answer, Connect, Same } from '../calls.js'
import { api, at, lastStatus } from './api.js'
import {
  type Code,
  type CreateOrganizationApiResponse,
  type GetMeApiResponse,
  generated,
  type Problem,
  type UserPage,
} from './generated.js'

const { getMe, getUser, listUsers, createOrganization, changeMyPassword } = generated.endpoints
const coded: Same<Problem['code'], Code> = true

export const connect: Connect = (baseUrl, token) => {
  at.baseUrl = baseUrl
  at.token = token
  const store = configureStore({
    reducer: { [api.reducerPath]: api.reducer },
    middleware: (others) => others().concat(api.middleware),
  })
  return {
    getMe: async () => toAnswer<GetMeApiResponse>(await store.dispatch(getMe.initiate())),
    getUser: async (userId) => toAnswer(await store.dispatch(getUser.initiate({ userId }))),
    async listUsers(query) {
      const result = await store.dispatch(listUsers.initiate(query))
      const typed: Same<typeof result.data, UserPage | undefined> = true
      return typed && toAnswer(result)
    },
    createOrganization: async (name) =>
      toAnswer<CreateOrganizationApiResponse>(
        await store.dispatch(createOrganization.initiate({ createOrganization: { name } })),
      ),
    changePassword: async (currentPassword, newPassword) =>
      toAnswer(
        await store.dispatch(
          changeMyPassword.initiate({ changePassword: { currentPassword, newPassword } }),
        ),
      ),
  }
}

function toAnswer<Data>({ data, error }: { data?: Data; error?: unknown }): Answer<Data> {
  if (error === undefined) return { status: lastStatus(), data }
  const { data: problem } = error as { data: Problem }
  return { status: lastStatus(), problem: coded && problem }
}
