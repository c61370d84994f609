import { clerkMiddleware, getAuth } from '@clerk/express'
import express from 'express'
import { answer } from '../load/process.ts'

// Express with Clerk's middleware, as in Clerk's quickstart.
// @see https://clerk.com/docs/expressjs/getting-started/quickstart

const app = express()
app.use(clerkMiddleware({ apiUrl: process.env.CLERK_API_URL }))
app.get('/secured', (request, response) => {
  if (getAuth(request).isAuthenticated) response.json({ ok: true })
  else response.status(401).json({ error: 'User not authenticated' })
})

const server = app.listen(0, '127.0.0.1', () => {
  answer({ url: () => `http://127.0.0.1:${server.address().port}` })
})
