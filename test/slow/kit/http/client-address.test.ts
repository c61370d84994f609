import { describe, expect, test } from 'vitest'
import { readAddress } from '../../../../src/kit/http/client-address.ts'
import type { TrustProxy } from '../../../../src/kit/http/client-address.ts'
import { type Api, startApi } from '../../../api.ts'

describe('an address is one, however it is spelled', () => {
  test.each([
    ['203.0.113.5', '203.0.113.5', '203.0.113.5'],
    ['203.0.113.5:50001', '203.0.113.5', '203.0.113.5'],
    ['::ffff:203.0.113.5', '203.0.113.5', '203.0.113.5'],
    ['::FFFF:cb00:7105', '203.0.113.5', '203.0.113.5'],
    ['0:0:0:0:0:ffff:cb00:7105', '203.0.113.5', '203.0.113.5'],
    ['[::ffff:203.0.113.5]:443', '203.0.113.5', '203.0.113.5'],
    ['::203.0.113.5', '203.0.113.5', '203.0.113.5'],
    ['64:ff9b::203.0.113.5', '203.0.113.5', '203.0.113.5'],
    ['2001:db8::1', '2001:db8::1', '2001:db8::/64'],
    ['2001:0DB8:0:0:0:0:0:1', '2001:db8::1', '2001:db8::/64'],
    ['[2001:db8::1]', '2001:db8::1', '2001:db8::/64'],
    ['[2001:db8::1]:443', '2001:db8::1', '2001:db8::/64'],
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
    ['fe80::1%eth0', 'fe80::1', 'fe80::/64'],
    ['[fe80::1%25eth0]:8080', 'fe80::1', 'fe80::/64'],
    ['::1', '::1', '::/64'],
  ])('%s', (text, address, network) => {
    expect(readAddress(text)).toEqual({ address, network })
  })

  test.each([
    'unknown',
    '_hidden',
    '_SEVKISEK',
    'proxy.example.com',
    '1.2.3',
    '010.0.0.1',
    '0x7f.1',
    '2130706433',
    '1.2.3.4.5',
    '1.2.3.4:x',
    '[1.2.3.4',
    '2001:db8::1::2',
    '2001:db8::g',
    '',
    `::1%${'x'.repeat(100)}`,
  ])('and this is none: %j', (text) => {
    expect(readAddress(text)).toBeUndefined()
  })
})

describe('the limit of an address cannot be walked around', () => {
  const PLENTY = { reads: 1000, writes: 1000, sensitive: 1000 }
  const start = (trustProxy: TrustProxy, address = 2) =>
    startApi({ config: { trustProxy, rateLimits: { ...PLENTY, address } } })

  /** Sends a request with each `X-Forwarded-For` in turn. */
  async function statuses({ app }: Api, forwarded: string[], remoteAddress = '127.0.0.1') {
    const all = []
    for (const value of forwarded) {
      const headers = { 'x-forwarded-for': value }
      all.push((await app.inject({ url: '/nowhere', headers, remoteAddress })).statusCode)
    }
    return all
  }
  const OVER = [404, 404, 429]

  test.each<[string, string[]]>([
    ['ports', ['203.0.113.5:50001', '203.0.113.5:50002', '203.0.113.5']],
    ['ports of IPv6', ['[2001:db8::1]:1', '[2001:db8::1]:2', '2001:db8::1']],
    ['addresses of its network', ['2001:db8::1', '2001:db8::ffff:2', '2001:DB8:0::3']],
    ['zones', ['fe80::1%eth0', 'fe80::1%eth1', 'fe80::1']],
    ['IPv4 in IPv6', ['203.0.113.5', '::ffff:203.0.113.5', '::ffff:cb00:7105']],
    ['what it claims itself', ['1.1.1.1, 203.0.113.5', '2.2.2.2,203.0.113.5', '203.0.113.5']],
    ['empty elements', ['203.0.113.5,', ' , 203.0.113.5 ,, ', ',203.0.113.5']],
    ['what is no address', ['unknown', '_hidden', 'x, y']],
    ['an address before what is none', ['1.1.1.1, unknown', '2.2.2.2, _x', '3.3.3.3, y, ']],
    ['long lists', [1, 2, 3].map((n) => `${n}.1.1.1, `.repeat(900) + '203.0.113.5')],
  ])('with %s', async (_name, forwarded) => {
    const api = await start(['loopback'])
    expect(await statuses(api, forwarded)).toEqual(OVER)
  })

  test('with several header lines: the last is the nearest proxy', async () => {
    const api = await start(['loopback'])
    for (const status of OVER)
      expect(
        (
          await api.app.inject({
            url: '/nowhere',
            headers: { 'x-forwarded-for': [`1.1.1.${status}`, '203.0.113.5'].join(', ') },
          })
        ).statusCode,
      ).toBe(status)
  })

  test('past a proxy that is not trusted', async () => {
    const api = await start(['10.0.0.0/8'])
    expect(await statuses(api, ['1.1.1.1', '2.2.2.2', '3.3.3.3'], '192.0.2.1')).toEqual(OVER)
  })

  test('by a chain of proxies: what stands left of the first stranger is not believed', async () => {
    const api = await start(['loopback', '10.0.0.0/8'])
    const chains = ['1.1.1.1, 203.0.113.5, 10.0.0.2', '2.2.2.2, 203.0.113.5:7, 10.0.0.3:80']
    expect(await statuses(api, [...chains, '203.0.113.5'])).toEqual(OVER)
  })

  test('where the number of proxies is known, counted from the right', async () => {
    const one = await start(1)
    expect(await statuses(one, ['1.1.1.1, 203.0.113.5', '2.2.2.2, 203.0.113.5:9'])).toEqual([
      404, 404,
    ])
    expect(await statuses(one, ['203.0.113.5', '203.0.113.6'])).toEqual([429, 404])
    const two = await start(2)
    const chains = ['1.1.1.1, 203.0.113.5, 10.0.0.1', '2.2.2.2, 203.0.113.5, 10.0.0.2']
    expect(await statuses(two, [...chains, '203.0.113.5, 10.0.0.3'])).toEqual(OVER)
  })

  test('the address that counts is the one that routes see', async () => {
    const seen: unknown[] = []
    const { app } = await startApi({
      config: { trustProxy: 2 },
      routes(toys) {
        toys.addHook('onRequest', async ({ ip, host, protocol }) => {
          seen.push([ip, host, protocol])
        })
      },
    })
    const headers = {
      'x-forwarded-for': '6.6.6.6, [2001:DB8::1]:50001, 10.0.0.1:7',
      'x-forwarded-host': 'evil.example, api.example.com',
      'x-forwarded-proto': 'javascript, HTTPS',
    }
    await app.inject({ url: '/health/live', headers })
    await app.inject({ url: '/health/live', headers: { 'x-forwarded-proto': 'javascript' } })
    expect(seen).toEqual([
      ['2001:db8::1', 'api.example.com', 'https'],
      ['127.0.0.1', 'localhost:80', 'http'],
    ])
  })

  test('and who believes everyone is warned at start, once', async () => {
    for (const [trustProxy, times] of [
      [true, 1],
      [1, 0],
      [['loopback'], 0],
      [false, 0],
    ] as const) {
      let log = ''
      const stream = { write: (line: string) => void (log += line) }
      await startApi({ config: { trustProxy }, logger: { level: 'warn', stream } })
      expect(log.match(/TRUST_PROXY is true/g)?.length ?? 0).toBe(times)
    }
  })
})
