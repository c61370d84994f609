import { verifyToken } from '@clerk/backend'
import { beforeEach, describe, expect, it } from 'vitest'
import { createSandbox } from '../../src/sandbox/index.ts'
import { ada, startSandbox } from './start.ts'

// The tools over HTTP, called as tests in other languages do.
const { sandbox, call } = await startSandbox()
beforeEach(() => sandbox.reset())

const post = async (path: string, body: object = {}) => call('POST', `/sandbox${path}`, body)

describe('over HTTP, a test in any language', () => {
  it('signs users in', async () => {
    const { body } = await post('/sign_in', { user: 'ada', organization: 'acme' })
    expect(await verifyToken(String(body.token), { jwtKey: sandbox.jwtKey })).toMatchObject({
      sub: ada,
      sid: body.session_id,
      o: { slg: 'acme' },
    })
  })

  it('creates users', async () => {
    const { body } = await post('/users', { email_address: 'zora@example.com' })
    expect(body).toMatchObject({ email_address: 'zora@example.com' })
    expect((await call('GET', `/v1/users/${String(body.id)}`)).status).toBe(200)
  })

  it('lets time pass, and sets how long tokens are valid', async () => {
    const { body: session } = await post('/sign_in', { user: 'ada' })
    expect((await post('/clock', { advance: '8d' })).status).toBe(200)
    const { body } = await call('GET', `/v1/sessions/${String(session.session_id)}`)
    expect(body.status).toBe('expired')
    await call('PATCH', '/sandbox/settings', { token_lifetime: 5 })
    expect(sandbox.tokenLifetime).toBe(5)
  })

  it('makes calls fail, and ends that', async () => {
    await post('/failures', { path: '/v1/users', status: 503 })
    expect((await call('GET', '/v1/users')).status).toBe(503)
    await call('DELETE', '/sandbox/failures')
    expect((await call('GET', '/v1/users')).status).toBe(200)
  })

  it('reads the inbox of an address', async () => {
    const emit = (to: string) => {
      const data = { id: to, to_email_address: to, body_plain: '', data: { otp_code: '1' } }
      sandbox.store.emit({ type: 'email.created', data })
    }
    emit('a@example.com')
    emit('b@example.com')
    const { body } = await call('GET', '/sandbox/inbox?to=b@example.com')
    expect(body.messages).toMatchObject([{ to: 'b@example.com', code: '1' }])
  })

  it('reads events, and sends them again', async () => {
    await post('/users')
    const { body } = await call('GET', '/sandbox/events')
    const [event] = body.events as { id: string; type: string }[]
    expect(event?.type).toBe('user.created')
    expect((await post(`/events/${event?.id ?? ''}/resend`)).status).toBe(200)
    expect((await post('/events/msg_none/resend')).status).toBe(404)
  })

  it('reads every call with its answer', async () => {
    await call('POST', '/v1/users', { shoe_size: 42 })
    const { body } = await call('GET', '/sandbox/calls')
    expect((body.calls as object[]).at(-1)).toMatchObject({
      method: 'POST',
      path: '/v1/users',
      status: 422,
      request: '{"shoe_size":42}',
      response: expect.stringContaining('form_param_unknown'),
    })
  })

  it('resets the sandbox', async () => {
    await call('DELETE', `/v1/users/${ada}`)
    await post('/reset')
    expect((await call('GET', `/v1/users/${ada}`)).status).toBe(200)
  })

  it.each([
    ['/sign_in', { user: 'adda' }, 'There is no user "adda"'],
    ['/clock', { advance: 'soon' }, 'A duration is'],
    ['/failures', { path: 'users' }, 'begins with a slash'],
    ['/users', { username: 'ada' }, 'There is a user "ada" already'],
    ['/users', { email_address: 'zoe' }, 'the body: email_address must be an email address'],
    ['/sign_in', {}, 'the body: user is missing'],
    ['/sign_in', { name: 'ada' }, 'the body: '],
  ])('is told of a mistake in a sentence: %s %j', async (path, body, message) => {
    const answer = await post(path, body)
    expect(answer.status).toBe(422)
    expect(JSON.stringify(answer.body.errors)).toContain(message.replaceAll('"', '\\"'))
  })
})

it('the address of the sandbox leads to its page, and a wrong tool is told of the others', async () => {
  const root = await fetch(sandbox.url, { redirect: 'manual' })
  expect([root.status, root.headers.get('location')]).toEqual([302, '/sandbox'])
  const { status, body } = await call('GET', '/sandbox/mails')
  expect(status).toBe(404)
  expect(JSON.stringify(body)).toContain('It has POST /sandbox/oauth_tokens')
  expect(JSON.stringify(body)).toContain('GET /sandbox/inbox')
})

describe('nobody else', () => {
  const ask = (headers: Record<string, string>, url = sandbox.url) =>
    fetch(`${url}/sandbox/state`, { headers }).then(({ status }) => status)

  it('uses them: they need the secret key, or the sandbox’s own page', async () => {
    expect(await ask({})).toBe(401)
    expect(await ask({ authorization: 'Bearer sk_test_wrong' })).toBe(401)
    expect(await ask({ 'sec-fetch-site': 'cross-site' })).toBe(401)
    expect(await ask({ 'sec-fetch-site': 'same-origin', origin: 'https://evil.example' })).toBe(401)
    expect(await ask({ 'sec-fetch-site': 'same-origin' })).toBe(200)
    const rebound = await sandbox.http.inject({
      url: '/sandbox/state',
      headers: { host: 'evil.example', 'sec-fetch-site': 'same-origin' },
    })
    expect(rebound.statusCode).toBe(401)
  })

  it('on other machines reaches them, unless that is allowed', async () => {
    await expect(createSandbox({ host: '0.0.0.0' })).rejects.toThrow(
      /does not listen on 0\.0\.0\.0 unless remote use is allowed \(--allow-remote/,
    )
    const remote = await createSandbox({ host: '0.0.0.0', allowRemote: true })
    expect(await ask({}, remote.url)).toBe(200)
    await remote.close()
  })
})

it('the page is told of calls as they happen', async () => {
  const abort = new AbortController()
  const headers = { authorization: `Bearer ${sandbox.secretKey}` }
  const { body } = await fetch(`${sandbox.url}/sandbox/stream`, { headers, signal: abort.signal })
  const reader = body?.pipeThrough(new TextDecoderStream()).getReader()
  let text = String((await reader?.read())?.value)
  await call('GET', '/v1/users/count')
  while (!text.includes('/v1/users/count')) text += String((await reader?.read())?.value)
  expect(text).toMatch(/event: call\ndata: \{.*"method":"GET","path":"\/v1\/users\/count"/)
  abort.abort()
})

it('a sandbox closes although a page listens to it', async () => {
  const one = await createSandbox()
  const headers = { authorization: `Bearer ${one.secretKey}` }
  const { body } = await fetch(`${one.url}/sandbox/stream`, { headers })
  await one.close()
  await expect(body?.pipeTo(new WritableStream())).resolves.toBeUndefined()
})
