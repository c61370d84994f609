import { Type } from '@sinclair/typebox'
import { beforeAll, describe, expect, test } from 'vitest'
import { closed, oneOf } from '../../../src/kit/openapi/component.ts'
import { type Api, bearer, startApi } from '../../api.ts'

/** The parts of an answer that alone let a person fix the request. */
interface Answer {
  status: number
  detail: string
  errors: { pointer: string; message: string }[]
}

let api: Api
beforeAll(async () => {
  api = await startApi({
    routes(app) {
      const toy = { tags: ['Service'], summary: 'A toy', response: { 200: Type.Object({}) } }
      app.post(
        '/toys',
        {
          schema: {
            ...toy,
            operationId: 'sendToy',
            security: [],
            querystring: Type.Object({ colour: Type.Optional(oneOf(['red', 'blue'])) }),
            body: closed(
              Type.Object({
                firstName: Type.Optional(Type.String()),
                size: Type.Optional(oneOf(['s', 'm', 'l'])),
                inner: Type.Optional(
                  closed(Type.Object({ emailAddress: Type.Optional(Type.String()) })),
                ),
              }),
            ),
          },
        },
        async () => ({}),
      )
      app.get(
        '/guarded',
        {
          schema: {
            ...toy,
            operationId: 'getGuarded',
            security: [
              { clerkSession: ['admin'] },
              { clerkSessionCookie: ['admin'] },
              { clerkSession: ['org:reports:read', 'org:admin'] },
              { clerkApiKey: ['users:read'] },
              { clerkOAuth: ['a', 'b'] },
              { clerkMachine: ['jobs'] },
            ],
          },
        },
        async () => ({}),
      )
    },
  })
})

const post = async (payload: string, url = '/toys', type = 'application/json') => {
  const headers = { ...(type && { 'content-type': type }) }
  return (await api.app.inject({ method: 'POST', url, headers, payload })).json<Answer>()
}
const get = async (url: string, headers = {}) =>
  (await api.app.inject({ url, headers })).json<Answer>()

describe('a value that is not one of those allowed', () => {
  test('the answer lists them', async () => {
    expect((await post('{"size":"xl"}')).errors).toEqual([
      { pointer: '/body/size', message: 'must be one of "s", "m", "l"' },
    ])
    expect((await post('{}', '/toys?colour=green')).errors).toEqual([
      { pointer: '/query/colour', message: 'must be one of "red", "blue"' },
    ])
    const { errors } = await get('/v1/users?sort=age', bearer(api.session('ada')))
    expect(errors[0]?.message).toMatch(/^must be one of "createdAt", /)
  })
})

describe('a name that does not exist', () => {
  test.each([
    ['fristName', '/body/fristName', 'firstName'],
    ['first_name', '/body/first_name', 'firstName'],
    ['FirstName', '/body/FirstName', 'firstName'],
    ['firstname', '/body/firstname', 'firstName'],
    ['sizes', '/body/sizes', 'size'],
  ])('the answer names it and the one that is meant: %s', async (name, pointer, meant) => {
    const { errors } = await post(JSON.stringify({ [name]: 'x' }))
    expect(errors).toMatchObject([{ pointer }])
    expect(errors[0]?.message).toContain(`; did you mean "${meant}"?`)
  })

  test('within another, and in the query', async () => {
    const { errors } = await post('{"inner":{"emailAdress":"a"}}', '/toys?color=red')
    expect(errors[0]?.message).toContain('did you mean')
    const inner = await post('{"inner":{"emailAdress":"a"}}')
    expect(inner.errors).toMatchObject([{ pointer: '/body/inner/emailAdress' }])
    expect(inner.errors[0]?.message).toContain('did you mean "emailAddress"?')
    const query = await get('/v1/users?limt=5', bearer(api.session('ada')))
    expect(query.errors).toMatchObject([{ pointer: '/query/limt' }])
    expect(query.errors[0]?.message).toContain('did you mean "limit"?')
  })

  test('nothing is guessed where nothing is near', async () => {
    const { errors } = await post('{"reason":"x"}')
    expect(errors[0]?.message).not.toContain('did you mean')
  })
})

describe('a body that cannot be read', () => {
  test.each([
    ['text/plain', 'Send the body as application/json, not as text/plain.'],
    ['application/xml', 'Send the body as application/json, not as application/xml.'],
    ['nonsense', 'Send the body as application/json, not as nonsense.'],
    ['', 'Send the body as application/json, it has no Content-Type.'],
  ])('415 names the type that is taken: "%s"', async (type, detail) => {
    expect(await post('{}', '/toys', type)).toMatchObject({ status: 415, detail })
  })

  test('400 tells where the JSON breaks off', async () => {
    expect(await post('{\n  "firstName": "a",\n}')).toMatchObject({
      status: 400,
      detail: 'The body is not JSON at line 3, column 1.',
      errors: [{ pointer: '/body', message: 'is not JSON at line 3, column 1' }],
    })
    expect(await post('{"__proto__":{"a":1}}')).toMatchObject({
      status: 400,
      detail: expect.stringContaining('__proto__') as string,
    })
  })
})

test('403 names all that would do', async () => {
  const { status, detail } = await get('/guarded', bearer(api.session('bob')))
  expect(status).toBe(403)
  expect(detail).toBe(
    'The token lacks admin. The operation takes the app role admin (claim metadata.role), or the permission org:reports:read in the active organization and the role org:admin in the active organization, or an API key with the scope users:read, or an OAuth token with the scopes a and b, or a machine token with the scope jobs.',
  )
})

test('429 tells which limit', async () => {
  const limits = { address: 3, reads: 1, writes: 1, sensitive: 1 }
  const { app, session } = await startApi({ config: { rateLimits: limits } })
  const ask = async (headers = {}) =>
    (await app.inject({ url: '/v1/auth', headers })).json<Answer>()
  const headers = bearer(session('ada'))
  await ask(headers)
  expect(await ask(headers)).toMatchObject({
    status: 429,
    detail: expect.stringMatching(
      /^There were more than 1 requests within a minute that read, of this caller; .* \d+ s\.$/,
    ) as string,
  })
  await ask()
  expect(await ask()).toMatchObject({
    status: 429,
    detail: expect.stringContaining(
      'more than 3 requests within a minute from this address',
    ) as string,
  })
})

describe('a path that does not exist', () => {
  test.each([
    ['/v1/auth/', '/v1/auth has GET, HEAD.'],
    ['/v1/auth/?a=b', '/v1/auth has GET, HEAD.'],
    ['/v1/users/', '/v1/users has GET, HEAD, POST.'],
    ['//v1//users', '/v1/users has GET, HEAD, POST.'],
  ])('leads to the one without the slash: %s', async (url, meant) => {
    const { status, detail } = await get(url)
    expect(status).toBe(404)
    expect(detail).toBe(`No operation has this path. Without the extra slash, ${meant}`)
  })

  test('leads nowhere where there is none', async () => {
    expect((await get('/nowhere/')).detail).toBe('No operation has this path.')
  })
})

test('405 names the methods that the path has, and the one it has not', async () => {
  const { status, detail } = (
    await api.app.inject({ method: 'DELETE', url: '/v1/auth' })
  ).json<Answer>()
  expect([status, detail]).toEqual([405, 'The path has no DELETE; it has GET, HEAD.'])
})
