// Koa by hand: every style of parameter, cookies, two keys at once, an answer of text.
import Router from '@koa/router'
import Koa from 'koa'
import { fault, listening } from './listening.js'

const text = { description: 'Text', content: { 'text/plain': { schema: { type: 'string' } } } }
const refused = { description: 'Refused', content: { 'text/plain': {} } }
const query = (name, schema, more) => ({ name, in: 'query', required: true, schema, ...more })
const colours = {
  type: 'array',
  minItems: 1,
  maxItems: 3,
  items: { type: 'string', enum: ['red', 'blue'] },
}
const range = {
  type: 'object',
  required: ['from'],
  additionalProperties: false,
  properties: { from: { type: 'integer', minimum: 0, maximum: 9 }, to: { type: 'integer' } },
}

const document = {
  openapi: '3.1.0',
  info: { title: 'Styles', version: '1.0.0' },
  components: {
    securitySchemes: {
      app: { type: 'apiKey', in: 'query', name: 'app' },
      user: { type: 'apiKey', in: 'header', name: 'X-User' },
      session: { type: 'apiKey', in: 'cookie', name: 'session' },
    },
  },
  paths: {
    '/deep': {
      get: {
        operationId: 'deep',
        parameters: [query('range', range, { style: 'deepObject', explode: true })],
        responses: { 200: text, 400: refused },
      },
    },
    '/piped': {
      get: {
        operationId: 'piped',
        parameters: [query('colours', colours, { style: 'pipeDelimited', explode: false })],
        responses: { 200: text, 400: refused },
      },
    },
    '/spaced': {
      get: {
        operationId: 'spaced',
        parameters: [query('colours', colours, { style: 'spaceDelimited', explode: false })],
        responses: { 200: text, 400: refused },
      },
    },
    '/content': {
      get: {
        operationId: 'content',
        parameters: [
          {
            name: 'range',
            in: 'query',
            required: true,
            content: { 'application/json': { schema: range } },
          },
        ],
        responses: { 200: text, 400: refused },
      },
    },
    '/matrix/{range}': {
      get: {
        operationId: 'matrix',
        parameters: [
          {
            name: 'range',
            in: 'path',
            required: true,
            style: 'matrix',
            explode: true,
            schema: range,
          },
        ],
        responses: { 200: text, 400: refused },
      },
    },
    '/list/{colours}': {
      get: {
        operationId: 'list',
        parameters: [{ name: 'colours', in: 'path', required: true, schema: colours }],
        responses: { 200: text, 400: refused },
      },
    },
    '/cookie': {
      get: {
        operationId: 'cookie',
        parameters: [
          {
            name: 'theme',
            in: 'cookie',
            required: true,
            schema: { type: 'string', enum: ['dark', 'light'] },
          },
        ],
        responses: { 200: text, 400: refused },
      },
    },
    '/both': {
      get: {
        operationId: 'both',
        security: [{ app: [], user: [] }],
        responses: { 200: text, 401: refused },
      },
    },
    '/session': {
      get: {
        operationId: 'session',
        security: [{ session: [] }],
        responses: { 200: text, 401: refused },
      },
    },
  },
}

const isRange = ({ from, to, ...rest }) =>
  /^[0-9]$/.test(from ?? '') &&
  (to === undefined || /^-?[0-9]+$/.test(to)) &&
  Object.keys(rest).length === 0
const areColours = (list) =>
  list.length > 0 && list.length < 4 && list.every((one) => one === 'red' || one === 'blue')
const answer = (ctx, isValid) => {
  ctx.type = 'text/plain'
  ctx.status = isValid ? 200 : 400
  ctx.body = isValid ? 'fine' : 'refused'
}

const router = new Router()
router.get('/openapi.json', (ctx) => {
  ctx.body = document
})
router.get('/deep', (ctx) => {
  const pairs = Object.entries(ctx.query).map(([name, value]) => [
    /^range\[(\w+)\]$/.exec(name)?.[1],
    value,
  ])
  const inside = Object.fromEntries(pairs.filter(([name]) => name))
  if (fault === 'deep' && inside.to === '0') throw new Error('Nothing')
  answer(ctx, isRange(inside))
})
router.get('/piped', (ctx) => {
  const list = String(ctx.query.colours ?? '').split('|')
  if (fault === 'piped' && list.length === 3) throw new Error('Three')
  answer(ctx, areColours(list))
})
router.get('/spaced', (ctx) => answer(ctx, areColours(String(ctx.query.colours ?? '').split(' '))))
router.get('/content', (ctx) => {
  try {
    const { from, to, ...rest } = JSON.parse(ctx.query.range)
    const numbers = [from, to ?? 0].every((one) => Number.isInteger(one))
    answer(
      ctx,
      fault === 'content' ||
        (numbers &&
          isRange({ from: `${from}`, ...(to !== undefined && { to: `${to}` }), ...rest })),
    )
  } catch {
    answer(ctx, false)
  }
})
router.get(/^\/matrix\//, (ctx) => {
  const given = ctx.path.slice('/matrix/'.length)
  const pairs = given
    .split(';')
    .filter(Boolean)
    .map((pair) => pair.split('='))
  answer(ctx, given.startsWith(';') && isRange(Object.fromEntries(pairs)))
})
router.get('/list/:colours', (ctx) => answer(ctx, areColours(ctx.params.colours.split(','))))
router.get('/cookie', (ctx) => answer(ctx, ['dark', 'light'].includes(ctx.cookies.get('theme'))))
const guarded = (ctx, isKnown) => {
  answer(ctx, isKnown)
  if (!isKnown) ctx.status = 401
}
router.get('/both', (ctx) => {
  const isUser = ctx.get('x-user') === 'ada'
  guarded(ctx, fault === 'either' ? isUser : isUser && ctx.query.app === 'key')
})
router.get('/session', (ctx) =>
  guarded(
    ctx,
    fault === 'any-session' ? ctx.cookies.get('session') : ctx.cookies.get('session') === 'open',
  ),
)

const app = new Koa()
app.silent = true
app.use(router.routes())
const server = app.listen(0, '127.0.0.1', () => listening(server))
