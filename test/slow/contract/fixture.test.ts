import { Ajv2020 } from 'ajv/dist/2020.js'
import formats from 'ajv-formats'
import { describe, expect, it } from 'vitest'
import { checks } from '../../../src/contract/findings.ts'
import { closeAfterTests } from '../../closing.ts'
import { type BugName, bugs } from './fixture/bugs.ts'
import { document, type OperationObject, type PathItem } from './fixture/document.ts'
import { type Fixture, startFixture } from './fixture/server.ts'
import { type Exchange, tour } from './fixture/tour.ts'

interface Response {
  headers?: Record<string, { required?: boolean; $ref?: string }>
  content?: Record<string, unknown>
}

/** Checks of features that the fixture lacks: signed requests, filters. */
const ELSEWHERE = ['replay-accepted', 'filter-broken']

const clean = start()
const parts = clean.then(async (fixture) => {
  const all: Exchange[][] = []
  for await (const part of tour(fixture)) all.push(part)
  return all
})
const usual = parts.then((all) => all.map(comparable))

async function start(bug?: BugName): Promise<Fixture> {
  const fixture = await startFixture({ bugs: bug ? [bug] : [] })
  closeAfterTests(() => fixture.close())
  return fixture
}

describe('the clean fixture', () => {
  it('answers each request as expected', async () => {
    const exchanges = (await parts).flat()
    const wrong = exchanges.filter(({ status, expected }) => status !== expected)
    expect(wrong).toEqual([])
  })

  it('answers every documented status of every operation', async () => {
    const exchanges = (await parts).flat()
    const seen = exchanges.map((one) => `${operationOf(one)?.operationId ?? ''} ${one.status}`)
    const documented = Object.values(document.paths)
      .flatMap((item) => Object.values(item))
      .flatMap(({ operationId, responses }) =>
        Object.keys(responses).map((status) => `${operationId} ${status}`),
      )
    expect(documented.filter((one) => !seen.includes(one))).toEqual([])
  })

  it('answers nothing but what the document says', async () => {
    const exchanges = (await parts).flat()
    expect(exchanges.flatMap(violationsOf)).toEqual([])
  })

  it('publishes its document, the examples of which are valid', async () => {
    const { url } = await clean
    expect(await (await fetch(`${url}/openapi.json`)).json()).toEqual(
      JSON.parse(JSON.stringify(document)),
    )
    const examples = Object.entries(document.paths).flatMap(([path, item]) =>
      Object.entries(item).flatMap(([method, { requestBody }]) =>
        Object.entries(requestBody?.content ?? {}).map(([type, { example }]) => ({
          pointer: pointer('paths', path, method, 'requestBody', 'content', type, 'schema'),
          example,
        })),
      ),
    )
    expect(examples.length).toBeGreaterThan(0)
    for (const { pointer: where, example } of examples) expect(errors(where, example)).toEqual([])
  })
})

describe('the bugs', () => {
  it('are at least one for each check', () => {
    const found: string[] = Object.values(bugs).flatMap((bug) => bug.checks)
    const missing = Object.keys(checks).filter((check) => !found.includes(check))
    expect(missing.filter((check) => !ELSEWHERE.includes(check))).toEqual([])
  })

  it.for(Object.keys(bugs) as BugName[])('change something: %s', async (name) => {
    const expected = await usual
    const seen: string[][] = []
    for await (const part of tour(await start(name))) {
      seen.push(comparable(part))
      if (differ(seen, expected)) return
    }
    expect.fail('All answers are those of the clean server')
  })
})

function differ(seen: string[][], expected: string[][]): boolean {
  return seen.some((part, index) => part.join('\n') !== expected[index]?.join('\n'))
}

/** Answers with new values (ids, times, ETags) replaced by numbers in order of occurrence. */
function comparable(exchanges: Exchange[]): string[] {
  const known = new Map<string, string>()
  return exchanges.map(({ status, headers, body }) => {
    return JSON.stringify({ status, headers: { ...headers, date: 'now' }, body })
      .replaceAll(/[0-9-]{10}T[0-9:.]+Z/g, 'now')
      .replaceAll(/_[0-9]{8}\b|\\"[\w-]{20}\\"/g, (one) => {
        const name = known.get(one) ?? `new ${known.size}`
        known.set(one, name)
        return name
      })
  })
}

const ajv = new Ajv2020({ strict: false })
formats.default(ajv)
ajv.addSchema(document, 'document')

function pointer(...segments: string[]): string {
  return segments
    .map((one) => `/${encodeURIComponent(one.replaceAll('~', '~0').replaceAll('/', '~1'))}`)
    .join('')
}

function errors(where: string, value: unknown): string[] {
  const validate = ajv.getSchema(`document#${where}`)
  if (!validate) throw new Error(`The document has no ${where}`)
  void validate(value)
  return (validate.errors ?? []).map(
    ({ instancePath, message = '' }) => `${instancePath} ${message}`,
  )
}

function operationOf({ method, url }: Exchange): OperationObject | undefined {
  const path = url.split('?', 1)[0] ?? ''
  const found = Object.entries(document.paths).find(([template]) =>
    new RegExp(`^${template.replaceAll(/{[^}]+}/g, '[^/]+')}$`).test(path),
  )
  const name = method === 'HEAD' ? 'get' : method.toLowerCase()
  return found?.[1][name as keyof PathItem]
}

/** The differences between an answer and the document. */
function violationsOf(exchange: Exchange): string[] {
  const operation = operationOf(exchange)
  const { method, url, status, headers, body } = exchange
  const about = `${method} ${url} ${status}`
  const problems: string[] = []
  if (headers['x-content-type-options'] !== 'nosniff') problems.push('no nosniff')
  if (operation && operation.security?.length !== 0 && headers['cache-control'] !== 'no-store')
    problems.push('no no-store')
  if (status === 405 && !headers.allow) problems.push('no Allow')
  if (!operation) return problems.map((one) => `${about}: ${one}`)

  const given = operation.responses[status] as (Response & { $ref?: string }) | undefined
  if (!given) return [`${about}: not documented`]
  const response = (given.$ref ? dereferenced(given.$ref) : given) as Response
  for (const [name, header] of Object.entries(response.headers ?? {})) {
    const { required } = header.$ref
      ? (dereferenced(header.$ref) as { required?: boolean })
      : header
    if (required !== false && headers[name.toLowerCase()] === undefined) problems.push(`no ${name}`)
  }
  const [type] = Object.keys(response.content ?? {})
  if (method === 'HEAD' || type === undefined) {
    if (body !== '') problems.push('a body')
  } else if (headers['content-type'] !== type) problems.push(`not ${type}`)
  else {
    const media = (response.content?.[type] as { schema: { $ref: string } }).schema.$ref
    problems.push(...errors(media.slice(1), body))
  }
  return problems.map((one) => `${about}: ${one}`)
}

function dereferenced($ref: string): unknown {
  return $ref
    .split('/')
    .slice(1)
    .reduce<unknown>((node, key) => (node as Record<string, unknown>)[key], document)
}
