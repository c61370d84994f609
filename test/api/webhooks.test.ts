import { EventEmitter, once } from 'node:events'
import { request as httpRequest, type IncomingMessage } from 'node:http'
import type { WebhookEvent } from '@clerk/backend/webhooks'
import type { OpenAPIV3_1 } from 'openapi-types'
import { Webhook } from 'svix'
import { beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { info } from '../../src/api/document.ts'
import { type App, buildApp } from '../../src/app.ts'
import { onSandbox } from '../../scripts/on-sandbox.ts'
import { type Sandbox, signWebhook } from '../../src/sandbox/index.ts'
import { bearer, startApi } from '../api.ts'
import { closeAfterTests } from '../closing.ts'

type Headers = Record<string, string>

let app: App
let sandbox: Sandbox
let sessionToken: string
/** The lines that the app has logged since the test began. */
const lines: Record<string, unknown>[] = []
/** The events that a listener has got since the test began. */
const seen: WebhookEvent[] = []
/** Runs in the listener of `email.created`. */
let hold: (() => Promise<unknown>) | undefined

beforeAll(async () => {
  const api = await startApi()
  sandbox = api.sandbox
  sessionToken = api.session('ada')
  app = await startLogged(sandbox.webhookSecret)
  app.clerkEvents.on('email.created', async (event) => {
    seen.push(event)
    await hold?.()
  })
})
beforeEach(() => {
  lines.length = seen.length = 0
  hold = undefined
})

/** Starts the API as the process does, with its log in `lines`. */
async function startLogged(webhookSigningSecret?: string): Promise<App> {
  const stream = { write: (line: string) => lines.push(JSON.parse(line) as never) }
  const { publishableKey, secretKey, apiUrl } = sandbox.clerkKeys
  const config = {
    ...onSandbox(sandbox),
    clerkKeys: {
      publishableKey,
      secretKey,
      apiUrl,
      ...(webhookSigningSecret && { webhookSigningSecret }),
    },
  }
  const logged = await buildApp(config, { level: 'info', stream })
  closeAfterTests(() => logged.close())
  await logged.ready()
  return logged
}

let count = 0
const newId = () => `msg_${(count += 1)}`
const SECOND = 1000
const MINUTE = 60 * SECOND

/** The headers of a delivery, signed by Svix's own package. */
function sign(
  body: string,
  { id = newId(), after = 0, secret = sandbox.webhookSecret } = {},
): Headers {
  const date = new Date(Date.now() + after)
  return {
    'svix-id': id,
    'svix-timestamp': String(Math.floor(date.getTime() / 1000)),
    'svix-signature': new Webhook(secret).sign(id, date, body),
  }
}

const OTHER_SECRET = `whsec_${Buffer.from('another secret of 24 byt').toString('base64')}`
const without = (name: string, headers: Headers): Headers =>
  Object.fromEntries(Object.entries(headers).filter(([other]) => other !== name))

const eventOf = (data: unknown, type = 'email.created') =>
  JSON.stringify({ object: 'event', type, data })
const EVENT = eventOf({ object: 'email', id: 'ema_1' })

const send = (payload: string | Buffer, headers: Headers, to = app, query = '') =>
  to.inject({
    method: 'POST',
    url: `/webhooks/clerk${query}`,
    headers: { 'content-type': 'application/json', ...headers },
    payload,
  })
type Answer = Awaited<ReturnType<typeof send>>

/** The status and code of an answer. The document must have the answer for the operation. */
function outcomeOf({ statusCode, headers, body }: Answer): string {
  const document = app.swagger() as OpenAPIV3_1.Document
  const answers = document.paths?.['/webhooks/clerk']?.post?.responses ?? {}
  const answer = answers[statusCode] as OpenAPIV3_1.ReferenceObject | undefined
  expect(Object.keys(answers)).toContain(String(statusCode))
  if (statusCode === 204) return '204'

  const { code } = JSON.parse(body) as { code: string }
  const name = answer?.$ref.replace('#/components/responses/', '') ?? ''
  const shared = document.components?.responses?.[name] as OpenAPIV3_1.ResponseObject
  const examples = shared.content?.['application/problem+json']?.examples
  expect(Object.keys(examples ?? {})).toContain(code)
  expect(headers['content-type']).toMatch(/^application\/problem\+json/)
  for (const header of Object.keys(shared.headers ?? {}))
    expect(headers).toHaveProperty([header.toLowerCase()])
  return `${statusCode} ${code}`
}

const deliver = async (...sent: Parameters<typeof send>) => outcomeOf(await send(...sent))

const HANDLED = '204'
const UNSIGNED = '401 invalid_signature'
const INVALID = '400 invalid_request'
const REPLAYED = '409 delivery_replayed'
const FAILED = '500 internal_error'

describe('what Clerk has signed is handled, byte for byte', () => {
  test.each([
    ['as JSON.stringify writes it', EVENT],
    ['escapes that nobody needs', EVENT.replace('ema_1', '\\u003ca\\u003e \\/ \\u0041')],
    ['numbers that JSON.stringify writes otherwise', EVENT.replace('"ema_1"', '[1.0, 1e2, -0]')],
    ['odd spacing', `\n\t ${EVENT.replaceAll(',', ' ,\r\n\t').replaceAll(':', ' :  ')} \n`],
    ['any script', eventOf({ name: 'Zoë Ωmega 李 ﷽ العربية' })],
    ['astral and combining characters', eventOf({ name: '👩‍👩‍👧 𝒜 e\u0301 \u202e \u0000' })],
    ['half a surrogate pair, escaped', EVENT.replace('ema_1', '\\ud83d')],
    ['keys in another order', '{"data":{"id":"ema_1"},"type":"email.created","object":"event"}'],
    ['a key twice', EVENT.replace('"data":', '"data":{"id":"first"},"data":')],
    ['more than this API knows', EVENT.replace('{', '{"new":[{"in":2030}],')],
    ['a megabyte, nearly', eventOf({ body: 'é'.repeat(500_000) })],
    ['90 levels', EVENT.replace('"ema_1"', '['.repeat(90) + ']'.repeat(90))],
  ])('%s', async (_name, body) => {
    expect(await deliver(body, sign(body))).toBe(HANDLED)
    const { type, data } = JSON.parse(body) as WebhookEvent
    expect(seen).toHaveLength(1)
    expect(seen[0]?.type).toBe(type)
    expect(seen[0]?.data).toEqual(data)
  })

  test('all of an event', async () => {
    const event = {
      object: 'event',
      type: 'email.created',
      data: { object: 'email', id: 'ema_1', nested: { list: [1, null, 'two'] } },
      event_attributes: { http_request: { client_ip: '::1', user_agent: 'Chromium' } },
      instance_id: 'ins_1',
      timestamp: 1767225600000,
    }
    const body = JSON.stringify(event)
    expect(await deliver(body, sign(body))).toBe(HANDLED)
    expect(seen).toEqual([event])
  })

  test('by the sandbox', async () => {
    expect(await deliver(EVENT, signWebhook(EVENT))).toBe(HANDLED)
    expect(seen).toHaveLength(1)
  })

  test.each([
    ['4 minutes late', -4 * MINUTE],
    ['4 minutes early', 4 * MINUTE],
  ])('%s', async (_name, after) => {
    expect(await deliver(EVENT, sign(EVENT, { after }))).toBe(HANDLED)
  })

  test.each([
    ['the old secret first', (right: string, wrong: string) => `${wrong} ${right}`],
    ['the new secret first', (right: string, wrong: string) => `${right} ${wrong}`],
    [
      'asymmetric as well',
      (right: string) =>
        `v1a,hnO3f9T8Ytu9HwrXslvumlUpqtNVqkhqw/enGzPCXe5BdqzCInXqYXFymVJaA7AZdpXwVLPo3mNl8EM+m7TBAg== ${right}`,
    ],
  ])('with several signatures, while its secret is changed: %s', async (_name, join) => {
    const headers = sign(EVENT)
    const { 'svix-signature': wrong = '' } = sign(EVENT, { secret: OTHER_SECRET })
    const { 'svix-signature': right = '' } = headers
    expect(await deliver(EVENT, { ...headers, 'svix-signature': join(right, wrong) })).toBe(HANDLED)
  })

  test('with a charset', async () => {
    const headers = { ...sign(EVENT), 'content-type': 'application/json; charset=utf-8' }
    expect(await deliver(EVENT, headers)).toBe(HANDLED)
  })
})

describe('what Clerk has not signed is refused, and nobody hears of it', () => {
  const flipped = Buffer.from(EVENT)
  flipped.writeUInt8(flipped.readUInt8(20) ^ 1, 20)

  test.each<[string, () => [string | Buffer, Headers]]>([
    ['one bit of the body differs', () => [flipped, sign(EVENT)]],
    ['a space more', () => [`${EVENT} `, sign(EVENT)]],
    ['no body', () => ['', sign(EVENT)]],
    ['another secret', () => [EVENT, sign(EVENT, { secret: OTHER_SECRET })]],
    ['6 minutes old', () => [EVENT, sign(EVENT, { after: -6 * MINUTE })]],
    ['6 minutes in the future', () => [EVENT, sign(EVENT, { after: 6 * MINUTE })]],
    ['the id of another', () => [EVENT, { ...sign(EVENT), 'svix-id': newId() }]],
    [
      'an old one, with the time of now',
      () => [
        EVENT,
        {
          ...sign(EVENT, { after: -6 * MINUTE }),
          'svix-timestamp': String(Math.floor(Date.now() / 1000)),
        },
      ],
    ],
    ['no time', () => [EVENT, { ...sign(EVENT), 'svix-timestamp': 'now' }]],
    ...['svix-id', 'svix-timestamp', 'svix-signature'].flatMap(
      (name): [string, () => [string, Headers]][] => [
        [`no ${name}`, () => [EVENT, without(name, sign(EVENT))]],
        [`an empty ${name}`, () => [EVENT, { ...sign(EVENT), [name]: '' }]],
      ],
    ),
    ...Object.entries<(signature: string) => string>({
      'of a version to come': (signature) => signature.replace('v1,', 'v2,'),
      'called asymmetric': (signature) => signature.replace('v1,', 'v1a,'),
      'of no version': (signature) => signature.replace('v1,', ''),
      'without its comma': (signature) => signature.replace(',', ''),
      'cut off': (signature) => signature.slice(0, -2),
      'that is a version alone': () => 'v1',
      'that is empty': () => 'v1,',
      'of commas': () => ', '.repeat(2000),
    }).map(([name, change]): [string, () => [string, Headers]] => [
      `a signature ${name}`,
      () => {
        const headers = sign(EVENT)
        return [EVENT, { ...headers, 'svix-signature': change(headers['svix-signature'] ?? '') }]
      },
    ]),
    ['a session token', () => [EVENT, bearer(sessionToken)]],
    [
      'a session token and a wrong signature',
      () => [flipped, { ...sign(EVENT), ...bearer(sessionToken) }],
    ],
    ['the secret itself', () => [EVENT, bearer(sandbox.webhookSecret)]],
  ])('%s', async (_name, delivery) => {
    const answer = await send(...delivery())
    expect(outcomeOf(answer)).toBe(UNSIGNED)
    expect(answer.headers['www-authenticate']).toBe(`Svix realm="${info.title}"`)
    expect(seen).toEqual([])
  })

  test.each([
    ['too old', () => sign(EVENT, { after: -6 * MINUTE }), /timestamp is more than 5 minutes off/],
    ['no id', () => without('svix-id', sign(EVENT)), /header svix-id is missing/],
    ['anything else', () => sign(EVENT, { secret: OTHER_SECRET }), /no valid signature of Clerk/],
  ])('and is told why, as far as that helps: %s', async (_name, headers, why) => {
    expect((await send(EVENT, headers())).json()).toMatchObject({
      detail: expect.stringMatching(why) as string,
    })
  })

  test('but a token beside the signature counts for nothing, be it good or bad', async () => {
    for (const token of ['junk', sessionToken])
      expect(await deliver(EVENT, { ...sign(EVENT), ...bearer(token) })).toBe(HANDLED)
  })
})

describe('strangers are refused before their body is read', () => {
  test.each([
    ['2 MB', 'x'.repeat(2_000_000), 'application/json'],
    ['no JSON', '{', 'application/json'],
    ['another type', 'x', 'text/plain'],
  ])('%s', async (_name, body, type) => {
    expect(await deliver(body, { 'content-type': type })).toBe(UNSIGNED)
  })

  test('and need not even send it', async () => {
    await app.listen({ port: 0, host: '127.0.0.1' })
    const request = httpRequest(`${app.listeningOrigin}/webhooks/clerk`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'content-length': 1000 },
    })
    request.flushHeaders()
    const [answer] = (await once(request, 'response')) as [IncomingMessage]
    request.on('error', () => undefined).destroy()
    expect(answer.statusCode).toBe(401)
  })
})

