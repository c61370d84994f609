import { isProblem } from './problems.ts'
import { canBeSentAgain, type Send } from './send.ts'

/**
 * Gives the token to call with, or nothing to call anonymously. It is asked for each request, since
 * Clerk's session tokens live for 60 seconds, and once more when the API refuses the token: then with
 * `skipCache`. Clerk's own takes the same: `(options) => clerk.session?.getToken(options)`.
 */
export type GetToken = (options: {
  skipCache: boolean
}) => string | null | undefined | Promise<string | null | undefined>

/**
 * Sends with a token, unless the request has an `Authorization` of its own, and once more with
 * another one where the API answers 401 `invalid_token` and the body can be sent again.
 */
export function withToken(send: Send, getToken: GetToken): Send {
  return async (request) => {
    if (request.headers.has('authorization')) return send(request)
    const token = await getToken({ skipCache: false })
    if (!token) return send(request)
    const spare = canBeSentAgain(request) ? request.clone() : undefined
    const answer = await send(bearing(request, token))
    if (!spare || !(await isTokenRefused(answer))) return answer
    const another = await getToken({ skipCache: true })
    if (!another || another === token) return answer
    void answer.body?.cancel()
    return send(bearing(spare, another))
  }
}

function bearing(request: Request, token: string): Request {
  request.headers.set('authorization', `Bearer ${token}`)
  return request
}

async function isTokenRefused(answer: Response): Promise<boolean> {
  if (answer.status !== 401) return false
  const body: unknown = await answer
    .clone()
    .json()
    .catch(() => undefined)
  return isProblem(body, 'invalid_token')
}
