import { authorized, exchange } from '../calls.ts'
import { type Context, report, type Success } from '../context.ts'
import { parsed } from '../exchange.ts'
import { escaped } from '../links.ts'
import type { Operation } from '../operations.ts'
import { isRecord } from '../pointer.ts'

/** The `Location` of a 201 must lead to the created thing. */
export async function followLocation(
  context: Context,
  creator: Operation,
  created: Success,
): Promise<void> {
  const { location } = created.response.headers
  if (!location || created.response.status !== 201) return
  // Only the path counts: clients may use another address than the tested one.
  const url = URL.canParse(location, 'http://api')
    ? new URL(location, new URL(created.request.url, 'http://api'))
    : undefined
  const found = url && readAt(context, url.pathname)
  const fault = (message: string, exchanged: Pick<Success, 'request' | 'response'>) => {
    const { request, response } = exchanged
    const isPromised = creator.answers.get('201')?.headers.some(({ name }) => name === 'location')
    const basis = isPromised ? 'document' : undefined
    report(context, creator, 'location-broken', message, { request, response }, basis)
  }
  if (!url || !found) {
    // The address may exist, although no documented operation reads it.
    const message = `Location ${location} is of no operation`
    report(context, creator, 'location-broken', message, created, 'practice')
    return
  }
  const { caller } = created
  const request = authorized(
    context,
    found.operation,
    { method: 'GET', url: found.pathname + url.search, headers: {} },
    caller,
  )
  const response = await exchange(context, found.operation, request, { caller, deviates: true })
  if (response.status !== 200)
    fault(`Location is answered ${response.status}`, { request, response })
  else if (!isSameThing(created.body, parsed(response.body)))
    fault('Location leads to something else', { request, response })
}

function isSameThing(created: unknown, found: unknown): boolean {
  if (!isRecord(created) || !isRecord(found)) return true
  return created.id === undefined || found.id === undefined || created.id === found.id
}

/** The operation that reads a path. The path may begin with the server's path. */
function readAt({ all }: Context, pathname: string) {
  for (const operation of all.filter(({ method }) => method === 'get')) {
    const pattern = escaped(operation.path).replaceAll(/\\{[^}]+\\}/g, '[^/]+')
    const [match] = new RegExp(`${pattern}$`).exec(pathname) ?? []
    if (match !== undefined) return { operation, pathname: match }
  }
  return undefined
}