describe('what Clerk has signed, and is no event', () => {
  test.each([
    ['no JSON', '{"type":'],
    ['null', 'null'],
    ['a number', '1'],
    ['a text', '"email.created"'],
    ['a list', '[]'],
    ['nothing in it', '{}'],
    ['no type', '{"object":"event","data":{}}'],
    ['an empty type', eventOf({}, '')],
    ['a long type', eventOf({}, 'x'.repeat(101))],
    ['a type that is none', '{"object":"event","type":{},"data":{}}'],
    ['no data', '{"object":"event","type":"email.created"}'],
    ['no object', '{"type":"email.created","data":{}}'],
    ['data that is null', eventOf(null)],
    ['data that is a list', eventOf([])],
    ['100,000 levels', EVENT.replace('"ema_1"', '['.repeat(1e5) + ']'.repeat(1e5))],
    ['a type by way of the prototype', '{"__proto__":{"type":"email.created","data":{}}}'],
  ])('%s', async (_name, body) => {
    expect(await deliver(body, sign(body))).toBe(INVALID)
    expect(seen).toEqual([])
  })

  test.each([
    ['a long id', () => sign(EVENT, { id: 'x'.repeat(201) })],
    ['an id with a space', () => sign(EVENT, { id: 'msg 1' })],
    ['a query', () => sign(EVENT), '?colour=red'],
  ])('%s', async (_name, headers, query = '') => {
    expect(await deliver(EVENT, headers(), app, query)).toBe(INVALID)
    expect(seen).toEqual([])
  })

  test('2 MB', async () => {
    const body = eventOf({ body: 'x'.repeat(2_000_000) })
    expect(await deliver(body, sign(body))).toBe('413 body_too_large')
  })

  test.each(['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data', 'junk'])(
    'sent as %s',
    async (type) => {
      expect(await deliver(EVENT, { ...sign(EVENT), 'content-type': type })).toBe(
        '415 unsupported_media_type',
      )
    },
  )

  test('asked for with GET', async () => {
    const answer = await app.inject({ url: '/webhooks/clerk', headers: sign('') })
    expect(answer.statusCode).toBe(405)
    expect(answer.headers.allow).toBe('POST')
  })
})

