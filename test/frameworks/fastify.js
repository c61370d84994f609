// Fastify with its own schemas and @fastify/swagger; bodies are not coerced.
import swagger from '@fastify/swagger'
import Fastify from 'fastify'
import { counter, fault, listening } from './listening.js'

const app = Fastify({
  ajv: { customOptions: { coerceTypes: false, removeAdditional: false, useDefaults: false } },
})
await app.register(swagger, {
  openapi: {
    openapi: '3.0.3',
    info: { title: 'Notes', version: '1.0.0' },
    components: { securitySchemes: { token: { type: 'http', scheme: 'bearer' } } },
  },
})
const Note = {
  type: 'object',
  required: ['uuid', 'text'],
  additionalProperties: false,
  properties: {
    uuid: { type: 'string', format: 'uuid' },
    text: { type: 'string' },
    tags: { type: 'array', items: { type: 'string' } },
  },
}
const Input = {
  type: 'object',
  required: ['text'],
  additionalProperties: false,
  properties: {
    text: { type: 'string', minLength: 1, maxLength: 200 },
    tags: {
      type: 'array',
      maxItems: 5,
      uniqueItems: true,
      items: { type: 'string', maxLength: 20 },
    },
  },
}
const params = {
  type: 'object',
  required: ['uuid'],
  properties: { uuid: { type: 'string', format: 'uuid' } },
}
const Failure = {
  type: 'object',
  properties: {
    statusCode: { type: 'integer' },
    code: { type: 'string' },
    error: { type: 'string' },
    message: { type: 'string' },
  },
}
const notes = new Map()
const nextId = counter(100000000000)
const isKnown = ({ headers }) =>
  fault === 'open' || /^Bearer (ada|bob)$/.test(headers.authorization ?? '')
const security = [{ token: [] }]
const onRequest = async (request, reply) => {
  if (isKnown(request)) return
  await reply
    .code(401)
    .header('www-authenticate', 'Bearer')
    .send({ statusCode: 401, error: 'Unauthorized', message: 'Who?' })
}
const errors = { 400: Failure, 401: Failure }
const none = { statusCode: 404, error: 'Not Found', message: 'No such note' }
const ownerOf = ({ headers }) => headers.authorization
const noteOf = (request) => {
  const found = notes.get(request.params.uuid)
  return found && (fault === 'shared' || found.owner === ownerOf(request)) ? found : undefined
}

app.register(async (scope) => {
  scope.addHook('onRequest', onRequest)
  scope.post(
    '/notes',
    { schema: { security, body: Input, response: { ...errors, 201: Note } } },
    async (request, reply) => {
      const uuid = `00000000-0000-4000-8000-${nextId()}`
      const note = { ...request.body, uuid }
      if (fault === 'tags-lost') delete note.tags
      notes.set(uuid, { owner: ownerOf(request), note })
      return reply.code(201).header('location', `/notes/${uuid}`).send(note)
    },
  )
  scope.get(
    '/notes/:uuid',
    { schema: { security, params, response: { ...errors, 200: Note, 404: Failure } } },
    async (request, reply) => noteOf(request)?.note ?? reply.code(404).send(none),
  )
  scope.delete(
    '/notes/:uuid',
    { schema: { security, params, response: { ...errors, 204: { type: 'null' }, 404: Failure } } },
    async (request, reply) => {
      if (!noteOf(request)) return reply.code(404).send(none)
      if (fault !== 'delete-lost') notes.delete(request.params.uuid)
      return reply.code(204).send()
    },
  )
})
app.get('/openapi.json', { schema: { hide: true } }, async () => app.swagger())
await app.listen({ port: 0, host: '127.0.0.1' })
listening(app.server)
