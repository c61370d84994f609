import { describe, expect, test } from 'vitest'
import { mayBeForged } from '../../../src/kit/auth/same-origin.ts'

const OWN = { origin: 'https://api.example.com' }
const to = { method: 'POST', protocol: 'https', host: 'api.example.com' }

describe('a write with a cookie', () => {
  test.each<[string, Record<string, string>, boolean]>([
    ['from the same origin', { 'sec-fetch-site': 'same-origin' }, false],
    ['from the same origin, by Origin', OWN, false],
    ['from the same site', { 'sec-fetch-site': 'same-site' }, true],
    ['from another site', { 'sec-fetch-site': 'cross-site' }, true],
    ['by a navigation of the user', { 'sec-fetch-site': 'none' }, true],
    ['from another site, though Origin is ours', { ...OWN, 'sec-fetch-site': 'cross-site' }, true],
    ['from two places', { 'sec-fetch-site': 'same-origin, cross-site' }, true],
    ['from a place without a name', { 'sec-fetch-site': '' }, true],
    ['from another origin', { origin: 'https://evil.example' }, true],
    ['from another port', { origin: 'https://api.example.com:8443' }, true],
    ['from another scheme', { origin: 'http://api.example.com' }, true],
    ['from a name that begins with ours', { origin: 'https://api.example.com.evil.example' }, true],
    ['from a sandboxed frame', { origin: 'null' }, true],
    ['from two origins', { origin: 'https://api.example.com, https://evil.example' }, true],
    ['from no browser', {}, true],
  ])('%s', (_from, headers, forged) => {
    expect(mayBeForged({ ...to, headers })).toBe(forged)
  })

  test.each(['POST', 'PUT', 'PATCH', 'DELETE'])('is also %s', (method) => {
    expect(mayBeForged({ ...to, method, headers: {} })).toBe(true)
  })
})

test.each(['GET', 'HEAD'])('%s changes nothing', (method) => {
  expect(mayBeForged({ ...to, method, headers: { 'sec-fetch-site': 'cross-site' } })).toBe(false)
})

test('behind a proxy only the published origin is ours, whatever `Host` says', () => {
  const behind = { method: 'POST', protocol: 'http', host: '10.0.0.7:8080', headers: OWN }
  expect(mayBeForged(behind)).toBe(true)
  expect(mayBeForged(behind, 'https://api.example.com')).toBe(false)
  expect(mayBeForged({ ...behind, headers: { origin: 'http://10.0.0.7:8080' } }, OWN.origin)).toBe(
    true,
  )
})
