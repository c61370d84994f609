import { readFileSync } from 'node:fs'
import { extname } from 'node:path'
import swaggerUi from '@fastify/swagger-ui'
import type { FastifyReply, FastifyRequest } from 'fastify'
import fp from 'fastify-plugin'
import type { OpenAPIV3_1 } from 'openapi-types'
import { type ClerkKeys, frontendApiHost } from '../../config.ts'
import { info } from '../../spec/document.ts'
import { toOpenApi30 } from '../../spec/openapi-3.0.ts'
import { etagOf, isKnown } from '../conditional-reads.ts'
import { PROXY_PATH } from '../frontend-api.ts'
import { PAGE_HEADERS } from '../headers.ts'

const TYPES: Record<string, string> = {
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.svg': 'image/svg+xml',
}
const JSON_TYPE = 'application/json; charset=utf-8'
/** What the page consists of, besides Swagger UI's own files. */
const PAGE_FILES = ['page.js', 'session.js', 'expansion.js', 'page.css', 'favicon.svg']
/** In the order they are loaded: the widgets, then what uses them. */
const CLERK_SCRIPTS = ['@clerk/ui@1/dist/ui.browser.js', '@clerk/clerk-js@6/dist/clerk.browser.js']

type PageOptions = ClerkKeys & { publicUrl?: string }

interface Published {
  type: string
  body: string
  etag: string
}

/**
 * Publishes the document at `/docs/json` and `/docs/yaml`, and for older tools at
 * `/docs/openapi-3.0.json`, for any origin; and at `/docs` the page to read and try it on: Swagger UI
 * under a bar with Clerk's own sign-in, so that each call carries a fresh token.
 */
export const docs = fp<PageOptions>(
  async (app, keys) => {
    const published = new Map<string, Published | (() => Published)>()
    const find = (path = '') => {
      const found = published.get(path)
      if (typeof found !== 'function') return found
      const made = found()
      published.set(path, made)
      return made
    }
    const answer = (request: FastifyRequest, reply: FastifyReply, otherwise: () => void) => {
      reply.headers(PAGE_HEADERS)
      const document = find(request.url.split('?', 1)[0])
      if (document) send(document, request, reply)
      else otherwise()
    }
    const hidden = (url: string) => {
      app.get(url, { schema: { hide: true } }, (request, reply) => {
        answer(request, reply, () => {
          reply.callNotFound()
        })
      })
    }

    for (const file of PAGE_FILES) {
      const url = `/docs/page/${file}`
      published.set(url, publish(TYPES[extname(file)] ?? '', read(file)))
      hidden(url)
    }
    // Relative addresses depend on whether the page's own ends with a slash.
    published.set('/docs', publish('text/html; charset=utf-8', page(keys, './docs')))
    published.set('/docs/', publish('text/html; charset=utf-8', page(keys, '.')))
    app.addHook('onReady', async () => {
      published.set('/docs/json', publish(JSON_TYPE, JSON.stringify(app.swagger())))
    })
    // These are not made before anybody asks: few do, and they would cost each start.
    published.set('/docs/yaml', () => publish('application/yaml', app.swagger({ yaml: true })))
    published.set('/docs/openapi-3.0.json', () => {
      const older = toOpenApi30(app.swagger() as OpenAPIV3_1.Document)
      return publish(JSON_TYPE, JSON.stringify(older))
    })
    hidden('/docs/openapi-3.0.json')

    await app.register(swaggerUi, {
      routePrefix: '/docs',
      staticCSP: contentSecurityPolicy(keys),
      // Its own page cannot be signed in to, and it would serialize the document for each request.
      uiHooks: { onRequest: answer },
    })
  },
  { name: 'docs', dependencies: ['openapi'] },
)

function read(file: string): string {
  return readFileSync(new URL(`page/${file}`, import.meta.url), 'utf8')
}

function publish(type: string, body: string): Published {
  return { type, body, etag: etagOf(body) }
}

function send({ type, body, etag }: Published, request: FastifyRequest, reply: FastifyReply) {
  reply.headers({ etag, 'access-control-allow-origin': '*', 'cache-control': 'no-cache' })
  if (isKnown(request, etag)) void reply.code(304).send()
  else void reply.type(type).send(body)
}

/** The page, which loads Clerk's scripts from the proxy, or else from the Frontend API itself. */
function page(keys: PageOptions, base: string): string {
  const prefix = new URL(keys.publicUrl ?? 'http://host').pathname.replace(/\/$/, '')
  const proxyUrl = keys.frontendApiUrl ? prefix + PROXY_PATH : ''
  const scripts = CLERK_SCRIPTS.map(
    (script) => `${proxyUrl || frontendApiOrigin(keys)}/npm/${script}`,
  )
  const values: Record<string, string> = {
    title: info.title,
    base,
    publishableKey: keys.publishableKey,
    proxyUrl,
    scripts: scripts.join(' '),
  }
  return read('index.html').replaceAll(/{{(\w+)}}/g, (_match, name: string) =>
    escapeHtml(values[name] ?? ''),
  )
}

function frontendApiOrigin({ publishableKey }: ClerkKeys): string {
  return `https://${frontendApiHost(publishableKey) ?? ''}`
}

function escapeHtml(text: string): string {
  return text.replaceAll(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`)
}

/**
 * Nothing inline but styles, which Swagger UI and Clerk's widgets need; nothing evaluated. Without
 * the proxy, what Clerk asks for is added.
 * @see https://clerk.com/docs/guides/secure/best-practices/csp-headers
 */
function contentSecurityPolicy(keys: ClerkKeys): string {
  const [clerk, challenge] = keys.frontendApiUrl
    ? ['', '']
    : [` ${frontendApiOrigin(keys)}`, ' https://challenges.cloudflare.com']
  return [
    "default-src 'self'",
    `script-src 'self'${clerk}${challenge}`,
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data: https://img.clerk.com",
    "font-src 'self' data:",
    `connect-src 'self'${clerk}`,
    "worker-src 'self' blob:",
    `frame-src ${challenge.trim() || "'none'"}`,
    "object-src 'none'",
    "base-uri 'self'",
    "form-action 'self'",
    "frame-ancestors 'self'",
  ].join('; ')
}
