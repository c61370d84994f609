import { type FastifyPluginAsyncTypebox, pageQuery, Type } from '../../kit/index.ts'
import { adminOr } from '../rules/requirements.ts'
import { ListedIdentifierId } from '../schemas/ids.ts'
import {
  ListedIdentifier,
  ListedIdentifierPage,
  ListIdentifier,
  toListedIdentifier,
} from '../schemas/sign-ups.ts'

/** Manage the allowlist and the blocklist. Both have the same operations. */
export const signUpListRoutes: FastifyPluginAsyncTypebox = async (app) => {
  const { allowlistIdentifiers, blocklistIdentifiers } = app.clerk
  const lists = [
    {
      name: 'allowlist',
      Name: 'Allowlist',
      effect: 'If the allowlist is on in Clerk, only its identifiers can sign up.',
      page: (query: object) => allowlistIdentifiers.getAllowlistIdentifierList(query),
      add: (identifier: string) =>
        allowlistIdentifiers.createAllowlistIdentifier({ identifier, notify: false }),
      remove: (id: string) => allowlistIdentifiers.deleteAllowlistIdentifier(id),
    },
    {
      name: 'blocklist',
      Name: 'Blocklist',
      effect: 'If the blocklist is on in Clerk, its identifiers cannot sign up.',
      page: (query: object) => blocklistIdentifiers.getBlocklistIdentifierList(query),
      add: (identifier: string) => blocklistIdentifiers.createBlocklistIdentifier({ identifier }),
      remove: (id: string) => blocklistIdentifiers.deleteBlocklistIdentifier(id),
    },
  ]

  for (const { name, Name, effect, page, add, remove } of lists) {
    const writing = {
      tags: ['Sign-ups'],
      security: adminOr('users:write'),
      grants: true,
      impersonation: 'refused' as const,
    }

    app.get(
      `/v1/${name}`,
      {
        schema: {
          operationId: `list${Name}`,
          tags: ['Sign-ups'],
          summary: `List the ${name}`,
          description: `Returns a page of the ${name}, newest first. ${effect}`,
          security: adminOr('users:read'),
          querystring: pageQuery({}),
          response: { 200: ListedIdentifierPage },
          problems: ['not_accepted'],
        },
      },
      async ({ query }, reply) => {
        const { data, totalCount } = await page(query)
        return reply.page(data.map(toListedIdentifier), totalCount)
      },
    )

    app.post(
      `/v1/${name}`,
      {
        schema: {
          ...writing,
          operationId: `addTo${Name}`,
          summary: `Add to the ${name}`,
          description: `Adds an identifier to the ${name}, and returns it. ${effect}`,
          body: ListIdentifier,
          response: { 201: ListedIdentifier },
          links: {
            [`removeFrom${Name}`]: {
              operationId: `removeFrom${Name}`,
              description: 'The added identifier.',
              parameters: { identifierId: '$response.body#/id' },
            },
          },
          problems: ['already_exists', 'not_accepted'],
        },
      },
      async ({ body }, reply) => {
        const listed = await add(body.identifier)
        reply.created(`/v1/${name}`)
        return toListedIdentifier(listed)
      },
    )

    app.delete(
      `/v1/${name}/:identifierId`,
      {
        schema: {
          ...writing,
          operationId: `removeFrom${Name}`,
          summary: `Remove from the ${name}`,
          description: `Removes an identifier from the ${name}.`,
          params: Type.Object({ identifierId: ListedIdentifierId }),
          response: { 204: Type.Null({ description: 'The identifier was removed.' }) },
          problems: ['identifier_not_found', 'not_accepted'],
        },
      },
      async ({ params }, reply) => {
        await remove(params.identifierId)
        return reply.code(204).send(null)
      },
    )
  }
}