describe('an event that nothing listens to is handled too, and the log says so', () => {
  test.each(['waitlistEntry.created', 'moon.landed', '__proto__', 'constructor', 'toString'])(
    '%s',
    async (type) => {
      const body = eventOf({ id: 'x' }, type)
      expect(await deliver(body, sign(body))).toBe(HANDLED)
      expect(lines).toContainEqual(
        expect.objectContaining({
          level: 30,
          type,
          msg: expect.stringMatching(/Nothing listens/) as string,
        }),
      )
    },
  )

  test('one that something listens to is not worth a word', async () => {
    expect(await deliver(EVENT, sign(EVENT))).toBe(HANDLED)
    expect(lines.map(({ msg }) => msg)).toEqual(['Answered'])
  })
})

test.each(['session.ended', 'session.removed', 'session.revoked', 'user.deleted', 'user.updated'])(
  '%s that lacks all it should say does no harm',
  async (type) => {
    for (const data of ['{}', '{"id":"__proto__"}', '{"__proto__":{"id":"x","banned":true}}']) {
      const body = `{"object":"event","type":"${type}","data":${data}}`
      expect(await deliver(body, sign(body))).toBe(HANDLED)
    }
    const answer = await app.inject({ url: '/v1/auth', headers: bearer(sessionToken) })
    expect(answer.statusCode).toBe(200)
  },
)

