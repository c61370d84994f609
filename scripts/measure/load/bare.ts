import Fastify from 'fastify'
import { answer } from './process.ts'

// Fastify with one route and nothing else.

const app = Fastify()
app.get('/public', async () => ({ ok: true }))
const url = await app.listen({ port: 0, host: '127.0.0.1' })
answer({ url: () => url })
