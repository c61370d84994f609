import type { Answer, Connect, Same, StatusOf } from '../calls.js'
import type { ProblemCode } from '../codes.js'
import { Api, type HttpResponse, type Problem, type UserPage } from './generated.js'

export const connect: Connect = (baseUrl, token) => {
  const { v1 } = new Api({
    baseUrl,
    securityWorker: () => (token ? { headers: { authorization: `Bearer ${token}` } } : {}),
  })
  return {
    getMe: () => toAnswer(v1.getMe()),
    getUser: (userId) => toAnswer(v1.getUser(userId)),
    listUsers(query) {
      const call = v1.listUsers(query)
      const typed: Same<Awaited<typeof call>['data'], UserPage> = true
      return toAnswer(typed && call)
    },
    createOrganization: (name) => toAnswer(v1.createOrganization({ name })),
    changePassword(currentPassword, newPassword) {
      const call = v1.changeMyPassword({ currentPassword, newPassword })
      const typed: Same<StatusOf<Awaited<typeof call>['error'], 'not_accepted'>, 422> = true
      return toAnswer(typed && call)
    },
  }
}

const coded: Same<Problem['code'], ProblemCode> = true
const named: Same<UserPage['data'][number]['username'], string | null> = true

/** This client throws the same object that it returns. */
async function toAnswer<Data>(call: Promise<HttpResponse<Data, Problem>>): Promise<Answer<Data>> {
  const { ok, status, data, error } = await call.catch(
    (thrown: unknown) => thrown as HttpResponse<Data, Problem>,
  )
  return ok ? { status, data } : { status, problem: coded && named && error }
}
