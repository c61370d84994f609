import { Type } from '@sinclair/typebox'
import type { SandboxContext } from '../context.ts'
import { find } from '../errors.ts'
import type { SandboxServer } from '../http.ts'
import { makeId } from '../ids.ts'
import type { RedirectUrl } from '../instance-records.ts'
import { timestamps } from '../records.ts'
import { closedObject } from '../schemas.ts'
import { listed, listParameters } from './pages.ts'

const RedirectUrlParams = Type.Object({ id: Type.String() })
const serialize = (redirectUrl: RedirectUrl) => ({ object: 'redirect_url', ...redirectUrl })

/** @see https://clerk.com/docs/reference/backend-api/tag/Redirect-URLs */
export function registerRedirectUrls(v1: SandboxServer, { store }: SandboxContext): void {
  v1.get(
    '/redirect_urls',
    { schema: { querystring: closedObject(listParameters) } },
    async (request) => listed([...store.redirectUrls.values()], request.query, serialize),
  )

  v1.post(
    '/redirect_urls',
    { schema: { body: closedObject({ url: Type.String({ pattern: '^[a-z][a-z0-9+.-]*://' }) }) } },
    async ({ body }) => {
      const redirectUrl: RedirectUrl = { id: makeId('ru'), url: body.url, ...timestamps() }
      store.redirectUrls.set(redirectUrl.id, redirectUrl)
      return serialize(redirectUrl)
    },
  )

  v1.get('/redirect_urls/:id', { schema: { params: RedirectUrlParams } }, async ({ params }) =>
    serialize(find(store.redirectUrls, 'redirect URL', params.id)),
  )

  v1.delete('/redirect_urls/:id', { schema: { params: RedirectUrlParams } }, async ({ params }) => {
    const { id } = find(store.redirectUrls, 'redirect URL', params.id)
    store.redirectUrls.delete(id)
    return { object: 'redirect_url', id, deleted: true }
  })
}
