import { createHash } from 'node:crypto'
import { Ajv2020 } from 'ajv/dist/2020.js'
import formats from 'ajv-formats'
import type { HttpRequest, HttpResponse } from '../../../../src/contract/index.ts'
import { document } from './document.ts'

type Thing = Record<string, unknown> & { id?: string }
interface Answer {
  status: number
  body?: unknown
  headers?: Record<string, string>
}
class Refusal extends Error {
  readonly status: number
  constructor(status: number, message: string) {
    super(message)
    this.status = status
  }
}

const ajv = new Ajv2020({ strict: false })
formats.default(ajv)
ajv.addSchema(document, 'shop')

/** The shop without a network. A fault changes one behaviour. */
export function shop(fault?: string): (request: HttpRequest) => Promise<HttpResponse> {
  const stores: Record<string, Map<string, Thing>> = {}
  const storeOf = (name: string) => (stores[name] ??= new Map())
  let serial = 0
  const is = (...names: string[]) => fault !== undefined && names.includes(fault)

  const validate = (name: string, value: unknown) => {
    const check = ajv.getSchema(`shop#/components/schemas/${name}`)
    if (!check?.(value)) throw new Refusal(422, ajv.errorsText(check?.errors))
  }
  const owned = (name: string, id: string): Thing => {
    const found = storeOf(name).get(id)
    if (!found) throw new Refusal(404, 'Nothing here')
    return found
  }
  const made = (kind: string, name: string, value: Thing): Thing => {
    serial += 1
    const id = is('id') && typeof value.id === 'string' ? value.id : `${kind}_${serial}`
    const thing = { ...value, id }
    if (!is(`${name} lost`)) storeOf(name).set(id, thing)
    return thing
  }
  const etag = (thing: Thing) =>
    `"${createHash('sha1').update(JSON.stringify(thing)).digest('hex')}"`
  const whole = (query: URLSearchParams, name: string, preset: number, most: number) => {
    const given = query.get(name)
    const value = given === null ? preset : Number(given)
    if (!Number.isInteger(value) || given === '' || value < 1 || (value > most && !is('limit')))
      throw new Refusal(422, `Invalid ${name}`)
    return value
  }

  function routes(
    method: string,
    [collection = '', id, sub, subId]: string[],
    {
      query,
      body,
      headers,
    }: { query: URLSearchParams; body: unknown; headers: HttpRequest['headers'] },
  ): Answer {
    const given = body as Thing
    switch (
      `${method} ${collection}${id === undefined ? '' : '/id'}${sub === undefined ? '' : `/${sub}`}${subId === undefined ? '' : '/id'}`
    ) {
      case 'GET customers': {
        const limit = whole(query, 'limit', is('default') ? 5 : 20, 50)
        const all = [...storeOf('customers').values()]
        const after = query.get('after')
        if (after !== null && after.length > 60) throw new Refusal(422, 'Invalid after')
        const from = after === null ? 0 : all.findIndex((one) => one.id === after) + 1
        const start = is('cursor overlaps') && from > 0 ? from - 1 : from
        const items = all.slice(start, start + limit + (is('page too long') ? 1 : 0))
        const more = from + limit < all.length
        const listed = is('unlisted') ? items.filter(({ id: one }) => one?.endsWith('1')) : items
        return {
          status: 200,
          body: {
            items: listed,
            next_cursor: more || is('cursor never ends') ? (items.at(-1)?.id ?? 'x') : null,
          },
        }
      }
      case 'POST customers': {
        validate('CustomerIn', given)
        const value = { ...given }
        for (const name of ['id', 'created']) Reflect.deleteProperty(value, name)
        const taken = [...storeOf('customers').values()].some(({ email }) => email === value.email)
        if (taken && !is('duplicates')) throw new Refusal(409, 'Taken')
        const thing = made('cus', 'customers', {
          vip: is('preset'),
          ...value,
          ...(is('id') && { id: given.id }),
          created: is('no zone') ? '2026-01-01T00:00:00' : '2026-01-01T00:00:00Z',
          ...(is('created') && { created: given.created ?? '2026-01-01T00:00:00Z' }),
        })
        return { status: 201, body: thing }
      }
      case 'GET customers/id':
        return { status: 200, body: owned('customers', id ?? '') }
      case 'PATCH customers/id': {
        const before = owned('customers', id ?? '')
        validate('CustomerPatch', given)
        const { name, phone, vip } = given
        const known = JSON.parse(JSON.stringify({ name, phone, vip })) as Thing
        const after = { ...before, ...known, ...(is('patch resets') && { tags: undefined }) }
        if (!is('patch lost')) storeOf('customers').set(id ?? '', after)
        return { status: 200, body: after }
      }
      case 'DELETE customers/id':
        owned('customers', id ?? '')
        if (!is('delete lost')) storeOf('customers').delete(id ?? '')
        return { status: 204 }
      case 'GET customers/id/notes':
        owned('customers', id ?? '')
        return { status: 200, body: [...storeOf(`notes ${id ?? ''}`).values()] }
      case 'POST customers/id/notes':
        owned('customers', id ?? '')
        validate('NoteIn', given)
        return { status: 201, body: made('not', `notes ${id ?? ''}`, given) }
      case 'GET customers/id/notes/id':
        return { status: 200, body: owned(`notes ${id ?? ''}`, subId ?? '') }
      case 'DELETE customers/id/notes/id':
        owned(`notes ${id ?? ''}`, subId ?? '')
        if (!is('note stays')) storeOf(`notes ${id ?? ''}`).delete(subId ?? '')
        return { status: 204 }
      case 'GET orders': {
        const page = whole(query, 'page', 1, Number.MAX_SAFE_INTEGER)
        const size = whole(query, 'per_page', 2, 50)
        const status = query.get('status')
        if (status !== null && !['open', 'paid'].includes(status) && !is('filter'))
          throw new Refusal(422, 'Invalid status')
        const all = [...storeOf('orders').values()].filter(
          (one) => status === null || is('filter ignored') || one.status === status,
        )
        const from = is('page from zero') ? page * size : (page - 1) * size
        const overlap = is('page overlaps') && page > 1 ? 1 : 0
        const count = is('count') ? all.length + 1 : all.length
        return {
          status: 200,
          body: { results: all.slice(from - overlap, from - overlap + size), count },
        }
      }
      case 'POST orders':
        validate('OrderIn', given)
        if (!storeOf('customers').has(String(given.customer_id)) && !is('any customer'))
          throw new Refusal(422, 'No such customer')
        return {
          status: 201,
          body: made('ord', 'orders', { ...given, ...(is('doubled') && { discount: 0 }) }),
        }
      case 'GET orders/id': {
        const order = owned('orders', id ?? '')
        return {
          status: 200,
          body: order,
          headers: { etag: is('etag') ? '"same"' : etag(order) },
        }
      }
      case 'PUT orders/id': {
        const before = owned('orders', id ?? '')
        validate('OrderIn', given)
        const match = headers['if-match']
        if (match === undefined && !is('match missing')) throw new Refusal(422, 'No If-Match')
        if (match !== etag(before) && !is('match ignored', 'match missing', 'etag'))
          throw new Refusal(412, 'Changed')
        if (!storeOf('customers').has(String(given.customer_id)))
          throw new Refusal(422, 'No such customer')
        const after = { ...given, id: before.id ?? '' }
        if (is('put once') && etag(after) === etag(before)) throw new Refusal(412, 'Unchanged')
        storeOf('orders').set(id ?? '', is('put merges') ? { ...before, ...after } : after)
        return { status: 200, body: after }
      }
      case 'GET settings/id':
        return { status: 200, body: owned('settings', id ?? '') }
      case 'PUT settings/id': {
        validate('Setting', given)
        const known = storeOf('settings').has(id ?? '')
        if (!is('put lost')) storeOf('settings').set(id ?? '', { value: given.value })
        return { status: known ? 200 : 201, body: { value: given.value } }
      }
      case 'DELETE settings/id':
        owned('settings', id ?? '')
        if (!is('setting stays')) storeOf('settings').delete(id ?? '')
        return { status: 204 }
      default:
        throw new Refusal(404, 'Nothing here')
    }
  }

  return (request) => {
    const { method, url, headers, body } = request
    const [path = '', search = ''] = url.split('?', 2)
    let answer: Answer
    try {
      if (!/^bearer ada$/i.test(headers.authorization ?? '')) throw new Refusal(401, 'Who are you?')
      const value: unknown = body === undefined ? undefined : read(body)
      if (path.split('/').some((segment) => segment.length > 60)) throw new Refusal(422, 'Too long')
      const isHead = method === 'HEAD'
      answer = routes(isHead ? 'GET' : method, path.split('/').slice(1).map(decoded), {
        query: new URLSearchParams(search),
        body: value,
        headers,
      })
    } catch (error) {
      const status = error instanceof Refusal ? error.status : 500
      answer = { status, body: { error: (error as Error).message } }
    }
    const content =
      answer.body === undefined || method === 'HEAD' ? '' : JSON.stringify(answer.body)
    return Promise.resolve({
      status: answer.status,
      headers: {
        ...(content !== '' && { 'content-type': 'application/json' }),
        ...(answer.status === 401 && { 'www-authenticate': 'Bearer' }),
        ...answer.headers,
      },
      body: content,
      time: 1,
    })
  }
}

function read(body: string | Buffer): unknown {
  try {
    return JSON.parse(body.toString()) as unknown
  } catch {
    throw new Refusal(422, 'Not JSON')
  }
}

function decoded(segment: string): string {
  try {
    return decodeURIComponent(segment)
  } catch {
    throw new Refusal(404, 'Nothing here')
  }
}
