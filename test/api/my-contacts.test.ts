import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { createSession, createUser } from '../../src/sandbox/changes.ts'
import { CODE } from '../../src/sandbox/codes.ts'
import { sessionClaims } from '../../src/sandbox/index.ts'
import type { User } from '../../src/sandbox/records.ts'
import { type Api, bearer, startApi } from '../api.ts'

let api: Api
let people = 0
/** Has one verified address. */
let person: User
let token: string

beforeAll(async () => {
  api = await startApi()
})
beforeEach(() => {
  people += 1
  person = createUser(api.sandbox.store, { username: `pat-${people}`, password: 'secret' }, [
    `pat-${people}@example.com`,
  ])
  token = api.session(person.username ?? '')
})

type Method = 'GET' | 'POST' | 'PUT' | 'DELETE'
async function call(method: Method, path: string, payload?: object, as = token) {
  const response = await api.app.inject({
    method,
    url: `/v1/me/${path}`,
    headers: bearer(as),
    ...(payload && { payload }),
  })
  return { status: response.statusCode, body: response.body ? response.json<Body>() : ({} as Body) }
}
interface Body {
  id: string
  code?: string
  verified?: boolean
  data: Record<string, unknown>[]
  totalCount: number
  errors?: { pointer: string }[]
}

describe.each([
  ['email-addresses', 'emailAddress', () => `new-${people}@example.com`, 'email_address_not_found'],
  ['phone-numbers', 'phoneNumber', () => `+1555555${1000 + people}`, 'phone_number_not_found'],
])('my %s', (path, property, another, missing) => {
  const add = (as?: string) => call('POST', path, { [property]: another() }, as)
  const sendCode = (id: string, as?: string) =>
    call('POST', `${path}/${id}/verifications`, undefined, as)

  test('a new one is not verified, until I send the code that arrived', async () => {
    const { status, body } = await add()
    expect(status).toBe(201)
    expect(body).toMatchObject({ [property]: another(), verified: false })
    const one = `${path}/${body.id}`
    expect((await call('POST', `${one}/make-primary`)).body).toMatchObject({ code: 'not_accepted' })

    const { body: verification } = await sendCode(body.id)
    expect(verification).toMatchObject({ status: 'unverified' })
    const attempt = (code: string) =>
      call('POST', `${one}/verifications/${verification.id}/attempt`, { code })
    expect((await attempt('000000')).body).toMatchObject({
      code: 'not_accepted',
      errors: [{ pointer: '/body/code' }],
    })
    expect((await call('GET', one)).body.verified).toBe(false)
    expect((await attempt(CODE)).body).toMatchObject({ id: body.id, verified: true })
    expect((await call('POST', `${one}/make-primary`)).status).toBe(200)
    const { primary_email_address_id, primary_phone_number_id } = person
    expect([primary_email_address_id, primary_phone_number_id]).toContain(body.id)
  })

  test('the list has pages, and what I remove is gone', async () => {
    const { body } = await add()
    const before = await call('GET', `${path}?limit=1`)
    expect(before.body.data).toHaveLength(1)
    expect((await call('DELETE', `${path}/${body.id}`)).status).toBe(204)
    const after = await call('GET', path)
    expect(after.body.totalCount).toBe(before.body.totalCount - 1)
    expect(after.body.data.map(({ id }) => id)).not.toContain(body.id)
  })

  test('one of another person looks like one that does not exist', async () => {
    const { body } = await add(api.session('grace'))
    const { body: verification } = await sendCode(body.id, api.session('grace'))
    const unknown = `idn_${'a'.repeat(27)}`
    for (const id of [body.id, unknown]) {
      const answers = await Promise.all([
        call('GET', `${path}/${id}`),
        call('DELETE', `${path}/${id}`),
        sendCode(id),
        call('POST', `${path}/${id}/make-primary`),
        call('POST', `${path}/${id}/verifications/${verification.id}/attempt`, { code: CODE }),
      ])
      for (const answer of answers)
        expect(answer.body).toMatchObject({ status: 404, code: missing })
    }
    await call('DELETE', `${path}/${body.id}`, undefined, api.session('grace'))
  })

  test('a code for another one verifies nothing', async () => {
    const { body } = await add()
    const foreign = `vrf_${'a'.repeat(27)}`
    const attempt = await call('POST', `${path}/${body.id}/verifications/${foreign}/attempt`, {
      code: CODE,
    })
    expect(attempt.body).toMatchObject({ status: 404, code: 'verification_not_found' })
    expect((await call('GET', `${path}/${body.id}`)).body.verified).toBe(false)
  })

  test('a stolen token is not enough, and neither is one of an impersonator', async () => {
    const old = api.session(person.username ?? '', undefined, { fva: [20, -1] })
    expect((await add(old)).body).toMatchObject({ code: 'reverification_required' })
    const acting = api.session(person.username ?? '', undefined, { act: { sub: 'user_x' } })
    expect((await add(acting)).body).toMatchObject({ code: 'impersonation_refused' })
    const session = createSession(api.sandbox.store, person, null)
    const claims = sessionClaims(api.sandbox.store, session)
    await api.app.clerk.sessions.revokeSession(session.id)
    expect((await add(api.sandbox.signer.session(claims))).body).toMatchObject({ status: 401 })
  })

  test('one that I have already is refused', async () => {
    await add()
    expect((await add()).body).toMatchObject({ code: 'already_exists' })
  })
})

