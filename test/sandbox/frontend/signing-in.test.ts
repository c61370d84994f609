import { describe, expect, test } from 'vitest'
import { ada, bob } from '../start.ts'
import { CODE, faulty, startFrontend } from './browser.ts'

const { clerk, openBrowser } = await startFrontend()

describe('signing in', () => {
  test('a new browser is known again by its cookie', async () => {
    const { call, cookies } = openBrowser()
    const first = await call('GET', '/v1/client')
    expect(cookies.get('__clerk_db_jwt')).toMatch(/^dvb_/)
    expect((await call('GET', '/v1/client')).response.id).toBe(first.response.id)
    expect((await openBrowser().call('GET', '/v1/client')).response.id).not.toBe(first.response.id)
  })

  test('with the password', async () => {
    const { call, signIn } = openBrowser()
    const session = await signIn('ada')
    const { response } = await call('GET', '/v1/client')
    expect(response.last_active_session_id).toBe(session)
    expect(response.sessions).toMatchObject([{ id: session, user: { id: ada } }])
  })

  test('what is private of the user stays so', async () => {
    const { call, signIn } = openBrowser()
    await signIn('ada')
    const { body } = await call('GET', '/v1/client')
    expect(JSON.stringify(body)).not.toContain('private_metadata')
    expect(JSON.stringify(body)).not.toContain('sandbox-ada')
  })

  test('with the wrong password: an error beside the field', async () => {
    const { call } = openBrowser()
    const { response } = await call('POST', '/v1/client/sign_ins', { identifier: 'ada' })
    const attempt = await call(
      'POST',
      `/v1/client/sign_ins/${String(response.id)}/attempt_first_factor`,
      { strategy: 'password', password: 'guess' },
    )
    expect(attempt).toMatchObject({ status: 422, ...faulty('form_password_incorrect', 'password') })
    expect((await call('GET', '/v1/client')).response.sessions).toEqual([])
  })

  test('of nobody', async () => {
    const answer = await openBrowser().call('POST', '/v1/client/sign_ins', { identifier: 'nobody' })
    expect(answer).toMatchObject({
      status: 422,
      ...faulty('form_identifier_not_found', 'identifier'),
    })
  })

  test('with a code by e-mail', async () => {
    const { call } = openBrowser()
    const { response } = await call('POST', '/v1/client/sign_ins', { identifier: 'bob' })
    const path = `/v1/client/sign_ins/${String(response.id)}`
    const prepared = await call('POST', `${path}/prepare_first_factor`, { strategy: 'email_code' })
    expect(prepared.response.first_factor_verification).toMatchObject({ status: 'unverified' })
    const attempt = (code: string) =>
      call('POST', `${path}/attempt_first_factor`, { strategy: 'email_code', code })
    expect(await attempt('000000')).toMatchObject(faulty('form_code_incorrect', 'code'))
    expect((await attempt(CODE)).response.status).toBe('complete')
  })

  test('on with the attempt of another browser is not possible', async () => {
    const { response } = await openBrowser().call('POST', '/v1/client/sign_ins', {
      identifier: 'ada',
    })
    const stolen = await openBrowser().call(
      'POST',
      `/v1/client/sign_ins/${String(response.id)}/attempt_first_factor`,
      { strategy: 'password', password: 'sandbox-ada' },
    )
    expect(stolen.status).toBe(404)
  })

  test('with a sign-in token, once', async () => {
    const { token } = await clerk.signInTokens.createSignInToken({
      userId: bob,
      expiresInSeconds: 600,
    })
    const use = () =>
      openBrowser().call('POST', '/v1/client/sign_ins', { strategy: 'ticket', ticket: token })
    expect((await use()).response.status).toBe('complete')
    expect((await use()).status).toBe(422)
  })

  test.each([
    ['banned', 'user_banned'],
    ['locked', 'user_locked'],
  ] as const)('of somebody who is %s', async (state, code) => {
    const user = await clerk.users.createUser({
      emailAddress: [`${state}@example.com`],
      password: `sandbox-${state}`,
    })
    await (state === 'banned' ? clerk.users.banUser(user.id) : clerk.users.lockUser(user.id))
    const answer = await openBrowser().call('POST', '/v1/client/sign_ins', {
      identifier: `${state}@example.com`,
      password: `sandbox-${state}`,
    })
    expect(answer).toMatchObject({ status: 403, ...faulty(code) })
  })
})

describe('signing up', () => {
  test('with a code by e-mail makes a user who is signed in', async () => {
    const { call } = openBrowser()
    const { response } = await call('POST', '/v1/client/sign_ups', {
      email_address: 'eve@example.com',
      password: 'correct horse',
      first_name: 'Eve',
    })
    const path = `/v1/client/sign_ups/${String(response.id)}`
    expect(response).toMatchObject({
      status: 'missing_requirements',
      missing_fields: [],
      unverified_fields: ['email_address'],
    })
    await call('PATCH', path, { username: 'eve' })
    await call('POST', `${path}/prepare_verification`, { strategy: 'email_code' })
    const wrong = await call('POST', `${path}/attempt_verification`, { code: '1' })
    expect(wrong).toMatchObject(faulty('form_code_incorrect', 'code'))
    const done = await call('POST', `${path}/attempt_verification`, { code: CODE })
    expect(done.response.status).toBe('complete')

    const user = await clerk.users.getUser(String(done.response.created_user_id))
    expect(user).toMatchObject({ firstName: 'Eve', username: 'eve' })
    const { response: client } = await call('GET', '/v1/client')
    expect(client.last_active_session_id).toBe(done.response.created_session_id)
  })

  test.each([
    [{ email_address: 'ada@example.com' }, 'form_identifier_exists', 'email_address'],
    [{ username: 'ada' }, 'form_identifier_exists', 'username'],
    [{ password: 'short' }, 'form_password_length_too_short', 'password'],
    [{ email_address: 'no address' }, 'form_param_format_invalid', 'email_address'],
  ])('with %j: an error beside the field', async (fields, code, parameter) => {
    const answer = await openBrowser().call('POST', '/v1/client/sign_ups', fields)
    expect(answer).toMatchObject({ status: 422, ...faulty(code, parameter) })
  })
})