describe('each event is handled once', () => {
  test('the same delivery again is refused', async () => {
    const headers = sign(EVENT)
    expect(await deliver(EVENT, headers)).toBe(HANDLED)
    expect(await deliver(EVENT, headers)).toBe(REPLAYED)
    expect(seen).toHaveLength(1)
  })

  test("Svix's next attempt is answered like the first, and is refused again itself", async () => {
    const id = newId()
    const attempts = [0, 5, 65].map((seconds) => sign(EVENT, { id, after: seconds * SECOND }))
    for (const headers of attempts) expect(await deliver(EVENT, headers)).toBe(HANDLED)
    for (const headers of attempts) expect(await deliver(EVENT, headers)).toBe(REPLAYED)
    expect(seen).toHaveLength(1)
  })

  test('however its id or time is spelled', async () => {
    const headers = sign(EVENT)
    const { 'svix-id': id = '', 'svix-timestamp': time = '' } = headers
    expect(await deliver(EVENT, headers)).toBe(HANDLED)
    for (const spelled of [
      { 'svix-id': `${id}\u00a0` },
      { 'svix-id': `\u00a0${id}` },
      { 'svix-timestamp': `0${time}` },
      { 'svix-timestamp': `+${time}` },
      { 'svix-timestamp': `${time}.5` },
      { 'svix-timestamp': `${time}\u00a0` },
      { 'svix-signature': `v1, ${headers['svix-signature']}` },
    ])
      expect([REPLAYED, INVALID]).toContain(await deliver(EVENT, { ...headers, ...spelled }))
    expect(seen).toHaveLength(1)
  })

  test('the same event under another id is another', async () => {
    for (const headers of [sign(EVENT), sign(EVENT)])
      expect(await deliver(EVENT, headers)).toBe(HANDLED)
    expect(seen).toHaveLength(2)
  })

  test('of ten identical deliveries at once, one', async () => {
    const headers = sign(EVENT)
    const outcomes = await Promise.all(Array.from({ length: 10 }, () => deliver(EVENT, headers)))
    expect(outcomes.sort()).toEqual([HANDLED, ...Array<string>(9).fill(REPLAYED)])
    expect(seen).toHaveLength(1)
  })

  test('a forged delivery takes no place of the real one', async () => {
    const headers = sign(EVENT)
    expect(await deliver(`${EVENT} `, headers)).toBe(UNSIGNED)
    expect(await deliver(EVENT, headers)).toBe(HANDLED)
  })
})

