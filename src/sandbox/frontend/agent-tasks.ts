import { Type } from '@sinclair/typebox'
import type { SandboxContext } from '../context.ts'
import { ClerkApiError } from '../errors.ts'
import { ownOriginOf, type SandboxServer } from '../http.ts'
import { readTicket } from '../tickets.ts'
import { clientOf, createClient, cookies, devBrowserOf, startSession } from './browser.ts'
import { checkMaySignIn } from './factors.ts'

/** The link of an agent task: signs in, and redirects to the page of the task. */
export function registerAgentTasks(fapi: SandboxServer, context: SandboxContext): void {
  const { store, signer } = context

  fapi.get(
    '/v1/agents/tasks',
    { schema: { querystring: Type.Object({ ticket: Type.String() }) } },
    async (request, reply) => {
      const { kind, id = '' } = readTicket(signer, request.query.ticket) ?? {}
      const task = kind === 'agent_task' ? store.agentTasks.get(id) : undefined
      const user = store.users.get(task?.user_id ?? '')
      if (!user || task?.status !== 'pending') {
        const message = 'The task is unknown, was done before, or was revoked.'
        throw new ClerkApiError(400, 'agent_task_cannot_be_used', message)
      }
      checkMaySignIn(user)
      task.status = 'accepted'
      const known = devBrowserOf(request)
      const { devBrowser, client } =
        known !== undefined && store.clients.has(known)
          ? { devBrowser: known, client: clientOf(store, request, reply) }
          : createClient(store)
      reply.header('set-cookie', cookies('__clerk_db_jwt', devBrowser))
      const maxDuration = task.session_max_duration * 1000
      startSession(store, client, user, { maxDuration, bypassesMfa: true })
      const target = new URL(task.redirect_url)
      // The page has no cookie of this host, so the URL must name the browser.
      if (target.origin !== ownOriginOf(request)) {
        target.searchParams.set('__clerk_db_jwt', devBrowser)
      }
      return reply.redirect(target.href, 307)
    },
  )
}
