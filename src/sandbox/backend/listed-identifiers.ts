import { Type } from '@sinclair/typebox'
import type { SandboxContext } from '../context.ts'
import { find, invalidParameter } from '../errors.ts'
import type { SandboxServer } from '../http.ts'
import { makeId } from '../ids.ts'
import type { ListedIdentifier } from '../instance-records.ts'
import { INSTANCE_ID } from '../keys.ts'
import { timestamps } from '../records.ts'
import { closedObject } from '../schemas.ts'
import { listed, listParameters, order, paginate } from './pages.ts'

const params = Type.Object({ identifier_id: Type.String() })
const identifier = Type.String({ pattern: '^(\\+[1-9]\\d{6,14}|[^@\\s]+@[^@\\s]+)$' })

/**
 * The allowlist and the blocklist: identifiers that may, or may not, sign up once the restriction
 * is on.
 *
 * @see https://clerk.com/docs/reference/backend-api/tag/Allow-list-Block-list
 */
export function registerListedIdentifiers(v1: SandboxServer, { store }: SandboxContext): void {
  const serialize = (object: string) => (entry: ListedIdentifier) => ({
    object,
    ...entry,
    identifier_type: entry.identifier.startsWith('+') ? 'phone_number' : 'email_address',
    instance_id: INSTANCE_ID,
  })

  for (const list of ['allowlist', 'blocklist'] as const) {
    const object = `${list}_identifier`
    const path = `/${object}s`
    const table = store[list]

    v1.get(path, { schema: { querystring: closedObject(listParameters) } }, async ({ query }) => {
      const entries = [...table.values()]
      if (list === 'allowlist') return listed(entries, query, serialize(object))
      const newestFirst = order<ListedIdentifier>(entries, { created_at: (one) => one.created_at })
      return paginate(newestFirst, query, serialize(object))
    })

    v1.post(
      path,
      {
        schema: {
          body: closedObject({
            identifier,
            ...(list === 'allowlist' && { notify: Type.Optional(Type.Boolean()) }),
          }),
        },
      },
      async ({ body }) => {
        const wanted = body.identifier.toLowerCase()
        if ([...table.values()].some((entry) => entry.identifier === wanted)) {
          throw invalidParameter('duplicate_record', 'identifier', `${wanted} is listed already.`)
        }
        const entry: ListedIdentifier = {
          id: makeId(list === 'allowlist' ? 'alid' : 'blid'),
          identifier: wanted,
          ...timestamps(),
        }
        table.set(entry.id, entry)
        return serialize(object)(entry)
      },
    )

    v1.delete(`${path}/:identifier_id`, { schema: { params } }, async (request) => {
      const { id } = find(table, `${list} identifier`, request.params.identifier_id)
      table.delete(id)
      return { object, id, deleted: true }
    })
  }
}
