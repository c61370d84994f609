import { Type } from '@sinclair/typebox'
import type { SandboxContext } from '../context.ts'
import { ClerkApiError, find, notFound } from '../errors.ts'
import type { SandboxServer } from '../http.ts'
import { makeId, makeSecret } from '../ids.ts'
import type { Machine } from '../machine-records.ts'
import { timestamps } from '../records.ts'
import { closedObject } from '../schemas.ts'
import { serializeMachine } from '../serialize.ts'
import { contains } from './filters.ts'
import { order, paginate, searchSchema, type Orderings } from './pages.ts'

const ORDERINGS: Orderings<Machine> = {
  created_at: (machine) => machine.created_at,
  name: (machine) => machine.name,
}

const MachineParams = Type.Object({ machine_id: Type.String() })
const name = Type.String({ minLength: 1 })
const ttl = Type.Integer({ minimum: 1 })

/** @see https://clerk.com/docs/reference/backend-api/tag/Machines */
export function registerMachines(v1: SandboxServer, { store }: SandboxContext): void {
  const serialize = (machine: Machine) => serializeMachine(store, machine)
  const findMachine = (id: string) => find(store.machines, 'machine', id)
  const secretOf = ({ secret_key }: Machine) => ({
    object: 'machine_secret_key',
    secret: secret_key,
  })

  v1.get('/machines', { schema: searchSchema(ORDERINGS) }, async ({ query }) => {
    const machines = [...store.machines.values()].filter(({ id, name }) =>
      contains(query.query, [id, name]),
    )
    return paginate(order(machines, ORDERINGS, query.order_by), query, serialize)
  })

  v1.post(
    '/machines',
    {
      schema: {
        body: closedObject({
          name,
          scoped_machines: Type.Optional(Type.Array(Type.String())),
          default_token_ttl: Type.Optional(ttl),
        }),
      },
    },
    async ({ body }) => {
      const { name, scoped_machines = [], default_token_ttl = 3600 } = body
      const machine: Machine = {
        id: makeId('mch'),
        name,
        secret_key: makeSecret('ak'),
        scopes: scoped_machines.map((id) => findMachine(id).id),
        default_token_ttl,
        ...timestamps(),
      }
      store.machines.set(machine.id, machine)
      return { ...serialize(machine), secret_key: machine.secret_key }
    },
  )

  v1.get('/machines/:machine_id', { schema: { params: MachineParams } }, async ({ params }) =>
    serialize(findMachine(params.machine_id)),
  )

  v1.patch(
    '/machines/:machine_id',
    {
      schema: {
        params: MachineParams,
        body: closedObject({ name: Type.Optional(name), default_token_ttl: Type.Optional(ttl) }),
      },
    },
    async ({ params, body }) =>
      serialize(Object.assign(findMachine(params.machine_id), body, { updated_at: Date.now() })),
  )

  v1.delete('/machines/:machine_id', { schema: { params: MachineParams } }, async ({ params }) => {
    const { id } = findMachine(params.machine_id)
    store.machines.delete(id)
    for (const other of store.machines.values()) {
      other.scopes = other.scopes.filter((scope) => scope !== id)
    }
    return { object: 'machine', id, deleted: true }
  })

  v1.get(
    '/machines/:machine_id/secret_key',
    { schema: { params: MachineParams } },
    async ({ params }) => secretOf(findMachine(params.machine_id)),
  )

  v1.post(
    '/machines/:machine_id/secret_key/rotate',
    {
      schema: {
        params: MachineParams,
        // The old key ends at once here. Clerk can keep it valid for some time.
        body: closedObject({ previous_token_ttl: Type.Integer({ minimum: 0, maximum: 28_800 }) }),
      },
    },
    async ({ params }) => {
      const changes = { secret_key: makeSecret('ak'), updated_at: Date.now() }
      return secretOf(Object.assign(findMachine(params.machine_id), changes))
    },
  )

  v1.post(
    '/machines/:machine_id/scopes',
    { schema: { params: MachineParams, body: closedObject({ to_machine_id: Type.String() }) } },
    async ({ params, body }) => {
      const machine = findMachine(params.machine_id)
      const { id } = findMachine(body.to_machine_id)
      if (machine.scopes.includes(id)) {
        const message = 'The machine may talk to that one already.'
        throw new ClerkApiError(409, 'machine_scope_already_exists', message)
      }
      machine.scopes = [...machine.scopes, id]
      return {
        object: 'machine_scope',
        from_machine_id: machine.id,
        to_machine_id: id,
        created_at: Date.now(),
      }
    },
  )

  v1.delete(
    '/machines/:machine_id/scopes/:other_machine_id',
    {
      schema: {
        params: Type.Object({ machine_id: Type.String(), other_machine_id: Type.String() }),
      },
    },
    async ({ params }) => {
      const machine = findMachine(params.machine_id)
      const { other_machine_id: id } = params
      if (!machine.scopes.includes(id)) throw notFound('machine scope to', id)
      machine.scopes = machine.scopes.filter((scope) => scope !== id)
      return {
        object: 'machine_scope',
        from_machine_id: machine.id,
        to_machine_id: id,
        deleted: true,
      }
    },
  )
}
