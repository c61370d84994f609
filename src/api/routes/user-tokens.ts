import { type FastifyPluginAsyncTypebox, session, Type } from '../../kit/index.ts'
import { ADMIN, checkAppRole, checkIsOther } from '../rules/app-roles.ts'
import { adminOr } from '../rules/requirements.ts'
import { ActorTokenId, SignInTokenId } from '../schemas/ids.ts'
import { actorToken, signInToken } from '../schemas/story.ts'
import {
  ActorToken,
  CreateActorToken,
  CreatedActorToken,
  CreatedSignInToken,
  CreateSignInToken,
  SignInToken,
  toActorToken,
  toSignInToken,
  withSecret,
} from '../schemas/user-tokens.ts'
import { APP_ROLES, UserParams } from './users.ts'

/** Lets a key impersonate users who have no app role. */
const IMPERSONATE = 'users:impersonate'
const HOUR_S = 3600
const TEN_MINUTES_S = 600

const granting = { tags: ['Users'], grants: true, impersonation: 'refused' as const }
const impersonating = {
  ...granting,
  // No machine: Clerk takes only a user as the actor.
  security: [...session(ADMIN), { clerkApiKey: [IMPERSONATE] }],
}

/** Tokens to sign in as a user: for the user, or for an administrator who impersonates. */
export const userTokenRoutes: FastifyPluginAsyncTypebox = async (app) => {
  const { actorTokens, signInTokens } = app.clerk

  app.post(
    '/v1/users/:userId/sign-in-tokens',
    {
      config: { answersSecret: true, sensitive: true },
      schema: {
        ...granting,
        operationId: 'createSignInToken',
        summary: 'Create a sign-in token for a user',
        description: `Creates a token with which the user can sign in once, without a password or second factor, and returns it. Whoever has it can use it. ${APP_ROLES}`,
        security: adminOr('users:write'),
        params: UserParams,
        body: CreateSignInToken,
        response: { 200: CreatedSignInToken },
        links: {
          revokeSignInToken: {
            operationId: 'revokeSignInToken',
            description: 'The created token.',
            parameters: { signInTokenId: '$response.body#/id' },
          },
        },
        problems: ['app_role_protected', 'user_not_found', 'not_accepted'],
      },
    },
    async (request) => {
      const { userId } = request.params
      const { expiresInSeconds = HOUR_S } = request.body
      await checkAppRole(app, request, { userId })
      const token = await signInTokens.createSignInToken({ userId, expiresInSeconds })
      return withSecret(toSignInToken(token), token)
    },
  )

  app.post(
    '/v1/sign-in-tokens/:signInTokenId/revoke',
    {
      config: { repeatable: true },
      schema: {
        ...granting,
        operationId: 'revokeSignInToken',
        summary: 'Revoke a sign-in token',
        description:
          'Revokes a sign-in token, and returns it. Nobody can sign in with it any more.',
        security: adminOr('users:write'),
        params: Type.Object({ signInTokenId: SignInTokenId }),
        response: { 200: SignInToken },
        examples: { response: { ...signInToken, status: 'revoked' } },
        problems: ['token_not_found', 'not_accepted'],
      },
    },
    async ({ params }) => toSignInToken(await signInTokens.revokeSignInToken(params.signInTokenId)),
  )

  app.post(
    '/v1/users/:userId/actor-tokens',
    {
      config: { answersSecret: true, sensitive: true },
      schema: {
        ...impersonating,
        operationId: 'createActorToken',
        summary: 'Create an actor token to impersonate a user',
        description: `Creates a token with which the caller signs in as the user, and returns it. The session's tokens name the caller in the claim \`act\`, and operations that only the user may call refuse them. The log keeps who impersonates whom, and the reason. ${APP_ROLES}`,
        params: UserParams,
        body: CreateActorToken,
        response: { 200: CreatedActorToken },
        links: {
          revokeActorToken: {
            operationId: 'revokeActorToken',
            description: 'The created token.',
            parameters: { actorTokenId: '$response.body#/id' },
          },
        },
        problems: [
          'user_required',
          'app_role_protected',
          'own_account',
          'user_not_found',
          'not_accepted',
        ],
      },
    },
    async (request) => {
      const { userId } = request.params
      const { reason, expiresInSeconds = TEN_MINUTES_S, ...duration } = request.body
      const actor = request.caller.userId
      checkIsOther(request.caller, userId)
      await checkAppRole(app, request, { userId })
      // Clerk creates a token for any id, also for that of nobody.
      await app.clerk.users.getUser(userId)
      const token = await actorTokens.create({
        userId,
        actor: { sub: actor },
        expiresInSeconds,
        ...duration,
      })
      const impersonation = { actor, user: userId, actorToken: token.id, reason }
      request.log.warn({ impersonation }, 'An actor token was created')
      return withSecret(toActorToken(token), token)
    },
  )

  app.post(
    '/v1/actor-tokens/:actorTokenId/revoke',
    {
      schema: {
        ...impersonating,
        operationId: 'revokeActorToken',
        summary: 'Revoke an actor token',
        description:
          'Revokes a pending actor token, and returns it. Nobody can sign in with it any more; `revokeUserSessions` ends a session that was started with one.',
        params: Type.Object({ actorTokenId: ActorTokenId }),
        response: { 200: ActorToken },
        examples: { response: { ...actorToken, status: 'revoked' } },
        problems: ['token_not_found', 'not_accepted'],
      },
    },
    async (request) => {
      const token = await actorTokens.revoke(request.params.actorTokenId)
      const { user: revoker, subject } = request.caller
      request.log.warn(
        { impersonation: { actorToken: token.id, revoker: revoker ?? subject } },
        'An actor token was revoked',
      )
      return toActorToken(token)
    },
  )
}
