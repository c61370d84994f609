import { clerkMiddleware, getAuth } from '@clerk/hono'
import { serve } from '@hono/node-server'
import { Hono } from 'hono'
import { answer } from '../load/process.ts'

// Hono with Clerk's middleware, as in Clerk's quickstart.
// @see https://clerk.com/docs/hono/getting-started/quickstart

const app = new Hono()
app.use('*', clerkMiddleware({ apiUrl: process.env.CLERK_API_URL }))
app.get('/secured', (c) =>
  getAuth(c).isAuthenticated
    ? c.json({ ok: true })
    : c.json({ error: 'User not authenticated' }, 401),
)

serve({ fetch: app.fetch, port: 0, hostname: '127.0.0.1' }, ({ port }) => {
  answer({ url: () => `http://127.0.0.1:${port}` })
})
