import { Type } from '@sinclair/typebox'
import type { SandboxContext } from '../context.ts'
import { find } from '../errors.ts'
import type { SandboxServer } from '../http.ts'
import type { Machine } from '../records.ts'
import { closedObject } from '../schemas.ts'
import { serializeMachine } from '../serialize.ts'
import { contains } from './filters.ts'
import { order, orderParameter, pageParameters, paginate, type Orderings } from './pages.ts'

const ORDERINGS: Orderings<Machine> = {
  created_at: (machine) => machine.created_at,
  name: (machine) => machine.name,
}

const MachineParams = Type.Object({ machine_id: Type.String() })

/** @see https://clerk.com/docs/reference/backend-api/tag/Machines */
export function registerMachines(v1: SandboxServer, { store }: SandboxContext): void {
  v1.get(
    '/machines',
    {
      schema: {
        querystring: closedObject({
          query: Type.Optional(Type.String()),
          ...orderParameter(ORDERINGS),
          ...pageParameters,
        }),
      },
    },
    async ({ query }) => {
      const machines = [...store.machines.values()].filter(({ id, name }) =>
        contains(query.query, [id, name]),
      )
      return paginate(order(machines, ORDERINGS, query.order_by), query, (machine) =>
        serializeMachine(store, machine),
      )
    },
  )

  v1.get('/machines/:machine_id', { schema: { params: MachineParams } }, async ({ params }) =>
    serializeMachine(store, find(store.machines, 'machine', params.machine_id)),
  )

  v1.get(
    '/machines/:machine_id/secret_key',
    { schema: { params: MachineParams } },
    async ({ params }) => ({
      object: 'machine_secret_key',
      secret: find(store.machines, 'machine', params.machine_id).secret_key,
    }),
  )
}
