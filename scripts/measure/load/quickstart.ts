import { clerkClient, clerkPlugin, getAuth } from '@clerk/fastify'
import Fastify from 'fastify'
import { answer } from './process.ts'

// The app from Clerk's quickstart, except for its port, its logging, Clerk's address, and the routes
// /secured and /machine.
// @see https://clerk.com/docs/fastify/getting-started/quickstart

const fastify = Fastify({ logger: process.env.LOG_LEVEL !== 'silent' })

const { CLERK_API_URL: apiUrl = '' } = process.env
await fastify.register(clerkPlugin, { apiUrl })

fastify.get('/protected', async (request, reply) => {
  try {
    const { isAuthenticated, userId } = getAuth(request)
    if (!isAuthenticated) {
      return await reply.code(401).send({ error: 'User not authenticated' })
    }
    const user = await clerkClient.users.getUser(userId)
    return await reply.send({ message: 'User retrieved successfully', user })
  } catch (error) {
    fastify.log.error(error)
    return reply.code(500).send({ error: 'Failed to retrieve user' })
  }
})

fastify.get('/secured', async (request, reply) => {
  const { isAuthenticated } = getAuth(request)
  if (!isAuthenticated) return reply.code(401).send({ error: 'User not authenticated' })
  return { ok: true }
})

fastify.get('/machine', async (request, reply) => {
  const { isAuthenticated } = getAuth(request, { acceptsToken: 'm2m_token' })
  if (!isAuthenticated) return reply.code(401).send({ error: 'Machine not authenticated' })
  return { ok: true }
})

const url = await fastify.listen({ port: 0, host: '127.0.0.1' })
answer({ url: () => url })
