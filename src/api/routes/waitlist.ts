import { type FastifyPluginAsyncTypebox, madeBefore, orderBy, Type } from '../../kit/index.ts'
import { adminOr } from '../rules/requirements.ts'
import { WaitlistEntryId } from '../schemas/ids.ts'
import {
  AddToWaitlist,
  toWaitlistEntry,
  WaitlistEntry,
  WaitlistEntryPage,
  WaitlistQuery,
} from '../schemas/sign-ups.ts'
import { waitlistEntry as example } from '../schemas/story.ts'

const EntryParams = Type.Object({ waitlistEntryId: WaitlistEntryId })
const writing = {
  tags: ['Sign-ups'],
  security: adminOr('users:write'),
  grants: true,
  impersonation: 'refused' as const,
}

/** Manage the people who wait to sign up. */
export const waitlistRoutes: FastifyPluginAsyncTypebox = async (app) => {
  const { waitlistEntries } = app.clerk

  app.get(
    '/v1/waitlist',
    {
      schema: {
        operationId: 'listWaitlist',
        tags: ['Sign-ups'],
        summary: 'List the waitlist',
        description: 'Returns a page of the waitlist.',
        security: adminOr('users:read'),
        querystring: WaitlistQuery,
        response: { 200: WaitlistEntryPage },
      },
    },
    async ({ query }, reply) => {
      const { sort, order, search, ...filters } = query
      const { data, totalCount } = await waitlistEntries.list({
        ...filters,
        ...(search !== undefined && { query: search }),
        orderBy: orderBy({ sort, order }),
      })
      return reply.page(data.map(toWaitlistEntry), totalCount)
    },
  )

  app.post(
    '/v1/waitlist',
    {
      config: { repeatable: true },
      schema: {
        ...writing,
        operationId: 'addToWaitlist',
        summary: 'Add a person to the waitlist',
        description:
          'Adds a person to the waitlist, and returns the entry. If the person waits already, it is that entry.',
        body: AddToWaitlist,
        response: { 201: WaitlistEntry },
        links: Object.fromEntries(
          ['inviteFromWaitlist', 'rejectFromWaitlist', 'removeFromWaitlist'].map((operationId) => [
            operationId,
            {
              operationId,
              description: 'The added entry.',
              parameters: { waitlistEntryId: '$response.body#/id' },
            },
          ]),
        ),
        problems: ['not_accepted'],
      },
    },
    async ({ body }, reply) => {
      const entry = await waitlistEntries.create(body)
      reply.created(`/v1/waitlist?search=${entry.id}`)
      return toWaitlistEntry(entry)
    },
  )

  for (const action of ['invite', 'reject'] as const)
    app.post(
      `/v1/waitlist/:waitlistEntryId/${action}`,
      {
        config: { repeatable: true },
        schema: {
          ...writing,
          operationId: `${action}FromWaitlist`,
          summary: action === 'invite' ? 'Invite a person who waits' : 'Reject a person who waits',
          description:
            action === 'invite'
              ? 'Sends an email that invites the person to sign up, and returns the entry.'
              : 'Rejects the person, and returns the entry.',
          params: EntryParams,
          response: { 200: WaitlistEntry },
          examples: {
            response: { ...example, status: action === 'invite' ? 'invited' : 'rejected' },
          },
          problems: ['waitlist_entry_not_found', 'already_exists', 'not_accepted'],
        },
      },
      async (request) => {
        const { waitlistEntryId } = request.params
        const done = await madeBefore(request, async () => {
          const status = action === 'invite' ? 'invited' : 'rejected'
          const { data } = await waitlistEntries.list({ query: waitlistEntryId, status })
          return data.find(({ id }) => id === waitlistEntryId)
        })
        return toWaitlistEntry(done ?? (await waitlistEntries[action](waitlistEntryId)))
      },
    )

  app.delete(
    '/v1/waitlist/:waitlistEntryId',
    {
      schema: {
        ...writing,
        operationId: 'removeFromWaitlist',
        summary: 'Remove a person from the waitlist',
        description: 'Removes a pending entry from the waitlist.',
        params: EntryParams,
        response: { 204: Type.Null({ description: 'The entry was removed.' }) },
        problems: ['waitlist_entry_not_found', 'not_accepted'],
      },
    },
    async ({ params }, reply) => {
      await waitlistEntries.delete(params.waitlistEntryId)
      return reply.code(204).send(null)
    },
  )
}
