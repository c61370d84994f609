import { readFileSync } from 'node:fs'
import { beforeAll, expect, test } from 'vitest'
import { info } from '../../src/api/document.ts'
import { type Api, startApi } from '../api.ts'

let api: Api
beforeAll(async () => {
  api = await startApi()
})

test('the root says where to start, and every link works', async () => {
  const response = await api.app.inject('/')
  const { version } = JSON.parse(
    readFileSync(new URL('../../package.json', import.meta.url), 'utf8'),
  ) as { version: string }
  const { links, ...rest } = response.json<{ links: Record<string, string> }>()
  expect(rest).toEqual({ name: info.title, version })
  for (const link of Object.values(links))
    expect((await api.app.inject(link)).statusCode).not.toBe(404)
})

test.each([
  ['/health/live', '{"status":"ok"}'],
  ['/health/ready', '{"status":"ok","clerk":"available"}'],
])('%s is well, without a token', async (url, body) => {
  expect(await api.app.inject(url)).toMatchObject({ statusCode: 200, body })
})

test('HEAD answers as GET, without a body', async () => {
  const response = await api.app.inject({ method: 'HEAD', url: '/' })
  expect(response).toMatchObject({ statusCode: 200, body: '' })
  expect((await api.app.inject({ method: 'HEAD', url: '/protected' })).statusCode).toBe(401)
})
