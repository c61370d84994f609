import { clerkClient, clerkMiddleware, getAuth } from '@clerk/express'
import { verifyWebhook } from '@clerk/express/webhooks'
import express from 'express'

const app = express()
const received = []

app.post('/webhooks', express.raw({ type: 'application/json' }), async (request, response) => {
  const { type } = await verifyWebhook(request)
  received.push(type)
  response.sendStatus(204)
})
app.get('/webhooks', (_request, response) => response.json(received))
app.use(clerkMiddleware())
app.get('/me', async (request, response) => {
  const { userId, has } = getAuth(request)
  if (!userId) return response.sendStatus(401)
  const { username } = await clerkClient.users.getUser(userId)
  response.json({ username, isAdmin: has({ role: 'org:admin' }) })
})
app.listen(process.env.PORT, () => console.log('ready'))
