import type { AddressInfo } from 'node:net'
import createClient from 'openapi-fetch'
import type { OpenAPIV3_1 } from 'openapi-types'
import { beforeAll, expect, test } from 'vitest'
import type { paths } from '../openapi/client.js'
import { picture } from '../src/api/schemas/story.ts'
import { CODE } from '../src/sandbox/codes.ts'
import { type Api, bearer, startApi } from './api.ts'
import { requests } from './api/access/requests.ts'
import { createWorld } from './api/access/world.ts'
import { isOfFirstMonth } from './first-month.ts'

let api: Api
/** A client of a third party: it uses only the published types. */
let client: ReturnType<typeof createClient<paths>>
const called = new Set<string>()

beforeAll(async () => {
  api = await startApi()
  await api.app.listen({ port: 0, host: '127.0.0.1' })
  const { port } = api.app.server.address() as AddressInfo
  client = createClient<paths>({ baseUrl: `http://127.0.0.1:${port}` })
  client.use({
    onRequest({ request, schemaPath }) {
      called.add(`${request.method} ${schemaPath}`)
    },
  })
})

/** Waits for an answer, which must be a success. */
async function done<Data>(
  answer: Promise<{ data?: Data; error?: unknown; response: Response }>,
): Promise<NonNullable<Data>> {
  const { data, error, response } = await answer
  expect([response.url, error]).toEqual([response.url, undefined])
  return data as NonNullable<Data>
}

