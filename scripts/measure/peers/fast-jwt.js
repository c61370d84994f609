import { createPublicKey } from 'node:crypto'
import { createVerifier } from 'fast-jwt'
import Fastify from 'fastify'
import { answer } from '../load/process.ts'

// Bare Fastify with the fastest general verifier of JWTs and its cache: the signature and the times
// alone, nothing that is Clerk's.

const { CLERK_API_URL: url, CLERK_SECRET_KEY: secret } = process.env
const response = await fetch(`${url}/v1/jwks`, { headers: { authorization: `Bearer ${secret}` } })
const { keys } = await response.json()
const key = createPublicKey({ key: keys[0], format: 'jwk' }).export({ type: 'spki', format: 'pem' })
const verify = createVerifier({ key, algorithms: ['RS256'], cache: 10_000 })

const app = Fastify()
app.addHook('onRequest', async (request, reply) => {
  try {
    request.claims = verify(request.headers.authorization?.slice('Bearer '.length) ?? '')
  } catch {
    return reply.code(401).send({ error: 'User not authenticated' })
  }
})
app.get('/secured', async () => ({ ok: true }))

const address = await app.listen({ port: 0, host: '127.0.0.1' })
answer({ url: () => address })
