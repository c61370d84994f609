import { Type, type TSchema } from '@sinclair/typebox'
import { Value } from '@sinclair/typebox/value'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Calls } from '../calls.ts'
import type { SandboxContext } from '../context.ts'
import type { SandboxTools } from '../create-sandbox.ts'
import { ClerkApiError, notFound } from '../errors.ts'
import { flawOf } from '../flaws.ts'
import type { Failures } from '../failures.ts'
import type { SandboxServer } from '../http.ts'
import { clientOf, cookies, createClient } from '../frontend/browser.ts'
import { closedObject } from '../schemas.ts'
import { NewPerson } from '../people.ts'
import { switches, switchesOf, turnSettings } from '../settings.ts'
import { signIn, type SignInOptions } from '../sign-in.ts'
import type { Webhooks } from '../webhooks.ts'
import { demandOwner } from './access.ts'
import { registerCredentials } from './credentials.ts'
import { registerPage } from './page.ts'
import { describeState } from './state.ts'
import { registerStream } from './stream.ts'

export interface ControlContext extends SandboxContext {
  tools: SandboxTools
  calls: Calls
  webhooks: Webhooks
  failures: Failures
  allowRemote: boolean
}

const Duration = Type.Union([Type.Number({ minimum: 0 }), Type.String()])

/**
 * The tools of a sandbox over HTTP, under `/sandbox`, for tests in any language and for the page.
 * Answers 422 with a sentence to an invalid request.
 */
export function registerControl(server: SandboxServer, context: ControlContext): void {
  const { tools, calls, webhooks, failures, allowRemote } = context

  registerPage(server)

  server.register(
    async (control: SandboxServer) => {
      control.addHook('onRequest', demandOwner(allowRemote))
      control.setValidatorCompiler<TSchema>(({ schema, httpPart = 'body' }) => (value: unknown) => {
        const input = httpPart === 'body' ? (value ?? {}) : Value.Convert(schema, value)
        if (Value.Check(schema, input)) return { value: input }
        const message = flawOf(schema, input, `the ${httpPart}`)
        return { error: new ClerkApiError(422, 'sandbox_refused', message) }
      })
      control.addHook('onRequest', async (_request, reply) => {
        reply.header('cache-control', 'no-store')
      })
      registerCredentials(control, context)
      registerStream(control, calls, context.store)

      control.get('/state', async () => describeState(context))

      control.post('/reset', async () => {
        await tools.reset()
        return {}
      })

      control.post(
        '/sign_in',
        {
          schema: {
            body: closedObject({
              user: Type.String(),
              organization: Type.Optional(Type.String()),
              origin: Type.Optional(Type.String()),
              browser: Type.Optional(
                Type.Boolean({ description: 'Signs in the browser that asks, by cookies' }),
              ),
            }),
          },
        },
        async (request, reply) =>
          refusing(() => {
            const { user, browser, ...options } = request.body
            if (browser) return signInBrowser(context, request, reply, user, options)
            const { devBrowser, client } = createClient(context.store)
            const { token, session } = signIn(context, user, options, client)
            return { token, session_id: session.id, dev_browser: devBrowser }
          }),
      )

      control.post('/users', { schema: { body: NewPerson } }, async ({ body }) =>
        refusing(async () => {
          const { emailAddress: email_address, ...user } = await tools.users.create(body)
          return { ...user, email_address }
        }),
      )

      control.post(
        '/clock',
        { schema: { body: closedObject({ advance: Duration }) } },
        async ({ body }) =>
          refusing(() => {
            tools.clock.advance(body.advance)
            return {}
          }),
      )

      control.patch(
        '/settings',
        {
          schema: {
            body: closedObject({
              token_lifetime: Type.Optional(Type.Number({ exclusiveMinimum: 0 })),
              ...switches,
              webhook_endpoints: Type.Optional(
                Type.Array(Type.String({ pattern: '^https?://' }), { maxItems: 20 }),
              ),
            }),
          },
        },
        async ({ body: { token_lifetime, webhook_endpoints, ...wanted } }) => {
          if (token_lifetime !== undefined) tools.tokenLifetime = token_lifetime
          if (webhook_endpoints) webhooks.endpoints = webhook_endpoints
          turnSettings(context.store, wanted)
          return {
            token_lifetime: tools.tokenLifetime,
            ...switchesOf(context.store),
            webhook_endpoints: webhooks.endpoints,
          }
        },
      )

      control.post(
        '/failures',
        {
          schema: {
            body: closedObject({
              path: Type.String(),
              method: Type.Optional(Type.String()),
              status: Type.Optional(Type.Integer()),
              delay: Type.Optional(Duration),
              times: Type.Optional(Type.Integer()),
            }),
          },
        },
        async ({ body }) =>
          refusing(() => {
            tools.fail(body)
            return {}
          }),
      )
      control.delete('/failures', async () => {
        failures.clear()
        return {}
      })

      control.get(
        '/inbox',
        { schema: { querystring: closedObject({ to: Type.Optional(Type.String()) }) } },
        async ({ query: { to } }) => ({
          messages: tools.inbox.filter((message) => to === undefined || message.to === to),
        }),
      )

      control.get('/events', async () => ({ events: tools.events }))
      control.post(
        '/events/:event_id/resend',
        { schema: { params: Type.Object({ event_id: Type.String() }) } },
        async ({ params }) => {
          const event = tools.events.find(({ id }) => id === params.event_id)
          if (!event) throw notFound('event', params.event_id)
          await event.resend()
          return event
        },
      )

      control.get('/calls', async () => ({ calls: calls.list }))
    },
    { prefix: '/sandbox' },
  )
}

/**
 * Signs in the browser of the request, for every application on this host: browsers share cookies
 * between ports.
 */
function signInBrowser(
  context: SandboxContext,
  request: FastifyRequest,
  reply: FastifyReply,
  user: string,
  options: SignInOptions,
) {
  const client = clientOf(context.store, request, reply)
  const { token, session } = signIn(context, user, options, client)
  const since = String(Math.floor(client.updated_at / 1000))
  reply.header('set-cookie', [...cookies('__client_uat', since), ...cookies('__session', token)])
  return { token, session_id: session.id }
}

/** Answers 422 with the message of the error that `work` throws. */
async function refusing<Result>(work: () => Result | Promise<Result>): Promise<Result> {
  try {
    return await work()
  } catch (error) {
    if (error instanceof ClerkApiError) throw error
    throw new ClerkApiError(422, 'sandbox_refused', (error as Error).message)
  }
}