test("a team's first month plays through the generated client alone", async () => {
  const world = createWorld(api)
  const { person, organization } = world
  const ada = bearer(api.session('ada'))
  const admin = { headers: ada }

  // In the first week, an administrator decides who can sign up.
  const body = { emailAddress: 'first@example.com' }
  const invited = await done(client.POST('/v1/invitations', { ...admin, body }))
  expect((await done(client.GET('/v1/invitations', admin))).totalCount).toBe(1)
  const others = { invitations: [{ emailAddress: 'second@example.com' }] }
  await done(client.POST('/v1/invitations/bulk', { ...admin, body: others }))
  const appInvitationId = { params: { path: { appInvitationId: invited.id } } }
  await done(
    client.POST('/v1/invitations/{appInvitationId}/revoke', { ...admin, ...appInvitationId }),
  )
  const wait = async (emailAddress: string) => {
    const { id } = await done(client.POST('/v1/waitlist', { ...admin, body: { emailAddress } }))
    return { ...admin, params: { path: { waitlistEntryId: id } } }
  }
  const lucky = await wait('lucky@example.com')
  await done(client.POST('/v1/waitlist/{waitlistEntryId}/invite', lucky))
  await done(client.POST('/v1/waitlist/{waitlistEntryId}/reject', await wait('spam@example.com')))
  const gone = await client.DELETE('/v1/waitlist/{waitlistEntryId}', await wait('x@example.com'))
  expect(gone.response.status).toBe(204)
  expect((await done(client.GET('/v1/waitlist', admin))).totalCount).toBe(2)
  for (const list of ['allowlist', 'blocklist'] as const) {
    const listed = { ...admin, body: { identifier: '*@example.org' } }
    const { id } = await done(client.POST(`/v1/${list}`, listed))
    expect((await done(client.GET(`/v1/${list}`, admin))).data).toMatchObject([{ id }])
    const params = { path: { identifierId: id ?? '' } }
    await done(client.DELETE(`/v1/${list}/{identifierId}`, { ...admin, params }))
  }

  // In the second, the organization is set up.
  const organizationId = organization.id
  const inside = { ...admin, params: { path: { organizationId } } }
  const found = await done(
    client.GET('/v1/organizations', { ...admin, params: { query: { search: organizationId } } }),
  )
  expect(found.data).toMatchObject([{ id: organizationId }])
  await done(client.GET('/v1/organization-roles', admin))
  const metadata = { publicMetadata: { plan: 'pro' } }
  await done(
    client.PATCH('/v1/organizations/{organizationId}/metadata', { ...inside, body: metadata }),
  )
  const logo = { ...inside, body: { image: picture } }
  await done(client.PUT('/v1/organizations/{organizationId}/logo', logo))
  await done(client.DELETE('/v1/organizations/{organizationId}/logo', inside))
  const enrollmentMode = 'automatic_invitation' as const
  const domain = await done(
    client.POST('/v1/organizations/{organizationId}/domains', {
      ...inside,
      body: { name: 'team.example.com', enrollmentMode },
    }),
  )
  await done(client.GET('/v1/organizations/{organizationId}/domains', inside))
  const ofDomain = { ...admin, params: { path: { organizationId, domainId: domain.id } } }
  const oneDomain = '/v1/organizations/{organizationId}/domains/{domainId}' as const
  await done(client.PATCH(oneDomain, { ...ofDomain, body: { enrollmentMode } }))
  expect(await done(client.POST(`${oneDomain}/verify`, ofDomain))).toMatchObject({ verified: true })
  await done(client.DELETE(oneDomain, ofDomain))
  const key = await done(
    client.POST('/v1/organizations/{organizationId}/api-keys', {
      ...inside,
      body: { name: 'Nightly report', scopes: [] },
    }),
  )
  await done(client.GET('/v1/organizations/{organizationId}/api-keys', inside))
  const oneKey = '/v1/organizations/{organizationId}/api-keys/{apiKeyId}' as const
  const ofKey = { ...admin, params: { path: { organizationId, apiKeyId: key.id } } }
  await done(client.GET(oneKey, ofKey))
  expect(await done(client.POST(`${oneKey}/revoke`, ofKey))).toMatchObject({ revoked: true })
  const invitations = [{ emailAddress: 'third@example.com', role: 'org:member' }]
  await done(
    client.POST('/v1/organizations/{organizationId}/invitations/bulk', {
      ...inside,
      body: { invitations },
    }),
  )

  // In the third, a member manages their own account.
  const me = { headers: bearer(world.signIn(person, organization)) }
  const email = await done(
    client.POST('/v1/me/email-addresses', { ...me, body: { emailAddress: 'new@example.com' } }),
  )
  const phone = await done(
    client.POST('/v1/me/phone-numbers', { ...me, body: { phoneNumber: '+15555550142' } }),
  )
  await done(client.GET('/v1/me/email-addresses', me))
  await done(client.GET('/v1/me/phone-numbers', me))
  const ofEmail = { path: { emailAddressId: email.id ?? '' } }
  const ofPhone = { path: { phoneNumberId: phone.id ?? '' } }
  const oneEmail = '/v1/me/email-addresses/{emailAddressId}' as const
  const onePhone = '/v1/me/phone-numbers/{phoneNumberId}' as const
  const sent = await done(client.POST(`${oneEmail}/verifications`, { ...me, params: ofEmail }))
  await done(
    client.POST(`${oneEmail}/verifications/{verificationId}/attempt`, {
      ...me,
      params: { path: { ...ofEmail.path, verificationId: sent.id } },
      body: { code: CODE },
    }),
  )
  const text = await done(client.POST(`${onePhone}/verifications`, { ...me, params: ofPhone }))
  await done(
    client.POST(`${onePhone}/verifications/{verificationId}/attempt`, {
      ...me,
      params: { path: { ...ofPhone.path, verificationId: text.id } },
      body: { code: CODE },
    }),
  )
  await done(client.POST(`${oneEmail}/make-primary`, { ...me, params: ofEmail }))
  await done(client.POST(`${onePhone}/make-primary`, { ...me, params: ofPhone }))
  expect(await done(client.GET(oneEmail, { ...me, params: ofEmail }))).toMatchObject({
    verified: true,
  })
  await done(client.GET(onePhone, { ...me, params: ofPhone }))
  await done(client.DELETE(oneEmail, { ...me, params: ofEmail }))
  await done(client.DELETE(onePhone, { ...me, params: ofPhone }))
  await done(client.PUT('/v1/me/picture', { ...me, body: { image: picture } }))
  await done(client.DELETE('/v1/me/picture', me))

  /** Gives the person a thing that only a browser can make. */
  const given = async (operationId: string) => (await requests[operationId]?.(world))?.path ?? {}
  const { connectedAccountId = '' } = await given('disconnectMyAccount')
  await done(client.GET('/v1/me/connected-accounts', me))
  await done(
    client.DELETE('/v1/me/connected-accounts/{connectedAccountId}', {
      ...me,
      params: { path: { connectedAccountId } },
    }),
  )
  const { passkeyId = '' } = await given('removeMyPasskey')
  await done(client.GET('/v1/me/passkeys', me))
  await done(
    client.DELETE('/v1/me/passkeys/{passkeyId}', { ...me, params: { path: { passkeyId } } }),
  )
  await given('removeMySecondFactor')
  const factors = await done(client.GET('/v1/me/second-factors', me))
  expect(factors.data).toEqual([{ secondFactor: 'totp' }])
  const params = { path: { secondFactor: 'totp' as const } }
  await done(client.DELETE('/v1/me/second-factors/{secondFactor}', { ...me, params }))
  const { invitationId = '' } = await given('declineMyInvitation')
  const received = await done(client.GET('/v1/me/invitations', me))
  expect(received.data).toMatchObject([{ id: invitationId }])
  await done(
    client.POST('/v1/me/invitations/{invitationId}/decline', {
      ...me,
      params: { path: { invitationId } },
    }),
  )

  // In the fourth, support helps the member, who then leaves.
  const about = { ...admin, params: { path: { userId: person.id } } }
  await done(client.POST('/v1/users/{userId}/require-password-reset', about))
  await done(client.POST('/v1/users/{userId}/cancel-password-reset', about))
  const token = await done(client.POST('/v1/users/{userId}/sign-in-tokens', { ...about, body: {} }))
  await done(
    client.POST('/v1/sign-in-tokens/{signInTokenId}/revoke', {
      ...admin,
      params: { path: { signInTokenId: token.id } },
    }),
  )
  const actor = await done(
    client.POST('/v1/users/{userId}/actor-tokens', { ...about, body: { reason: 'Case 1815' } }),
  )
  await done(
    client.POST('/v1/actor-tokens/{actorTokenId}/revoke', {
      ...admin,
      params: { path: { actorTokenId: actor.id } },
    }),
  )
  const left = { ...me, params: { path: { organizationId } } }
  await done(client.DELETE('/v1/me/organizations/{organizationId}', left))
  expect((await done(client.GET('/v1/me/organizations', me))).totalCount).toBe(0)

  const { paths: all = {} } = api.app.swagger() as OpenAPIV3_1.Document
  const operations = Object.entries(all).flatMap(([path, item]) =>
    Object.keys(item ?? {}).map((method) => `${method.toUpperCase()} ${path}`),
  )
  expect([...called].filter(isOfFirstMonth).sort()).toEqual(
    operations.filter(isOfFirstMonth).sort(),
  )
})
