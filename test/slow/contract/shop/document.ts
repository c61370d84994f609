/** A document in a style that is not ours: snake_case, pages of three kinds, upserts, `If-Match`. */

const text = { type: 'string', minLength: 1, maxLength: 40 }
const id = { type: 'string', pattern: '^[a-z]{3}_[0-9]+$', readOnly: true }
const json = (schema: object) => ({ content: { 'application/json': { schema } } })
const ref = (name: string) => ({ $ref: `#/components/schemas/${name}` })
const answer = (name: string, description = 'Done') => ({ description, ...json(ref(name)) })
const body = (name: string) => ({ required: true, ...json(ref(name)) })
const error = { description: 'Refused', ...json(ref('Error')) }
const pathId = (name: string) => ({
  name,
  in: 'path',
  required: true,
  schema: { type: 'string', maxLength: 60 },
})
const size = (name: string, preset: number) => ({
  name,
  in: 'query',
  schema: { type: 'integer', minimum: 1, maximum: 50, default: preset },
})
const common = { 401: error, 422: error }

export const document = {
  openapi: '3.1.0',
  info: { title: 'Shop', version: '2.0.0' },
  security: [{ token: [] }],
  paths: {
    '/customers': {
      get: {
        operationId: 'list_customers',
        parameters: [
          size('limit', 20),
          { name: 'after', in: 'query', schema: { type: 'string', maxLength: 60 } },
        ],
        responses: { 200: answer('Customers'), ...common },
      },
      post: {
        operationId: 'create_customer',
        requestBody: body('CustomerIn'),
        responses: {
          201: answer('Customer'),
          409: { ...error, description: 'A customer with this email address already exists' },
          ...common,
        },
      },
    },
    '/customers/{customer_id}': {
      parameters: [pathId('customer_id')],
      get: {
        operationId: 'get_customer',
        responses: { 200: answer('Customer'), 404: error, ...common },
      },
      patch: {
        operationId: 'update_customer',
        requestBody: body('CustomerPatch'),
        responses: { 200: answer('Customer'), 404: error, 409: error, ...common },
      },
      delete: {
        operationId: 'delete_customer',
        responses: { 204: { description: 'Gone' }, 404: error, ...common },
      },
    },
    '/customers/{customer_id}/notes': {
      parameters: [pathId('customer_id')],
      get: {
        operationId: 'list_notes',
        responses: { 200: answer('Notes'), 404: error, ...common },
      },
      post: {
        operationId: 'add_note',
        requestBody: body('NoteIn'),
        responses: { 201: answer('Note'), 404: error, ...common },
      },
    },
    '/customers/{customer_id}/notes/{note_id}': {
      parameters: [pathId('customer_id'), pathId('note_id')],
      get: {
        operationId: 'get_note',
        responses: { 200: answer('Note'), 404: error, ...common },
      },
      delete: {
        operationId: 'delete_note',
        responses: { 204: { description: 'Gone' }, 404: error, ...common },
      },
    },
    '/orders': {
      get: {
        operationId: 'list_orders',
        parameters: [
          { name: 'page', in: 'query', schema: { type: 'integer', minimum: 1, default: 1 } },
          size('per_page', 2),
          { name: 'status', in: 'query', schema: { type: 'string', enum: ['open', 'paid'] } },
        ],
        responses: { 200: answer('Orders'), ...common },
      },
      post: {
        operationId: 'create_order',
        requestBody: body('OrderIn'),
        responses: { 201: answer('Order'), ...common },
      },
    },
    '/orders/{order_id}': {
      parameters: [pathId('order_id')],
      get: {
        operationId: 'get_order',
        responses: {
          200: {
            ...answer('Order'),
            headers: { ETag: { required: true, schema: { type: 'string' } } },
          },
          404: error,
          ...common,
        },
      },
      put: {
        operationId: 'replace_order',
        parameters: [
          { name: 'If-Match', in: 'header', required: true, schema: { type: 'string' } },
        ],
        requestBody: body('OrderIn'),
        responses: { 200: answer('Order'), 404: error, 412: error, ...common },
      },
    },
    '/settings/{key}': {
      parameters: [pathId('key')],
      get: {
        operationId: 'get_setting',
        responses: { 200: answer('Setting'), 404: error, ...common },
      },
      put: {
        operationId: 'put_setting',
        requestBody: body('Setting'),
        responses: { 200: answer('Setting'), 201: answer('Setting'), ...common },
      },
      delete: {
        operationId: 'delete_setting',
        responses: { 204: { description: 'Gone' }, 404: error, ...common },
      },
    },
  },
  components: {
    securitySchemes: { token: { type: 'http', scheme: 'bearer' } },
    schemas: {
      Error: {
        type: 'object',
        required: ['error'],
        properties: { error: { type: 'string' } },
      },
      CustomerIn: {
        type: 'object',
        required: ['name', 'email'],
        properties: {
          id,
          name: text,
          email: { type: 'string', format: 'email', maxLength: 80 },
          phone: { type: 'string', pattern: '^\\+[0-9]{6,12}$' },
          birthday: { type: ['string', 'null'], format: 'date' },
          vip: { type: 'boolean', default: false },
          tags: { type: 'array', items: text, minItems: 1, maxItems: 4, uniqueItems: true },
          labels: {
            type: 'object',
            maxProperties: 3,
            additionalProperties: { type: 'string', maxLength: 20 },
          },
          created: { type: 'string', format: 'date-time', readOnly: true },
        },
      },
      Customer: {
        allOf: [ref('CustomerIn'), { type: 'object', required: ['id', 'vip', 'created'] }],
      },
      CustomerPatch: {
        type: 'object',
        minProperties: 1,
        properties: {
          name: text,
          phone: { type: 'string', pattern: '^\\+[0-9]{6,12}$' },
          vip: { type: 'boolean' },
        },
      },
      Customers: {
        type: 'object',
        required: ['items', 'next_cursor'],
        properties: {
          items: { type: 'array', items: ref('Customer') },
          next_cursor: { type: ['string', 'null'] },
        },
      },
      NoteIn: {
        type: 'object',
        required: ['content'],
        properties: {
          content: {
            oneOf: [ref('Plain'), ref('Link')],
            discriminator: { propertyName: 'kind' },
          },
        },
      },
      Plain: {
        type: 'object',
        required: ['kind', 'text'],
        properties: { kind: { const: 'plain' }, text },
      },
      Link: {
        type: 'object',
        required: ['kind', 'url'],
        properties: { kind: { const: 'link' }, url: { type: 'string', format: 'uri' } },
      },
      Note: { allOf: [ref('NoteIn'), { type: 'object', required: ['id'], properties: { id } }] },
      Notes: { type: 'array', items: ref('Note') },
      OrderIn: {
        type: 'object',
        required: ['customer_id', 'lines'],
        properties: {
          customer_id: { type: 'string', maxLength: 60 },
          status: { type: 'string', enum: ['open', 'paid'] },
          discount: { type: 'number', minimum: 0, exclusiveMaximum: 1 },
          lines: {
            type: 'array',
            minItems: 1,
            maxItems: 5,
            items: {
              type: 'object',
              additionalProperties: false,
              required: ['sku', 'quantity'],
              properties: {
                sku: { type: 'string', pattern: '^[A-Z]{2}[0-9]{4}$' },
                quantity: { type: 'integer', minimum: 6, maximum: 60, multipleOf: 6 },
              },
            },
          },
        },
      },
      Order: { allOf: [ref('OrderIn'), { type: 'object', required: ['id'], properties: { id } }] },
      Orders: {
        type: 'object',
        required: ['results', 'count'],
        properties: {
          results: { type: 'array', items: ref('Order') },
          count: { type: 'integer' },
        },
      },
      Setting: {
        type: 'object',
        required: ['value'],
        properties: { value: { type: ['integer', 'null'], format: 'int32' } },
      },
    },
  },
}
