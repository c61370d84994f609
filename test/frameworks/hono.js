// Hono with Zod: a document of 3.1 made from the routes, basic auth.
import { serve } from '@hono/node-server'
import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi'
import { basicAuth } from 'hono/basic-auth'
import { counter, fault, listening } from './listening.js'

const Todo = z
  .object({
    id: z.string(),
    title: z.string().min(1).max(80),
    done: z.boolean(),
    due: z.iso.date().nullable(),
  })
  .openapi('Todo')
const NewTodo = z.strictObject({
  title: z
    .string()
    .min(fault === 'empty-title' ? 0 : 1)
    .max(80),
  done: z.boolean().optional(),
  due: z.iso.date().nullable().optional(),
})
const Documented = NewTodo.extend({ title: z.string().min(1).max(80) }).openapi('NewTodo')
const Problem = z.object({ error: z.string() }).openapi('Problem')
const json = (schema) => ({ content: { 'application/json': { schema } } })
const problem = (description) => ({ description, ...json(Problem) })
const params = z.object({ todoId: z.string().regex(/^t[0-9]+$/) })
const body = { required: true, ...json(fault === 'empty-title' ? NewTodo : Documented) }

const app = new OpenAPIHono({
  defaultHook: (result, c) => (result.success ? undefined : c.json({ error: 'Invalid' }, 400)),
})
app.openAPIRegistry.registerComponent('securitySchemes', 'user', { type: 'http', scheme: 'basic' })
if (fault !== 'open') app.use('/todos/*', basicAuth({ username: 'ada', password: 'lovelace' }))
if (fault !== 'open') app.use('/todos', basicAuth({ username: 'ada', password: 'lovelace' }))

const todos = new Map()
const nextId = counter()
const add = (fields) => {
  const todo = { id: `t${nextId()}`, done: false, due: null, ...fields }
  todos.set(todo.id, todo)
  return todo
}
for (let number = 1; number <= 7; number++) add({ title: `Todo ${number}` })

const security = [{ user: [] }]
app.openapi(
  createRoute({
    method: 'get',
    path: '/todos',
    security,
    request: {
      query: z.object({
        limit: z.coerce.number().int().min(1).max(100).default(20),
        offset: z.coerce.number().int().min(0).default(0),
      }),
    },
    responses: {
      200: { description: 'Todos', ...json(z.object({ items: z.array(Todo), total: z.number() })) },
      400: problem('Invalid'),
    },
  }),
  (c) => {
    const { limit, offset } = c.req.valid('query')
    const all = [...todos.values()]
    const end = offset + limit + (fault === 'page-overlap' ? 1 : 0)
    return c.json({ items: all.slice(offset, end), total: all.length }, 200)
  },
)
app.openapi(
  createRoute({
    method: 'post',
    path: '/todos',
    security,
    request: { body },
    responses: { 201: { description: 'The todo', ...json(Todo) }, 400: problem('Invalid') },
  }),
  (c) => {
    const todo = add(c.req.valid('json'))
    if (fault === 'create-lost') todo.due = null
    return c.json(todo, 201)
  },
)
app.openapi(
  createRoute({
    method: 'get',
    path: '/todos/{todoId}',
    security,
    request: { params },
    responses: {
      200: { description: 'The todo', ...json(Todo) },
      400: problem('Invalid'),
      404: problem('None'),
    },
  }),
  (c) => {
    const todo = todos.get(c.req.valid('param').todoId)
    return todo ? c.json(todo, 200) : c.json({ error: 'None' }, 404)
  },
)
app.openapi(
  createRoute({
    method: 'patch',
    path: '/todos/{todoId}',
    security,
    request: { params, body: { required: true, ...json(Documented.partial()) } },
    responses: {
      200: { description: 'The todo', ...json(Todo) },
      400: problem('Invalid'),
      404: problem('None'),
    },
  }),
  (c) => {
    const todo = todos.get(c.req.valid('param').todoId)
    if (!todo) return c.json({ error: 'None' }, 404)
    Object.assign(todo, c.req.valid('json'))
    if (fault === 'patch-touches') todo.done = !todo.done
    return c.json(todo, 200)
  },
)
app.openapi(
  createRoute({
    method: 'delete',
    path: '/todos/{todoId}',
    security,
    request: { params },
    responses: { 204: { description: 'Deleted' }, 400: problem('Invalid'), 404: problem('None') },
  }),
  (c) => {
    const { todoId } = c.req.valid('param')
    if (!todos.has(todoId)) return c.json({ error: 'None' }, 404)
    todos.delete(todoId)
    return fault === 'delete-fails' ? c.json({ error: 'Failed' }, 500) : c.body(null, 204)
  },
)
app.doc31('/openapi.json', (c) => ({
  openapi: '3.1.0',
  info: { title: 'Todos', version: '1.0.0' },
  servers: [{ url: new URL(c.req.url).origin }],
}))
const server = serve({ fetch: app.fetch, port: 0, hostname: '127.0.0.1' }, () => listening(server))
