import { Type } from '@sinclair/typebox'
import { updateOrganization } from '../changes.ts'
import type { SandboxContext } from '../context.ts'
import type { SandboxServer } from '../http.ts'
import { makeId } from '../ids.ts'
import { acceptUploads, readUpload } from '../images.ts'
import { originOf } from './browser.ts'
import { memberOf } from './members.ts'
import { envelope, serializeFrontendOrganization } from './serialize.ts'

const LOGO = '/v1/organizations/:organization_id/logo'

/** The logo of an organization, for members who may manage the profile. */
export function registerOrganizationLogo(fapi: SandboxServer, context: SandboxContext): void {
  const { store } = context

  fapi.register(async (uploads: SandboxServer) => {
    acceptUploads(uploads)
    uploads.put(LOGO, async (request, reply) => {
      const { client, organization } = memberOf(store, request, reply, 'org:sys_profile:manage')
      const { image } = await readUpload(request)
      updateOrganization(store, organization, { image })
      const response = serializeFrontendOrganization(context, organization)
      return envelope(context, client, originOf(request), response)
    })
  })

  fapi.delete(
    LOGO,
    { schema: { params: Type.Object({ organization_id: Type.String() }) } },
    async (request, reply) => {
      const { client, organization } = memberOf(store, request, reply, 'org:sys_profile:manage')
      updateOrganization(store, organization, { image: null })
      const deleted = { object: 'image', id: makeId('img', organization.id), deleted: true }
      return envelope(context, client, originOf(request), deleted)
    },
  )
}
