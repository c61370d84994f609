// A mock server, openapi-backend, of a public document: the pet store of @readme/oas-examples.
import { createServer } from 'node:http'
import { createRequire } from 'node:module'
import { OpenAPIBackend } from 'openapi-backend'
import { fault, listening } from './listening.js'

const definition = createRequire(import.meta.url)(
  '@readme/oas-examples/3.0/json/petstore-expanded.json',
)
const api = new OpenAPIBackend({ definition, ajvOpts: { unicode: false } })
api.register({
  validationFail: (c) => [400, { code: 400, message: c.validation.errors[0].message }],
  notFound: () => [404, { code: 404, message: 'Not found' }],
  methodNotAllowed: () => [405, { code: 405, message: 'Not allowed' }],
  notImplemented: (c) => {
    const { status, mock } = c.api.mockResponseForOperation(c.operation.operationId)
    return [status, fault === 'empty' ? {} : mock]
  },
})
await api.init()

const server = createServer(async (request, response) => {
  let body = ''
  for await (const chunk of request) body += chunk
  const { method, url, headers } = request
  const [path, query] = url.split('?')
  const send = (status, value) => {
    response.writeHead(status, { 'content-type': 'application/json' })
    response.end(value === undefined ? undefined : JSON.stringify(value))
  }
  if (path === '/openapi.json') return send(200, definition)
  const base = new URL(definition.servers[0].url).pathname
  if (!path.startsWith(base)) return send(404, { code: 404, message: 'Not here' })
  const [status, value] = await api.handleRequest({
    method,
    path: path.slice(base.length) || '/',
    query,
    headers,
    body,
  })
  return send(status, value)
})
server.listen(0, '127.0.0.1', () => listening(server))
