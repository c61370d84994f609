import { updateUser } from '../changes.ts'
import type { SandboxContext } from '../context.ts'
import type { SandboxServer } from '../http.ts'
import { makeId } from '../ids.ts'
import { acceptUploads, readUpload } from '../images.ts'
import { callerOf, originOf } from './browser.ts'
import { envelope } from './serialize.ts'

/** The user's own picture. */
export function registerProfileImage(fapi: SandboxServer, context: SandboxContext): void {
  const { store } = context

  fapi.register(async (uploads: SandboxServer) => {
    acceptUploads(uploads)
    uploads.post('/v1/me/profile_image', async (request, reply) => {
      const { client, user } = callerOf(store, request, reply)
      const { image } = await readUpload(request)
      updateUser(store, user, { image })
      const response = {
        object: 'image',
        id: makeId('img', user.id),
        name: 'picture',
        public_url: image,
      }
      return envelope(context, client, originOf(request), response)
    })
  })

  fapi.delete('/v1/me/profile_image', async (request, reply) => {
    const { client, user } = callerOf(store, request, reply)
    updateUser(store, user, { image: null })
    const deleted = { object: 'image', id: makeId('img', user.id), deleted: true }
    return envelope(context, client, originOf(request), deleted)
  })
}
