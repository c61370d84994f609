import { beforeAll, describe, expect, test } from 'vitest'
import { type Api, bearer, first, startApi } from '../api.ts'

let api: Api
beforeAll(async () => {
  api = await startApi()
})

const call = async (method: 'GET' | 'POST', url: string, payload?: object) =>
  api.app.inject({
    method,
    url,
    headers: bearer(api.session('ada', 'acme')),
    ...(payload && { payload }),
  })
const invitations = () => {
  const { id } = first(api.sandbox.store.organizations, ({ slug }) => slug === 'acme')
  return `/v1/organizations/${id}/invitations`
}

describe.each([
  ['josé@example.com'],
  ['x@münchen.de'],
  ['用户@例子.公司'],
  ['अजय@डाटा.भारत'],
  ["o'brien+tag@mail.example.ie"],
])('%s', (emailAddress) => {
  test('can be stored, read, filtered by, and counted', async () => {
    const created = await call('POST', '/v1/users', { emailAddresses: [emailAddress] })
    expect(created.statusCode).toBe(201)
    const user = created.json<{ id: string }>()
    expect(user).toMatchObject({ emailAddresses: [{ emailAddress }] })
    expect((await call('GET', `/v1/users/${user.id}`)).json()).toEqual(user)
    const query = new URLSearchParams({ emailAddress }).toString()
    expect((await call('GET', `/v1/users?${query}`)).json()).toMatchObject({ data: [user] })
    expect((await call('GET', `/v1/users/count?${query}`)).json()).toEqual({ totalCount: 1 })
  })

  test('can be invited', async () => {
    const invited = await call('POST', invitations(), { emailAddress, role: 'org:member' })
    expect(invited.statusCode).toBe(201)
    expect(invited.json()).toMatchObject({ emailAddress })
    const list = (await call('GET', invitations())).json<{ data: unknown[] }>()
    expect(list.data).toContainEqual(expect.objectContaining({ emailAddress }))
  })
})

test.each([
  ['nothing before the @', '@example.com'],
  ['nothing after it', 'ada@'],
  ['no @', 'ada.example.com'],
  ['two of them', 'ada@home@example.com'],
  ['a space', 'ada lovelace@example.com'],
  ['a space of another script', 'ada\u3000lovelace@example.com'],
  ['a control character', 'ada\u0007@example.com'],
  ['a line break', 'ada@example.com\n'],
  ['an invisible character', 'ada\u200b@example.com'],
  ['text that runs backwards', 'ada\u202e@example.com'],
  ['a comma', 'ada,bob@example.com'],
  ['a host without a domain', 'ada@localhost'],
  ['an empty label', 'ada@example..com'],
  ['a label that starts with a hyphen', 'ada@-example.com'],
  ['too many characters', `${'é'.repeat(320)}@example.com`],
])('an address with %s is refused', async (_what, emailAddress) => {
  const { statusCode } = await call('POST', '/v1/users', { emailAddresses: [emailAddress] })
  expect(statusCode).toBe(400)
  const invited = await call('POST', invitations(), { emailAddress, role: 'org:member' })
  expect(invited.statusCode).toBe(400)
})
