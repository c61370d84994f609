import type { ClerkClient, User } from '@clerk/backend'
import type { TUnsafe } from '@sinclair/typebox'
import type { FastifyRequest } from 'fastify'
import {
  type FastifyPluginAsyncTypebox,
  madeBefore,
  pageQuery,
  Problem,
  type ProblemCode,
  type SecurityRequirements,
  Type,
} from '../../kit/index.ts'
import { checkCode, type ContactPath, sendCode } from '../rules/contact-verification.ts'
import { findOwn, pageOf, readCaller, signInChange } from '../rules/own-things.ts'
import { checkReverified, REVERIFIED } from '../rules/reverification.ts'
import { toVerification, Verification, VerificationCode } from '../schemas/contacts.ts'
import { type EmailAddressId, VerificationId } from '../schemas/ids.ts'

/** A kind of contact: its words, its schemas, and its calls to Clerk. */
export interface Kind {
  a: string
  noun: string
  plural: string
  /** For the ids of operations: singular and plural. */
  names: readonly [string, string]
  path: string
  clerkPath: ContactPath
  idParameter: string
  /** The name of the contact's value. */
  property: 'emailAddress' | 'phoneNumber'
  /** The credentials that may read. Only sessions may write. */
  security: SecurityRequirements
  schemas: {
    id: typeof EmailAddressId
    contact: TUnsafe<Contact>
    page: TUnsafe<{ data: Contact[]; totalCount: number; limit: number; offset: number }>
    add: TUnsafe<Record<string, string>>
  }
  /** The problem for an id that the caller does not have. */
  missing: ProblemCode
  of: (user: User) => Contact[]
  add: (clerk: ClerkClient, userId: string, value: string) => Promise<Contact>
  makePrimary: (users: ClerkClient['users'], userId: string, id: string) => Promise<User>
  remove: (clerk: ClerkClient, id: string) => Promise<unknown>
}

type Contact = { id: string | null; verified: boolean } & Partial<
  Record<'emailAddress' | 'phoneNumber', string>
>

