import { Type } from '@sinclair/typebox'
import type { FastifyRequest } from 'fastify'
import type { SandboxContext } from '../context.ts'
import { find, invalidParameter, notFound } from '../errors.ts'
import { isLoopback } from '../hosts.ts'
import { frontendApiOf, type SandboxServer } from '../http.ts'
import { makeId } from '../ids.ts'
import type { AgentTask } from '../instance-records.ts'
import { timestamps } from '../records.ts'
import { checkRedirect } from '../redirects.ts'
import { closedObject } from '../schemas.ts'
import { findUserByIdentifier } from '../store.ts'
import { createTicket } from '../tickets.ts'

/** Time that the link of a task is valid, in seconds. */
const LINK_S = 600

const serialize = ({ id, agent_id, task_id }: AgentTask) => ({
  object: 'agent_task',
  agent_id,
  agent_task_id: id,
  task_id,
})

/**
 * The Frontend API, at the host of the page if both are this machine: `localhost` and 127.0.0.1 do
 * not share the cookies that sign the browser in.
 */
function frontendApiBeside(page: string, request: FastifyRequest): string {
  const api = new URL(frontendApiOf(request))
  const { hostname } = new URL(page)
  if (isLoopback(api.hostname) && isLoopback(hostname)) api.hostname = hostname
  return api.href
}

/** @see https://clerk.com/docs/reference/backend-api/tag/Agent-Tasks */
export function registerAgentTasks(v1: SandboxServer, { store, signer }: SandboxContext): void {
  v1.post(
    '/agents/tasks',
    {
      schema: {
        body: closedObject({
          on_behalf_of: closedObject({
            user_id: Type.Optional(Type.String()),
            identifier: Type.Optional(Type.String()),
          }),
          permissions: Type.Literal('*'),
          agent_name: Type.String({ minLength: 1 }),
          task_description: Type.String({ minLength: 1 }),
          redirect_url: Type.String(),
          session_max_duration_in_seconds: Type.Optional(Type.Integer({ minimum: 1 })),
        }),
      },
    },
    async (request) => {
      const { on_behalf_of: whom, agent_name, redirect_url } = request.body
      const { user_id: userId, identifier } = whom
      if (userId === undefined && identifier === undefined) {
        const message = 'on_behalf_of needs a user_id or an identifier.'
        throw invalidParameter('form_param_missing', 'on_behalf_of', message)
      }
      const user =
        userId === undefined
          ? findUserByIdentifier(store, identifier ?? '')
          : find(store.users, 'user', userId)
      if (!user) throw notFound('user', identifier ?? '')
      const task: AgentTask = {
        id: makeId('agt'),
        agent_id: makeId('agent', agent_name),
        task_id: makeId('task'),
        user_id: user.id,
        status: 'pending',
        redirect_url: checkRedirect('redirect_url', redirect_url),
        session_max_duration: request.body.session_max_duration_in_seconds ?? 1800,
        ...timestamps(),
      }
      store.agentTasks.set(task.id, task)
      const ticket = createTicket(signer, { kind: 'agent_task', id: task.id }, LINK_S)
      const url = `${frontendApiBeside(redirect_url, request)}/v1/agents/tasks?ticket=${ticket}`
      return { ...serialize(task), url }
    },
  )

  v1.post(
    '/agents/tasks/:agent_task_id/revoke',
    { schema: { params: Type.Object({ agent_task_id: Type.String() }) } },
    async ({ params }) => {
      const task = find(store.agentTasks, 'agent task', params.agent_task_id)
      task.status = 'revoked'
      return serialize(task)
    },
  )
}
