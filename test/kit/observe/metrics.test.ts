import { Writable } from 'node:stream'
import { describe, expect, test, vi } from 'vitest'
import { type Api, bearer, startApi } from '../../api.ts'
import { answering, type FaultyClerk, startFaultyClerk } from '../../faulty-clerk.ts'

const SERVED = /Metrics at (http:\S+)"/

/** Starts an API that listens, with its log. */
async function startLogged(options: Parameters<typeof startApi>[0]) {
  let log = ''
  const stream = new Writable({
    write(chunk: Buffer, _encoding, done) {
      log += chunk.toString()
      done()
    },
  })
  const api = await startApi({ ...options, logger: { level: 'info', stream } })
  await api.app.listen({ port: 0, host: '127.0.0.1' })
  return { ...api, log: () => log }
}

/** Starts an API that counts, with the address of its metrics. */
async function startCounting(apiUrl?: (sandbox: Api['sandbox']) => Promise<string>) {
  const { log, ...api } = await startLogged({
    config: { metricsPort: 0 },
    ...(apiUrl && { apiUrl }),
  })
  const url = SERVED.exec(log())?.[1] ?? ''
  /** The value of each series, by its name and labels in the text. */
  const scrape = async () => {
    const response = await fetch(url)
    expect(response.status).toBe(200)
    expect(response.headers.get('content-type')).toContain('text/plain; version=0.0.4')
    const lines = (await response.text()).split('\n').filter((line) => /^[^#]/.test(line))
    return new Map(
      lines.map((line) => {
        const [, series = '', value] = /^(.*) (\S+)$/.exec(line) ?? []
        return [series, Number(value)]
      }),
    )
  }
  return { ...api, url, scrape, origin: api.app.listeningOrigin }
}

const requestsOf = (series: Map<string, number>) =>
  Object.fromEntries([...series].filter(([name]) => name.startsWith('http_requests_total')))

describe('the metrics', () => {
  test('count requests by operation, method and status, and time them', async () => {
    const { app, scrape, origin, session } = await startCounting()
    const headers = bearer(session('ada'))
    await fetch(`${origin}/v1/me`, { headers })
    await fetch(`${origin}/v1/me`, { headers })
    await fetch(`${origin}/v1/me`)
    await fetch(`${origin}/v1/me`, { method: 'DELETE' })
    await fetch(`${origin}/docs/json`)
    for (let i = 0; i < 20; i += 1) await fetch(`${origin}/nowhere/${i}`)
    await fetch(`${origin}/%zz`)
    const series = await vi.waitFor(async () => {
      const scraped = await scrape()
      expect(requestsOf(scraped)).toEqual({
        'http_requests_total{operation="getMe",method="GET",status="200"}': 2,
        'http_requests_total{operation="getMe",method="GET",status="401"}': 1,
        'http_requests_total{operation="deleteMe",method="DELETE",status="401"}': 1,
        'http_requests_total{operation="/docs/json",method="GET",status="200"}': 1,
        'http_requests_total{operation="none",method="GET",status="404"}': 20,
        'http_requests_total{operation="none",method="GET",status="400"}': 1,
      })
      return scraped
    })
    expect(series.get('http_request_duration_seconds_count{operation="getMe"}')).toBe(3)
    expect(series.get('http_request_duration_seconds_bucket{le="10",operation="getMe"}')).toBe(3)
    const seconds = series.get('http_request_duration_seconds_sum{operation="getMe"}') ?? 0
    expect(seconds).toBeGreaterThan(0)
    await app.close()
  })

  test('count who was gone before the answer', async () => {
    const client = new AbortController()
    const { scrape, origin, session } = await startCounting(async (sandbox) => {
      const clerk = await startFaultyClerk(sandbox)
      // The client goes away while Clerk does not answer.
      clerk.fault = ({ url }) => {
        if (url !== '/v1/jwks') client.abort()
        return url !== '/v1/jwks'
      }
      return clerk.url
    })
    const [headers, signal] = [bearer(session('ada')), client.signal]
    await expect(fetch(`${origin}/v1/me`, { headers, signal })).rejects.toThrow()
    await vi.waitFor(async () => {
      expect(requestsOf(await scrape())).toEqual({
        'http_requests_total{operation="getMe",method="GET",status="none"}': 1,
      })
    })
  })

  test('count what the caches knew', async () => {
    const { app, scrape, origin, session } = await startCounting()
    const headers = bearer(session('ada'))
    for (let i = 0; i < 5; i += 1) await fetch(`${origin}/v1/me`, { headers })
    const series = await scrape()
    const { hits, misses, size } = app.users.statistics
    expect(series.get('cache_lookups_total{cache="tokens",outcome="hit"}')).toBe(4)
    expect(series.get('cache_lookups_total{cache="tokens",outcome="miss"}')).toBe(1)
    expect(series.get('cache_entries{cache="tokens"}')).toBe(1)
    expect(series.get('cache_lookups_total{cache="users",outcome="hit"}')).toBe(hits)
    expect(series.get('cache_lookups_total{cache="users",outcome="miss"}')).toBe(misses)
    expect(series.get('cache_entries{cache="users"}')).toBe(size)
    expect([hits, misses]).toEqual([4, 1])
  })

  test('count calls to Clerk, and how they ended', async () => {
    let clerk: FaultyClerk | undefined
    const { app, scrape } = await startCounting(async (sandbox) => {
      clerk = await startFaultyClerk(sandbox)
      return clerk.url
    })
    if (!clerk) throw new Error('There is no Clerk')
    const faulty = clerk
    const callsBy = async () => {
      const calls = [...(await scrape())].filter(([name]) => name.startsWith('clerk_requests'))
      return Object.fromEntries(calls)
    }
    /** The outgoing calls that were counted during an action. */
    const countedBy = async (act: () => Promise<unknown>) => {
      const [before, asked] = [await callsBy(), faulty.asked.length]
      await act()
      const added = Object.entries(await callsBy()).flatMap(([name, count]) => {
        const more = count - (before[name] ?? 0)
        return more > 0 ? [[/"(.*)"/.exec(name)?.[1], more]] : []
      })
      expect(added.reduce((sum, [, more]) => sum + Number(more), 0)).toBe(
        faulty.asked.length - asked,
      )
      return Object.keys(Object.fromEntries(added) as object)
    }
    const ask = () => app.clerk.users.getUser('user_nobody').catch(() => undefined)
    await app.signingKeys.load()
    expect(await countedBy(() => app.clerk.users.getUserList())).toEqual(['200'])
    expect(await countedBy(ask)).toEqual(['404'])
    faulty.fault = answering(422, {}, '')
    expect(await countedBy(ask)).toEqual(['422'])
    faulty.fault = (_request, response) => response.destroy().destroyed
    expect(await countedBy(ask)).toEqual(['none'])
    // Calls to other servers are not counted.
    expect(await countedBy(() => fetch(`${app.listeningOrigin}/`))).toEqual([])
  })

  test('tell how the process does', async () => {
    const { scrape } = await startCounting()
    const names = [...(await scrape()).keys()]
    for (const name of [
      'nodejs_eventloop_lag_p99_seconds',
      'process_resident_memory_bytes',
      'process_cpu_seconds_total',
    ])
      expect(names).toContain(name)
  })
})

test('each app counts for itself, and nothing is served once it is closed', async () => {
  const [one, other] = [await startCounting(), await startCounting()]
  await fetch(`${one.origin}/`)
  await vi.waitFor(async () => {
    expect(Object.values(requestsOf(await one.scrape()))).toEqual([1])
  })
  expect(requestsOf(await other.scrape())).toEqual({})
  expect((await fetch(one.url.replace('/metrics', '/'))).status).toBe(404)
  await one.app.close()
  await expect(fetch(one.url)).rejects.toThrow()
  await other.scrape()
})

test('without a port for them there are none', async () => {
  const { log, app } = await startLogged({})
  expect(app.listeningOrigin).toMatch(/^http/)
  expect(log()).not.toMatch(/metrics/i)
})

test('a port that is taken stops the start', async () => {
  const { url } = await startCounting()
  const metricsPort = Number(new URL(url).port)
  await expect(startApi({ config: { metricsPort } })).rejects.toThrow('EADDRINUSE')
})

test('the API itself has no metrics', async () => {
  const { origin } = await startCounting()
  expect((await fetch(`${origin}/metrics`)).status).toBe(404)
})
