import { isProblem } from './problems.ts'
import { canBeSentAgain, type Send } from './send.ts'

/**
 * Returns the token for a call, or nothing for an anonymous call. It is called for each request,
 * since Clerk's session tokens expire after 60 seconds, and once more with `skipCache` if the API
 * refuses the token. Clerk's own function has the same options: `(options) =>
 * clerk.session?.getToken(options)`.
 */
export type GetToken = (options: {
  skipCache: boolean
}) => string | null | undefined | Promise<string | null | undefined>

/**
 * Sends a request with a token, unless it has an `Authorization` of its own. If the API answers 401
 * `invalid_token`, it retries once with another token, if the body can be sent again.
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