test('the last address by which I can sign in stays', async () => {
  const { body } = await call('GET', 'email-addresses')
  const [address] = body.data
  expect((await call('DELETE', `email-addresses/${String(address?.id)}`)).body).toMatchObject({
    code: 'not_accepted',
  })
})

test('invitations to an address that I did not verify are not mine', async () => {
  const { clerk } = api.app
  const [acme] = [...api.sandbox.store.organizations.values()]
  const invite = (emailAddress: string) =>
    clerk.organizations.createOrganizationInvitation({
      organizationId: acme?.id ?? '',
      emailAddress,
      role: 'org:member',
    })
  const mine = await invite(person.email_addresses[0]?.email_address ?? '')
  const theirs = await invite(`boss-${people}@example.com`)
  await call('POST', 'email-addresses', { emailAddress: `boss-${people}@example.com` })
  const { body } = await call('GET', 'invitations')
  expect(body).toMatchObject({
    totalCount: 1,
    data: [{ id: mine.id, organizationName: acme?.name, status: 'pending' }],
  })
  expect((await call('POST', `invitations/${theirs.id}/decline`)).body).toMatchObject({
    code: 'invitation_not_found',
  })
  expect((await call('POST', `invitations/${mine.id}/decline`)).body).toMatchObject({
    id: mine.id,
    status: 'revoked',
  })
  expect((await call('POST', `invitations/${mine.id}/decline`)).body).toMatchObject({
    code: 'not_accepted',
  })
  expect((await call('GET', 'invitations?status=pending')).body.totalCount).toBe(0)
})

describe('my picture', () => {
  const PNG =
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg=='

  test('is set and deleted', async () => {
    expect((await call('PUT', 'picture', { image: PNG })).body).toMatchObject({ hasImage: true })
    expect((await call('DELETE', 'picture')).status).toBe(204)
    expect(person.image).toBeNull()
  })

  test('is a picture, of a bounded size', async () => {
    const svg = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>').toString('base64')
    expect((await call('PUT', 'picture', { image: svg })).body).toMatchObject({
      code: 'not_accepted',
      errors: [{ pointer: '/body/image' }],
    })
    const large = PNG.replace(/=+$/, '').padEnd(300_000, 'A')
    expect((await call('PUT', 'picture', { image: large })).status).toBe(200)
    const larger = await call('PUT', 'picture', { image: 'A'.repeat(2_000_500) })
    expect(larger.body).toMatchObject({ code: 'invalid_request' })
    const largest = await call('PUT', 'picture', { image: 'A'.repeat(3_000_000) })
    expect(largest.body).toMatchObject({ code: 'body_too_large' })
  })
})
