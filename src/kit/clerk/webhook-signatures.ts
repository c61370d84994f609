import { isUtf8 } from 'node:buffer'
import { verifyWebhook, type WebhookEvent } from '@clerk/backend/webhooks'
import type { FastifyRequest } from 'fastify'
import fp from 'fastify-plugin'
import type { ClerkKeys } from './keys.ts'
import { Problem } from '../problems/problem.ts'
import { readSignature } from './signature.ts'

declare module 'fastify' {
  interface FastifyInstance {
    /**
     * Verifies the signature of the raw body, and replaces the body with the parsed event.
     * @throws {Problem} `invalid_signature`, `webhooks_not_configured`, `invalid_request` if the
     *   signed body is not JSON
     */
    verifySignature(request: FastifyRequest): Promise<void>
  }
}

/**
 * Adds `app.verifySignature`. It calls Clerk's own `verifyWebhook` with the raw bytes: the function
 * of `@clerk/fastify` stringifies the parsed body, which is not the signed text. A delivery older
 * than 5 minutes is refused.
 * @see https://clerk.com/docs/guides/development/webhooks/syncing
 */
export const signatures = fp<Pick<ClerkKeys, 'webhookSigningSecret'>>(
  async (app, { webhookSigningSecret: signingSecret }) => {
    app.decorate('verifySignature', async (request) => {
      if (!signingSecret)
        throw new Problem('webhooks_not_configured', {
          cause: new Error(
            'Webhooks cannot be verified: set CLERK_WEBHOOK_SIGNING_SECRET to the secret of the endpoint',
          ),
        })
      const headers = readSignature(request.headers)
      const body = new Uint8Array(request.body as Buffer)
      // The signature is verified over text; invalid bytes would be replaced in it.
      if (!isUtf8(body)) throw new Problem('invalid_request', { detail: 'The body is not UTF-8.' })
      await verify(new Request('http://webhook', { method: 'POST', headers, body }), signingSecret)
      request.body = JSON.parse(Buffer.from(body).toString()) as WebhookEvent
    })
  },
  { name: 'webhook-signatures' },
)

/**
 * `verifyWebhook` uses these words for a bad signature; other errors are about the signed content.
 */
const SIGNATURE_FAULTS = /signature|timestamp|header/i

async function verify(request: Request, signingSecret: string): Promise<void> {
  try {
    await verifyWebhook(request, { signingSecret })
  } catch (cause) {
    const message = cause instanceof Error ? cause.message : ''
    if (!SIGNATURE_FAULTS.test(message))
      throw new Problem('invalid_request', { cause, detail: 'The body is not a JSON object.' })
    throw new Problem('invalid_signature', {
      cause,
      ...(/timestamp too (?:old|new)/.test(message) && {
        detail:
          'The delivery is too old or from the future: its timestamp is more than 5 minutes off.',
      }),
    })
  }
}
