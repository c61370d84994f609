import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { type Api, bearer, first, startApi } from '../api.ts'
import { answering, type FaultyClerk, startFaultyClerk } from '../faulty-clerk.ts'

let api: Api
let clerk: FaultyClerk

beforeAll(async () => {
  api = await startApi({
    apiUrl: async (sandbox) => (clerk = await startFaultyClerk(sandbox)).url,
  })
})
beforeEach(() => {
  clerk.fault = undefined
})

const get = (token?: string) =>
  api.app.inject({ url: '/protected', ...(token && { headers: bearer(token) }) })

describe("the quickstart's contract", () => {
  test('not signed in: 401, User not authenticated', async () => {
    const response = await get()
    expect(response.statusCode).toBe(401)
    expect(response.json()).toMatchObject({ error: 'User not authenticated' })
  })

  test('signed in: 200 with the user', async () => {
    const response = await get(api.session('ada'))
    expect(response.statusCode).toBe(200)
    const ada = first(api.sandbox.store.users, ({ username }) => username === 'ada')
    expect(response.json()).toEqual({
      message: 'User retrieved successfully',
      user: {
        id: ada.id,
        username: 'ada',
        firstName: 'Ada',
        lastName: 'Lovelace',
        imageUrl: expect.stringMatching(/^data:image/),
        hasImage: false,
        primaryEmailAddressId: expect.stringMatching(/^idn_/),
        emailAddresses: [
          { id: expect.stringMatching(/^idn_/), emailAddress: 'ada@example.com', verified: true },
        ],
        publicMetadata: { role: 'admin' },
        unsafeMetadata: { theme: 'dark' },
        lastSignInAt: expect.any(Number),
        createdAt: ada.created_at,
        updatedAt: ada.updated_at,
      },
    })
  })

  test('what is private stays so', async () => {
    const { body } = await get(api.session('ada'))
    for (const secret of ['private', 'Only the backend', '_raw', 'password', 'banned', 'totp'])
      expect(body).not.toContain(secret)
  })

  test('the user is gone: 404, Failed to retrieve user', async () => {
    const token = api.session('grace')
    const { id } = first(api.sandbox.store.users, ({ username }) => username === 'grace')
    await api.app.clerk.users.deleteUser(id)
    expect((await get(token)).json()).toMatchObject({
      status: 404,
      code: 'user_not_found',
      error: 'Failed to retrieve user',
    })
  })

  test('Clerk refuses the question: 500, Failed to retrieve user', async () => {
    // Makes the keys known. The API still knows nothing of Bob.
    await get(api.session('ada'))
    const token = api.session('bob')
    clerk.fault = answering(
      401,
      { 'content-type': 'application/json' },
      '{ "errors": [{ "code": "clerk_key_invalid", "message": "sk_test_secret" }] }',
    )
    const response = await get(token)
    expect(response.json()).toMatchObject({
      status: 500,
      code: 'user_retrieval_failed',
      error: 'Failed to retrieve user',
    })
    expect(response.body).not.toContain('sk_test')
  })
})
