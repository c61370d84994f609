import type { Calls } from '../calls.ts'
import type { SandboxServer } from '../http.ts'
import type { Store } from '../store.ts'

/**
 * Sends events to the page (server-sent events): `call` with each call and its answer, and `change`
 * when the page should read the state again.
 */
export function registerStream(control: SandboxServer, calls: Calls, store: Store): void {
  const ends = new Set<() => void>()
  let listeners: (() => void)[] = []
  store.subscribe(() => {
    for (const listener of listeners) listener()
  })
  control.addHook('preClose', async () => {
    for (const end of ends) end()
  })

  control.get('/stream', (request, reply) => {
    reply.hijack()
    const { raw } = reply
    raw.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' })
    raw.write(': ready\n\n')
    const unsubscribe = calls.subscribe((call) => {
      raw.write(`event: call\ndata: ${JSON.stringify(call)}\n\n`)
    })
    const change = () => raw.write('event: change\ndata: {}\n\n')
    listeners.push(change)
    const end = () => raw.end()
    ends.add(end)
    request.raw.on('close', () => {
      unsubscribe()
      listeners = listeners.filter((listener) => listener !== change)
      ends.delete(end)
    })
  })
}
