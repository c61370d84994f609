// Express with express-openapi-validator: a document of 3.0, an API key, forms, no links.
import express from 'express'
import * as OpenApiValidator from 'express-openapi-validator'
import { counter, fault, listening } from './listening.js'

const error = {
  description: 'An error',
  content: { 'application/json': { schema: { $ref: '#/components/schemas/Error' } } },
}
const pet = { 'application/json': { schema: { $ref: '#/components/schemas/Pet' } } }
const id = { name: 'id', in: 'path', required: true, schema: { type: 'integer', minimum: 1 } }
const key = [{ key: [] }]

const document = {
  openapi: '3.0.3',
  info: { title: 'Pets', version: '1.0.0' },
  servers: [{ url: '/api/v1' }],
  paths: {
    '/pets': {
      get: {
        operationId: 'listPets',
        tags: ['pets'],
        parameters: [
          { name: 'limit', in: 'query', schema: { type: 'integer', minimum: 1, maximum: 50 } },
          { name: 'kind', in: 'query', schema: { type: 'string', enum: ['cat', 'dog'] } },
        ],
        responses: {
          200: {
            description: 'Pets',
            content: {
              'application/json': {
                schema: { type: 'array', items: { $ref: '#/components/schemas/Pet' } },
              },
            },
          },
          default: error,
        },
      },
      post: {
        operationId: 'createPet',
        tags: ['pets'],
        security: key,
        requestBody: { required: true, content: pet },
        responses: { 201: { description: 'The pet', content: pet }, default: error },
      },
    },
    '/pets/{id}': {
      parameters: [id],
      get: {
        operationId: 'getPet',
        tags: ['pets'],
        responses: { 200: { description: 'The pet', content: pet }, default: error },
      },
      put: {
        operationId: 'replacePet',
        tags: ['pets'],
        security: key,
        requestBody: { required: true, content: pet },
        responses: { 200: { description: 'The pet', content: pet }, default: error },
      },
      delete: {
        operationId: 'deletePet',
        tags: ['pets'],
        security: key,
        responses: { 204: { description: 'Deleted' }, default: error },
      },
    },
    '/orders': {
      post: {
        operationId: 'order',
        requestBody: {
          required: true,
          content: {
            'application/x-www-form-urlencoded': {
              schema: {
                type: 'object',
                required: ['food', 'amount'],
                properties: {
                  food: { type: 'string', minLength: 2, maxLength: 30 },
                  amount: { type: 'string', pattern: '^[1-9]$' },
                },
              },
            },
          },
        },
        responses: {
          200: {
            description: 'A number',
            content: { 'application/json': { schema: { type: 'integer' } } },
          },
          default: error,
        },
      },
    },
  },
  components: {
    securitySchemes: { key: { type: 'apiKey', in: 'header', name: 'X-API-Key' } },
    schemas: {
      Named: {
        type: 'object',
        required: ['name'],
        properties: { name: { type: 'string', minLength: 1, maxLength: 40 } },
      },
      Born: { type: 'string', pattern: '^[0-9]{4}-(0[1-9]|1[0-2])$' },
      Pet: {
        allOf: [
          { $ref: '#/components/schemas/Named' },
          {
            type: 'object',
            required: ['id', 'kind'],
            properties: {
              id: { type: 'integer', readOnly: true },
              kind: { type: 'string', enum: ['cat', 'dog'] },
              born: { $ref: '#/components/schemas/Born' },
              nullable: { type: 'boolean', nullable: true },
            },
          },
        ],
      },
      Error: {
        type: 'object',
        required: ['message'],
        properties: { message: { type: 'string' } },
      },
    },
  },
}

const pets = new Map()
const nextId = counter()
const add = (body) => {
  const pet = { ...body, id: nextId() }
  pets.set(pet.id, pet)
  return pet
}
for (const name of ['Tom', 'Rex', 'Kit']) add({ name, kind: 'cat' })

const app = express()
app.get('/openapi.json', (_request, response) => response.json(document))
app.use(express.json(), express.urlencoded({ extended: false }))
const served = structuredClone(document)
if (fault === 'too-long') served.components.schemas.Named.properties.name.maxLength = 400
if (fault === 'enum-open') delete served.paths['/pets'].get.parameters[1].schema.enum
app.use(
  OpenApiValidator.middleware({
    apiSpec: served,
    validateResponses: false,
    validateSecurity: {
      handlers: { key: (request) => fault === 'open' || request.headers['x-api-key'] === 'secret' },
    },
  }),
)
const found = (request, response) => {
  const pet = pets.get(Number(request.params.id))
  if (!pet) response.status(404).json({ message: 'No such pet' })
  return pet
}
const api = express.Router()
api.get('/pets', ({ query }, response) => {
  const all = [...pets.values()].filter(({ kind }) => (query.kind ?? kind) === kind)
  response.json(
    all
      .slice(-(query.limit ?? 20))
      .map((pet) => (fault === 'type' ? { ...pet, id: `${pet.id}` } : pet)),
  )
})
api.post('/pets', ({ body }, response) => {
  if (fault === 'month' && body.born?.startsWith('0000')) throw new Error('No such year')
  response.status(fault === 'status' ? 202 : 201).json(add(body))
})
api.get('/pets/:id', (request, response) => {
  const pet = found(request, response)
  if (pet) response.json(pet)
})
api.put('/pets/:id', (request, response) => {
  const pet = found(request, response)
  if (pet && fault !== 'put-lost') pets.set(pet.id, { ...request.body, id: pet.id })
  if (pet) response.json({ ...request.body, id: pet.id })
})
api.delete('/pets/:id', (request, response) => {
  const pet = found(request, response)
  if (pet && fault !== 'delete-lost') pets.delete(pet.id)
  if (pet) response.status(204).end()
})
api.post('/orders', ({ body }, response) => {
  if (fault === 'form-nine' && Number(body.amount) === 9) throw new Error('Too much')
  response.json(Number(body.amount))
})
app.use('/api/v1', api)
app.use((problem, _request, response, _next) => {
  response.status(problem.status ?? 500).json({ message: problem.message })
})
const server = app.listen(0, '127.0.0.1', () => listening(server))
