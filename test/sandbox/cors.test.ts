import { expect, test } from 'vitest'
import { startSandbox } from './start.ts'

const { sandbox } = await startSandbox()
const allowed = async (origin: string, headers: Record<string, string> = {}) => {
  const url = `${sandbox.frontendApiUrl}/v1/environment`
  const response = await fetch(url, { headers: { origin, ...headers } })
  return response.headers.get('access-control-allow-origin')
}

test('a page of an application on this machine may call the Frontend API', async () => {
  for (const origin of ['http://localhost:3000', 'http://127.0.0.1:5173', 'https://app.localhost'])
    expect(await allowed(origin)).toBe(origin)
  const preflight = await fetch(`${sandbox.frontendApiUrl}/api_keys`, {
    method: 'OPTIONS',
    headers: {
      origin: 'http://localhost:3000',
      'access-control-request-method': 'POST',
      'access-control-request-headers': 'authorization',
    },
  })
  expect(preflight.status).toBe(204)
  expect(preflight.headers.get('access-control-allow-headers')).toBe('authorization')
  expect(preflight.headers.get('access-control-allow-credentials')).toBe('true')
})

test('a script that the browser has kept for one origin is asked for again from another', async () => {
  const url = `${sandbox.frontendApiUrl}/npm/@clerk/clerk-js@6/dist/clerk.browser.js`
  for (const headers of [{}, { origin: 'http://localhost:3000' }])
    expect((await fetch(url, { headers })).headers.get('vary')).toBe('origin')
})

test('no other site may, nor may any page call the Backend API or the tools', async () => {
  for (const origin of ['https://evil.example', 'http://localhost.evil.example', 'null'])
    expect(await allowed(origin)).toBeNull()
  for (const path of ['/v1/users', '/sandbox/state']) {
    const headers = { origin: 'http://localhost:3000' }
    const response = await fetch(`${sandbox.url}${path}`, { headers })
    expect(response.headers.get('access-control-allow-origin')).toBeNull()
  }
})

test('behind an application’s own proxy, the rules of the application apply', async () => {
  const proxied = { 'x-forwarded-host': 'localhost:8080' }
  expect(await allowed('http://localhost:3000', proxied)).toBeNull()
})