/** Makes the listener of the event wait until it is released, with success or failure. */
function holdUp() {
  const gate = new EventEmitter()
  const opened = once(gate, 'open')
  hold = () => opened
  return (error?: Error) => gate.emit(error ? 'error' : 'open', error)
}

describe('while an event is being handled', () => {
  const pending = async (answers: Promise<string>[]) => {
    const timeout = new Promise((resolve) => setTimeout(resolve, 50, 'pending'))
    return Promise.all(answers.map(async (answer) => Promise.race([answer, timeout])))
  }

  test.each([
    ['waits for what becomes of it', undefined, [HANDLED, HANDLED], 1],
    ['handles it when that fails', new Error('no disk'), [FAILED, HANDLED], 2],
  ])('the next attempt %s', async (_name, error, outcomes, times) => {
    const release = holdUp()
    const id = newId()
    const attempts = [0, 15].map((seconds) =>
      deliver(EVENT, sign(EVENT, { id, after: seconds * SECOND })),
    )
    await vi.waitUntil(() => seen.length === 1)
    expect(await pending(attempts)).toEqual(['pending', 'pending'])
    hold = undefined
    release(error)
    expect(await Promise.all(attempts)).toEqual(outcomes)
    expect(seen).toHaveLength(times)
  })

  test('others are handled', async () => {
    const release = holdUp()
    const slow = deliver(EVENT, sign(EVENT))
    await vi.waitUntil(() => seen.length === 1)
    hold = undefined
    expect(await deliver(EVENT, sign(EVENT))).toBe(HANDLED)
    release()
    expect(await slow).toBe(HANDLED)
  })
})

describe('when a listener fails', () => {
  test('Clerk is told so and no more, the log has why, and the next attempt is handled', async () => {
    const id = newId()
    hold = () => Promise.reject(new Error('no disk'))
    const answer = await send(EVENT, sign(EVENT, { id }))
    expect(outcomeOf(answer)).toBe(FAILED)
    expect(answer.body).not.toContain('disk')
    const [logged] = lines.filter(({ level }) => level === 50)
    expect(JSON.stringify(logged)).toContain('no disk')

    hold = undefined
    expect(await deliver(EVENT, sign(EVENT, { id, after: 5 * SECOND }))).toBe(HANDLED)
    expect(await deliver(EVENT, sign(EVENT, { id, after: 10 * SECOND }))).toBe(HANDLED)
    expect(seen).toHaveLength(2)
  })
})

describe('without a signing secret', () => {
  test('nothing can be verified: 503, and the log says what to set', async () => {
    const unconfigured = await startLogged()
    const answer = await send(EVENT, sign(EVENT), unconfigured)
    expect(outcomeOf(answer)).toBe('503 webhooks_not_configured')
    expect(answer.headers['retry-after']).toBe('300')
    expect(answer.body).not.toContain('CLERK_WEBHOOK_SIGNING_SECRET')
    const [logged] = lines.filter(({ level }) => level === 50)
    expect(JSON.stringify(logged)).toContain('set CLERK_WEBHOOK_SIGNING_SECRET')
    expect(await deliver(EVENT, {}, unconfigured)).toBe(UNSIGNED)
  })
})
