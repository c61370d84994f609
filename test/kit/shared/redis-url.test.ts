import { expect, test } from 'vitest'
import { readRedisUrl } from '../../../src/kit/shared/redis-url.ts'

const HOST = { tls: false, host: 'redis', port: 6379, database: 0 }

test.each([
  ['redis://redis', HOST],
  ['REDIS://redis/', HOST],
  ['rediss://redis:6380/15', { ...HOST, tls: true, port: 6380, database: 15 }],
  ['redis://my_redis.internal-1:1/0', { ...HOST, host: 'my_redis.internal-1', port: 1 }],
  ['redis://10.0.0.1:65535', { ...HOST, host: '10.0.0.1', port: 65535 }],
  ['redis://[::1]:6379/2', { ...HOST, host: '::1', database: 2 }],
  ['redis://[fe80::1%25eth0]', { ...HOST, host: 'fe80::1%eth0' }],
  ['redis://redis.internal.', { ...HOST, host: 'redis.internal.' }],
  ['redis://:secret@redis', { ...HOST, password: 'secret' }],
  ['redis://app:secret@redis', { ...HOST, username: 'app', password: 'secret' }],
  ['redis://app:%23%2F%3F%40%3A%25%20@redis', { ...HOST, username: 'app', password: '#/?@:% ' }],
  ['redis://caf%C3%A9:%C3%BC@redis', { ...HOST, username: 'café', password: 'ü' }],
  ["redis://:a:b+c=!$&'()*,;~@redis", { ...HOST, password: "a:b+c=!$&'()*,;~" }],
])('%s is read', (url, address) => {
  expect(readRedisUrl(url)).toEqual(address)
})

const SECRET = 'hunter2'
test.each([
  ['no scheme', 'redis:6379'],
  ['another scheme', 'http://redis'],
  ['a socket of the file system', 'unix:///run/redis.sock'],
  ['no host', 'redis://'],
  ['a port and no host', 'redis://:6379'],
  ['a database and no host', 'redis:///1'],
  ['a space', 'redis://redis /1'],
  ['a host that is none', 'redis://re!dis'],
  ['half an IPv4 address', 'redis://10.1'],
  ['an IPv4 address that is none', 'redis://256.1.1.1'],
  ['a dot for a host', 'redis://.'],
  ['a host that begins with a hyphen', 'redis://-redis'],
  ['several hosts', 'redis://one,two'],
  ['several hosts with ports', 'redis://one:1,two:2'],
  ['a scheme of sentinels', 'redis+sentinel://redis'],
  ['an IPv6 address without brackets', 'redis://::1:6379'],
  ['an address in brackets that is none', 'redis://[redis]:6379'],
  ['port 0', 'redis://redis:0'],
  ['a port beyond the last', 'redis://redis:65536'],
  ['a port that is a word', 'redis://redis:port'],
  ['an empty port', 'redis://redis:'],
  ['a database that is a word', 'redis://redis/cache'],
  ['a negative database', 'redis://redis/-1'],
  ['a database with a sign', 'redis://redis/+1'],
  ['a database with a fraction', 'redis://redis/1.0'],
  ['a database in hexadecimal', 'redis://redis/0x1'],
  ['a database with a zero in front', 'redis://redis/01'],
  ['a database in Arabic digits', 'redis://redis/١'],
  ['a database beyond any', 'redis://redis/99999999999'],
  ['two databases', 'redis://redis/1/2'],
  ['a database and a slash', 'redis://redis/1/'],
  ['a query', 'redis://redis?db=1'],
  ['a query behind a database', 'redis://redis/1?family=6'],
  ['a fragment', 'redis://redis#1'],
  ['# in a password', `redis://:${SECRET}#@redis`],
  ['/ in a password', `redis://:${SECRET}/1@redis`],
  ['/ in a password behind digits', `redis://app:12/${SECRET}@redis`],
  ['? in a password', `redis://:${SECRET}?@redis`],
  ['@ in a password', `redis://:${SECRET}@@redis`],
  ['@ and / in a password', `redis://:a@b/${SECRET}@redis`],
  ['% in a password', `redis://:${SECRET}%@redis`],
  ['a password that is no UTF-8', `redis://:${SECRET}%FF@redis`],
  ['a password beyond ASCII', `redis://:${SECRET}ü@redis`],
  ['a user without a password', `redis://${SECRET}@redis`],
  ['a user with an empty password', `redis://${SECRET}:@redis`],
  ['an @ and nothing before it', 'redis://@redis'],
])('%s is refused in one sentence, which repeats no secret', (_name, url) => {
  expect(() => readRedisUrl(url)).toThrow(/^must be a redis:\/\/ or rediss:\/\/ URL.*6379$/)
  expect(() => readRedisUrl(url)).not.toThrow(SECRET)
})
