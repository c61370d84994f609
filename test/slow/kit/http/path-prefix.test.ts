import { createServer, request as send, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { beforeAll, describe, expect, test } from 'vitest'
import { type Api, bearer, startApi } from '../../../api.ts'
import { PATIENCE } from '../docs/page/page.ts'
import { hasChromium, HOW_TO_GET_CHROMIUM, startChromium, watch } from '../../chromium.ts'
import { closeAfterTests } from '../../../closing.ts'

const PREFIX = '/base'

let api: Api
/** The public address of the API, with the prefix that the proxy removes. */
let publicUrl: string
let origin: string

async function listen(server: Server): Promise<number> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  closeAfterTests(() => {
    server.close()
    server.closeAllConnections()
  })
  return (server.address() as AddressInfo).port
}

beforeAll(async () => {
  let target = 0
  const proxy = createServer((request, response) => {
    const { url = '', method, headers } = request
    if (!url.startsWith(`${PREFIX}/`)) {
      response.writeHead(404).end('The proxy forwards only what has the prefix')
      return
    }
    // By default, a proxy sends the upstream as the host.
    const upstream = { ...headers, host: 'upstream.internal' }
    const path = url.slice(PREFIX.length)
    request.pipe(
      send({ port: target, method, path, headers: upstream }, (answer) => {
        response.writeHead(answer.statusCode ?? 502, answer.headers)
        answer.pipe(response)
      }),
    )
  })
  origin = `http://localhost:${await listen(proxy)}`
  publicUrl = origin + PREFIX
  api = await startApi({ config: { publicUrl } })
  await api.app.listen({ port: 0, host: '127.0.0.1' })
  target = (api.app.server.address() as AddressInfo).port
})

const headers = () => ({ ...bearer(api.session('ada')), 'content-type': 'application/json' })

describe('behind a proxy that strips a prefix, clients are led to addresses with it', () => {
  test('by the links of GET /', async () => {
    const { links } = (await (await fetch(`${publicUrl}/`)).json()) as {
      links: Record<string, string>
    }
    expect(links.documentation).toBe(`${publicUrl}/docs`)
    for (const link of Object.values(links)) {
      const { status } = await fetch(new URL(link, `${publicUrl}/`), { headers: headers() })
      expect([link, status]).toEqual([link, 200])
    }
  })

  test('by Location', async () => {
    const created = await fetch(`${publicUrl}/v1/organizations`, {
      method: 'POST',
      headers: headers(),
      body: JSON.stringify({ name: 'Prefixed' }),
    })
    const location = created.headers.get('location') ?? ''
    expect(location.startsWith(`${publicUrl}/v1/organizations/`)).toBe(true)
  })

  test('by Link, from page to page', async () => {
    let next = `${publicUrl}/v1/users?limit=10`
    const seen: string[] = []
    while (next) {
      expect(next.startsWith(`${publicUrl}/v1/users?`)).toBe(true)
      const answer = await fetch(next, { headers: headers() })
      const { data } = (await answer.json()) as { data: { id: string }[] }
      seen.push(...data.map(({ id }) => id))
      next = /<([^>]*)>; rel="next"/.exec(answer.headers.get('link') ?? '')?.[1] ?? ''
    }
    expect(new Set(seen).size).toBe(seen.length)
    expect(seen.length).toBeGreaterThan(20)
  })

  test('by the document', async () => {
    const { servers } = (await (await fetch(`${publicUrl}/docs/json`)).json()) as {
      servers: { url: string }[]
    }
    expect(servers.map(({ url }) => url)).toEqual([publicUrl])
  })

  test('by no redirect without it', async () => {
    const { app } = api
    for (const path of ['/docs', '/docs/', '/docs/index.html', '/docs/static', '/docs/json/']) {
      const { status, headers } = await fetch(publicUrl + path, { redirect: 'manual' })
      if (status < 300 || status > 399) continue
      const target = new URL(headers.get('location') ?? '', publicUrl + path)
      expect([path, target.href.startsWith(`${publicUrl}/`)]).toEqual([path, true])
    }
    expect(app.addressOf('/docs')).toBe(`${publicUrl}/docs`)
  })

  test("by Clerk's Frontend API, whatever Host is sent", async () => {
    const handshake = await api.app.inject({
      url: '/__clerk/v1/client/handshake?redirect_url=http://localhost/',
      headers: { host: 'evil.example' },
    })
    expect(JSON.stringify(handshake.headers)).not.toContain('evil.example')
  })
})

describe.skipIf(!hasChromium)(`the docs page (${HOW_TO_GET_CHROMIUM})`, () => {
  test.each(['/docs', '/docs/'])(
    'at %s loads all it has, and its sign-in, with the prefix',
    async (path) => {
      const page = await (await startChromium()).newPage()
      const faults = watch(page, origin)
      const strays: string[] = []
      page.on('request', (request) => {
        const { pathname, protocol } = new URL(request.url())
        if (protocol.startsWith('http') && !pathname.startsWith(`${PREFIX}/`))
          strays.push(request.url())
      })
      await page.goto(publicUrl + path)
      await page
        .getByRole('button', { name: /sign in/i })
        .first()
        .waitFor({ timeout: PATIENCE })
      await page.getByText('/v1/auth', { exact: true }).first().waitFor({ timeout: PATIENCE })
      expect(strays).toEqual([])
      expect(faults).toEqual([])
    },
  )
})
