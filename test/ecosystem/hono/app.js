import { clerkMiddleware, getAuth } from '@clerk/hono'
import { verifyWebhook } from '@clerk/hono/webhooks'
import { serve } from '@hono/node-server'
import { Hono } from 'hono'

const app = new Hono()
const received = []

app.post('/webhooks', async (c) => {
  const { type } = await verifyWebhook(c)
  received.push(type)
  return c.body(null, 204)
})
app.get('/webhooks', (c) => c.json(received))
app.use(clerkMiddleware())
app.get('/me', async (c) => {
  const { userId, has } = getAuth(c)
  if (!userId) return c.body(null, 401)
  const { username } = await c.get('clerk').users.getUser(userId)
  return c.json({ username, isAdmin: has({ role: 'org:admin' }) })
})
serve({ fetch: app.fetch, port: Number(process.env.PORT) }, () => console.log('ready'))