/** Registers the operations of a kind of contact. */
export function contactRoutes(app: Parameters<FastifyPluginAsyncTypebox>[0], kind: Kind) {
  const { noun, idParameter, missing, schemas } = kind
  const [name, names] = kind.names
  const list = `/v1/me/${kind.path}`
  const one = `${list}/:${idParameter}`
  const params = Type.Object({ [idParameter]: schemas.id })

  const linksTo = (operationIds: readonly string[], parameters: Record<string, string>) =>
    Object.fromEntries(
      operationIds.map((operationId) => [
        operationId,
        { operationId, description: `The ${noun}.`, parameters },
      ]),
    )

  /** Finds the contact in the path among those of the caller. */
  async function find(request: FastifyRequest) {
    const { [idParameter]: id = '' } = request.params as Record<string, string>
    return { id, contact: findOwn(kind.of(await readCaller(app, request)), id, missing) }
  }

  app.get(
    list,
    {
      schema: {
        operationId: `listMy${names}`,
        tags: ['Me'],
        summary: `List the ${kind.plural} of the signed-in user`,
        description: `Returns the ${kind.plural} of the authenticated user, verified or not.`,
        security: kind.security,
        querystring: pageQuery({}),
        response: { 200: schemas.page },
        problems: [...(isForKeys(kind) ? (['user_required'] as const) : []), 'user_not_found'],
      },
    },
    async (request, reply) => pageOf(reply, kind.of(await readCaller(app, request))),
  )

  app.post(
    list,
    {
      config: { sensitive: true, repeatable: true },
      schema: {
        ...signInChange,
        operationId: `addMy${name}`,
        summary: `Add ${kind.a} to the signed-in user`,
        description: `Adds ${kind.a}, which is not verified yet, and returns it. ${REVERIFIED}`,
        body: schemas.add,
        response: { 201: schemas.contact },
        links: linksTo(
          [`getMy${name}`, `sendMy${name}Code`, `makeMy${name}Primary`, `removeMy${name}`],
          { [idParameter]: '$response.body#/id' },
        ),
        problems: ['reverification_required', 'already_exists', 'not_accepted'],
      },
    },
    async (request, reply) => {
      checkReverified(request)
      const { userId } = request.caller
      const { [kind.property]: value = '' } = request.body
      const find = async () =>
        kind.of(await readCaller(app, request)).find((contact) => contact[kind.property] === value)
      const added =
        (await madeBefore(request, find)) ??
        (await app.users.change(userId, () => kind.add(app.clerk, userId, value)))
      reply.created(`${list}/${added.id}`)
      return added
    },
  )

  app.get(
    one,
    {
      schema: {
        operationId: `getMy${name}`,
        tags: ['Me'],
        summary: `Get ${kind.a} of the signed-in user`,
        description: `Returns ${kind.a} of the authenticated user.`,
        security: kind.security,
        params,
        response: { 200: schemas.contact },
        problems: [...(isForKeys(kind) ? (['user_required'] as const) : []), missing],
      },
    },
    async (request) => (await find(request)).contact,
  )

  app.post(
    `${one}/verifications`,
    {
      config: { sensitive: true },
      schema: {
        ...signInChange,
        operationId: `sendMy${name}Code`,
        summary: `Send a code to ${kind.a} of the signed-in user`,
        description: `Sends a code, which verifies the ${noun}, and returns the verification. ${REVERIFIED}`,
        params,
        response: { 200: Verification },
        links: linksTo([`verifyMy${name}`], {
          [idParameter]: `$request.path.${idParameter}`,
          verificationId: '$response.body#/id',
        }),
        problems: ['reverification_required', missing, 'not_accepted'],
      },
    },
    async (request) => {
      checkReverified(request)
      const { id } = await find(request)
      return toVerification(await sendCode(app.clerk, kind.clerkPath, id))
    },
  )

  app.post(
    `${one}/verifications/:verificationId/attempt`,
    {
      config: { sensitive: true, repeatable: true },
      schema: {
        ...signInChange,
        operationId: `verifyMy${name}`,
        summary: `Verify ${kind.a} of the signed-in user`,
        description: `Verifies the ${noun} by the code that was sent to it, and returns it. A wrong code is \`not_accepted\`. ${REVERIFIED}`,
        params: Type.Object({ ...params.properties, verificationId: VerificationId }),
        body: VerificationCode,
        response: { 200: schemas.contact },
        problems: ['reverification_required', missing, 'verification_not_found', 'not_accepted'],
      },
    },
    async (request) => {
      checkReverified(request)
      const { id } = await find(request)
      const { verificationId = '' } = request.params as Record<string, string>
      const { userId } = request.caller
      const verified = await madeBefore(request, async () => {
        const { contact } = await find(request)
        return contact.verified ? contact : undefined
      })
      if (verified) return verified
      await app.users.change(userId, () =>
        checkCode(app.clerk, kind.clerkPath, id, { verificationId, ...request.body }),
      )
      return (await find(request)).contact
    },
  )

  app.post(
    `${one}/make-primary`,
    {
      config: { sensitive: true, repeatable: true },
      schema: {
        ...signInChange,
        operationId: `makeMy${name}Primary`,
        summary: `Make ${kind.a} the primary one of the signed-in user`,
        description: `Makes a verified ${noun} the primary one, and returns it. ${REVERIFIED}`,
        params,
        response: { 200: schemas.contact },
        problems: ['reverification_required', missing, 'not_accepted'],
      },
    },
    async (request) => {
      checkReverified(request)
      const { userId } = request.caller
      const { id, contact } = await find(request)
      if (!contact.verified)
        throw new Problem('not_accepted', { detail: `The ${noun} is not verified.` })
      await app.users.change(userId, (users) => kind.makePrimary(users, userId, id))
      return contact
    },
  )

  app.delete(
    one,
    {
      config: { sensitive: true },
      schema: {
        ...signInChange,
        operationId: `removeMy${name}`,
        summary: `Remove ${kind.a} of the signed-in user`,
        description: `Removes ${kind.a} of the authenticated user. The last one by which the user can sign in stays. ${REVERIFIED}`,
        params,
        response: { 204: Type.Null({ description: `The ${noun} was removed.` }) },
        problems: ['reverification_required', missing, 'not_accepted'],
      },
    },
    async (request, reply) => {
      checkReverified(request)
      const { id } = await find(request)
      await app.users.change(request.caller.userId, () => kind.remove(app.clerk, id))
      return reply.code(204).send(null)
    },
  )
}

function isForKeys({ security }: Kind): boolean {
  return security.some((scheme) => 'clerkApiKey' in scheme)
}
