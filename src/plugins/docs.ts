import { createHash } from 'node:crypto'
import swaggerUi from '@fastify/swagger-ui'
import type { FastifyReply, FastifyRequest } from 'fastify'
import fp from 'fastify-plugin'

/** Swagger UI styles itself inline; everything else comes from here, and nothing is evaluated. */
const CONTENT_SECURITY_POLICY =
  "default-src 'self'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; connect-src 'self'; object-src 'none'; base-uri 'self'; form-action 'self'; frame-ancestors 'self'"

interface Published {
  type: string
  body: string
  etag: string
}

/**
 * Publishes the document at `/docs/json` and `/docs/yaml`, for any origin, and Swagger UI at
 * `/docs`. The document is serialized once: Swagger UI's own routes would do so for each request.
 */
export const docs = fp(
  async (app) => {
    const published = new Map<string, Published>()
    app.addHook('onReady', async () => {
      const json = JSON.stringify(app.swagger())
      published.set('/docs/json', publish('application/json; charset=utf-8', json))
      published.set('/docs/yaml', publish('application/yaml', app.swagger({ yaml: true })))
    })

    await app.register(swaggerUi, {
      routePrefix: '/docs',
      staticCSP: CONTENT_SECURITY_POLICY,
      uiConfig: { deepLinking: true, filter: true, displayRequestDuration: true },
      uiHooks: {
        onRequest(request, reply, done) {
          const document = published.get(request.routeOptions.url ?? '')
          if (document) send(document, request, reply)
          else done()
        },
      },
    })
  },
  { name: 'docs', dependencies: ['openapi'] },
)

function publish(type: string, body: string): Published {
  const etag = `"${createHash('sha256').update(body).digest('base64url')}"`
  return { type, body, etag }
}

function send({ type, body, etag }: Published, request: FastifyRequest, reply: FastifyReply) {
  reply.headers({ etag, 'access-control-allow-origin': '*', 'cache-control': 'no-cache' })
  // RFC 9110 section 13.1.2: the tags of If-None-Match are compared weakly.
  const known = request.headers['if-none-match']?.split(/, */).map((tag) => tag.replace(/^W\//, ''))
  if (known?.includes(etag)) void reply.code(304).send()
  else void reply.type(type).send(body)
}
