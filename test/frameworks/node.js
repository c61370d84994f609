// Plain node:http: bodies of text, bytes and several parts, `default` answers, a file beside the document.
import { createServer } from 'node:http'
import { fault, listening } from './listening.js'

const problem = { $ref: 'node-shared.json#/problem' }
const counted = {
  description: 'The size',
  content: { 'application/json': { schema: { $ref: 'node-shared.json#/size' } } },
}
const document = {
  openapi: '3.1.0',
  info: { title: 'Bytes', version: '1.0.0' },
  paths: {
    '/text': {
      post: {
        requestBody: {
          required: true,
          content: { 'text/plain': { schema: { type: 'string', maxLength: 100 } } },
        },
        responses: { 200: counted, default: problem },
      },
    },
    '/bytes': {
      put: {
        requestBody: { required: true, content: { 'application/octet-stream': {} } },
        responses: { 200: counted, default: problem },
      },
    },
    '/parts': {
      post: {
        requestBody: {
          required: true,
          content: {
            'multipart/form-data': {
              schema: {
                type: 'object',
                required: ['title', 'file'],
                properties: {
                  title: { type: 'string', minLength: 1, maxLength: 20 },
                  file: { type: 'string', format: 'binary' },
                },
              },
            },
          },
        },
        responses: { 200: counted, default: problem },
      },
    },
    '/anything': {
      post: {
        requestBody: { required: true, content: { 'application/json': { schema: {} } } },
        responses: {
          200: { description: 'The same', content: { 'application/json': { schema: {} } } },
          default: problem,
        },
      },
    },
  },
}
const shared = {
  problem: {
    description: 'A problem',
    content: { 'application/json': { schema: { $ref: '#/error' } } },
  },
  error: { type: 'object', required: ['error'], properties: { error: { type: 'string' } } },
  size: { type: 'object', required: ['size'], properties: { size: { type: 'integer' } } },
}

const server = createServer(async (request, response) => {
  const chunks = []
  for await (const chunk of request) chunks.push(chunk)
  const bytes = Buffer.concat(chunks)
  const text = bytes.toString()
  const type = request.headers['content-type'] ?? ''
  const send = (status, body) => {
    const text = JSON.stringify(body)
    response.writeHead(status, { 'content-type': 'application/json' })
    response.end(text)
  }
  const sized = (isValid) =>
    isValid
      ? send(200, { size: fault === 'size' ? 'large' : bytes.length })
      : send(400, { error: 'Invalid' })
  switch (`${request.method} ${request.url.split('?', 1)[0]}`) {
    case 'GET /openapi.json':
      return send(200, document)
    case 'GET /node-shared.json':
      return send(200, shared)
    case 'POST /text':
      if (fault === 'text' && text.length === 100) return send(500, { error: 'Full' })
      return sized(type.startsWith('text/plain') && [...text].length <= 100 && text !== '')
    case 'PUT /bytes':
      if (fault === 'bytes') return sized(false)
      return sized(type === 'application/octet-stream' && bytes.length > 0)
    case 'POST /parts': {
      const title = /name="title"\r\n\r\n([^]*?)\r\n--/.exec(text)?.[1]
      const isValid =
        title !== undefined && (fault === 'parts' || (title.length > 0 && [...title].length <= 20))
      return sized(
        type.startsWith('multipart/form-data') && isValid && text.includes('name="file"'),
      )
    }
    case 'POST /anything':
      try {
        return send(200, JSON.parse(text))
      } catch {
        return send(fault === 'malformed' ? 200 : 400, { error: 'Not JSON' })
      }
    default:
      return send(404, { error: 'Nothing here' })
  }
})
server.listen(0, '127.0.0.1', () => listening(server))
