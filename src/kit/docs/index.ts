import type { FastifyReply, FastifyRequest, RouteHandlerMethod } from 'fastify'
import fp from 'fastify-plugin'
import { PROXY_PATH } from '../clerk/frontend-api.ts'
import { answerProblem } from '../problems/answers.ts'
import { exempt } from '../route.ts'
import { Problem } from '../problems/problem.ts'
import { session } from '../auth/schemes.ts'
import { withAddress } from '../openapi/document.ts'
import { toOpenApi30 } from '../openapi/openapi-3.0.ts'
import { PAGE_HEADERS } from '../http/headers.ts'
import { compileGuard } from '../auth/guard.ts'
import { pageFiles, swaggerUiFile } from './files.ts'
import { AddressedDocument } from './addressed.ts'
import { contentSecurityPolicy, madeFiles, placesOf, renderPage } from './html.ts'
import type { DocsOptions } from './options.ts'
import { Representation } from './representation.ts'

const JSON_TYPE = 'application/json; charset=utf-8'
const HTML_TYPE = 'text/html; charset=utf-8'
/** The line of YAML with the address of the API. */
const FIRST_SERVER = /^(servers:\n +- url: ).+$/m
/** One year: the name changes with the content. */
const FOREVER = 'public, max-age=31536000, immutable'

/**
 * Publishes the document at `/docs/json` and `/docs/yaml`, for older tools at
 * `/docs/openapi-3.0.json`, and at `/docs` the page to read and try it: Swagger UI with the
 * components in `page/`, under a bar with Clerk's own sign-in. Everybody may see it from any
 * origin, unless the option `access` limits the callers.
 */
export const docs = fp<DocsOptions>(
  async (app, options) => {
    const { access = 'public', path = '/docs', publicUrl } = options
    const places = placesOf(path, app.prefix)
    // This router takes both addresses for one.
    const isOne = app.initialConfig.routerOptions?.ignoreTrailingSlash === true
    if (isOne) Reflect.deleteProperty(places, `${path}/`)
    const proxyPath = app.prefix + PROXY_PATH
    const guard =
      access === 'public'
        ? undefined
        : compileGuard(session(...(access === 'signed-in' ? [] : [access])), publicUrl)
    const files = [swaggerUiFile(), ...pageFiles(madeFiles(options))]
    const csp = contentSecurityPolicy(options)

    const publish = (
      url: string,
      representation: Representation | AddressedDocument,
      cacheControl: string,
    ) => {
      const handler: RouteHandlerMethod = (request, reply) => {
        reply.headers(PAGE_HEADERS).header('content-security-policy', csp)
        reply.header('cache-control', cacheControl)
        if (!guard) reply.header('access-control-allow-origin', '*')
        return representation.send(request, reply)
      }
      app.get(url, {
        schema: { hide: true },
        config: exempt(),
        handler,
        ...(guard && cacheControl !== FOREVER && { onRequest: guard }),
        ...(url in places && { errorHandler: offerSignIn(url) }),
      })
    }

    /** Answers a browser without access with the sign-in page instead of the problem. */
    function offerSignIn(url: string) {
      return (error: unknown, request: FastifyRequest, reply: FastifyReply): void => {
        const { root = '', docs = '' } = places[url] ?? {}
        const status = error instanceof Problem ? app.problems.of(error.code).status : 0
        if (![401, 403].includes(status) || !request.headers.accept?.includes('text/html')) {
          answerProblem(error, request, reply)
          return
        }
        void reply
          .code(status)
          .headers(PAGE_HEADERS)
          .header('content-security-policy', csp)
          .header('cache-control', 'no-store')
          .type(HTML_TYPE)
          .send(renderPage(options, files, { root, docs }, true, proxyPath))
      }
    }

    for (const { path: file, representation } of files)
      publish(path + file, representation, FOREVER)
    const revalidated = guard ? 'private, no-cache' : 'no-cache'
    for (const [url, place] of Object.entries(places)) {
      const page = new Representation(HTML_TYPE, () =>
        renderPage(options, files, place, false, proxyPath),
      )
      publish(url, page, revalidated)
    }
    const documents: Record<string, [type: string, make: (address?: string) => string]> = {
      json: [JSON_TYPE, (address) => JSON.stringify(documentAt(address))],
      yaml: ['application/yaml', yamlAt],
      'openapi-3.0.json': [
        JSON_TYPE,
        (address) => JSON.stringify(toOpenApi30(documentAt(address))),
      ],
    }
    for (const [name, [type, make]] of Object.entries(documents))
      if (publicUrl === undefined)
        // Caches that clients share could mix up the addresses.
        publish(`${path}/${name}`, new AddressedDocument(type, make), 'private, no-cache')
      else publish(`${path}/${name}`, new Representation(type, () => make()), revalidated)

    function documentAt(address?: string) {
      return address === undefined ? app.openapi() : withAddress(app.openapi(), address)
    }

    function yamlAt(address?: string): string {
      const text = app.openapiYaml()
      return address === undefined ? text : text.replace(FIRST_SERVER, `$1${address}`)
    }
  },
  { name: 'docs', dependencies: ['openapi', 'guard'] },
)
