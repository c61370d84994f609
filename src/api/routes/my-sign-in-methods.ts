import type { User } from '@clerk/backend'
import {
  type FastifyPluginAsyncTypebox,
  pageQuery,
  Problem,
  session,
  Type,
} from '../../kit/index.ts'
import { findOwn, pageOf, readCaller, signInChange } from '../rules/own-things.ts'
import { checkReverified, REVERIFIED } from '../rules/reverification.ts'
import { ConnectedAccountId, PasskeyId } from '../schemas/ids.ts'
import {
  ConnectedAccountPage,
  PasskeyPage,
  passkeysOf,
  SecondFactorName,
  SecondFactorPage,
  secondFactorsOf,
  toConnectedAccount,
} from '../schemas/sign-in-methods.ts'

const reading = {
  tags: ['Me'],
  security: session(),
  querystring: pageQuery({}),
  problems: ['user_not_found' as const],
}

/** Manage the connected accounts, passkeys and second factors of your own account. */
export const mySignInMethodRoutes: FastifyPluginAsyncTypebox = async (app) => {
  const { users } = app.clerk

  app.get(
    '/v1/me/connected-accounts',
    {
      schema: {
        ...reading,
        operationId: 'listMyConnectedAccounts',
        summary: 'List the connected accounts of the signed-in user',
        description:
          'Returns the accounts at other providers with which the authenticated user signs in.',
        response: { 200: ConnectedAccountPage },
      },
    },
    async (request, reply) => {
      const { externalAccounts } = await readCaller(app, request)
      return pageOf(reply, externalAccounts.map(toConnectedAccount))
    },
  )

  app.delete(
    '/v1/me/connected-accounts/:connectedAccountId',
    {
      config: { sensitive: true },
      schema: {
        ...signInChange,
        operationId: 'disconnectMyAccount',
        summary: 'Disconnect an account of the signed-in user',
        description: `Disconnects an account at another provider. The last way by which the user can sign in stays. ${REVERIFIED}`,
        params: Type.Object({ connectedAccountId: ConnectedAccountId }),
        response: { 204: Type.Null({ description: 'The account was disconnected.' }) },
        problems: ['reverification_required', 'connected_account_not_found', 'not_accepted'],
      },
    },
    async (request, reply) => {
      checkReverified(request)
      const { connectedAccountId } = request.params
      const { userId } = request.caller
      const { externalAccounts } = await readCaller(app, request)
      const { id: externalAccountId } = findOwn(
        externalAccounts,
        connectedAccountId,
        'connected_account_not_found',
      )
      await app.users.change(userId, () =>
        users.deleteUserExternalAccount({ userId, externalAccountId }),
      )
      return reply.code(204).send(null)
    },
  )

  app.get(
    '/v1/me/passkeys',
    {
      schema: {
        ...reading,
        operationId: 'listMyPasskeys',
        summary: 'List the passkeys of the signed-in user',
        description: 'Returns the passkeys of the authenticated user.',
        response: { 200: PasskeyPage },
      },
    },
    async (request, reply) => pageOf(reply, passkeysOf(await readCaller(app, request))),
  )

  app.delete(
    '/v1/me/passkeys/:passkeyId',
    {
      config: { sensitive: true },
      schema: {
        ...signInChange,
        operationId: 'removeMyPasskey',
        summary: 'Remove a passkey of the signed-in user',
        description: `Removes a passkey of the authenticated user. ${REVERIFIED}`,
        params: Type.Object({ passkeyId: PasskeyId }),
        response: { 204: Type.Null({ description: 'The passkey was removed.' }) },
        problems: ['reverification_required', 'passkey_not_found'],
      },
    },
    async (request, reply) => {
      checkReverified(request)
      const { passkeyId: passkeyIdentificationId } = request.params
      const { userId } = request.caller
      findOwn(
        passkeysOf(await readCaller(app, request)),
        passkeyIdentificationId,
        'passkey_not_found',
      )
      await app.users.change(userId, () =>
        users.deleteUserPasskey({ userId, passkeyIdentificationId }),
      )
      return reply.code(204).send(null)
    },
  )

  app.get(
    '/v1/me/second-factors',
    {
      schema: {
        ...reading,
        operationId: 'listMySecondFactors',
        summary: 'List the second factors of the signed-in user',
        description: 'Returns the second factors that the authenticated user can sign in with.',
        response: { 200: SecondFactorPage },
      },
    },
    async (request, reply) => pageOf(reply, secondFactorsOf(await readCaller(app, request))),
  )

  app.delete(
    '/v1/me/second-factors/:secondFactor',
    {
      config: { sensitive: true },
      schema: {
        ...signInChange,
        operationId: 'removeMySecondFactor',
        summary: 'Remove a second factor of the signed-in user',
        description: `Removes a second factor of the authenticated user. Phone numbers stay, but get no more codes for the second factor. ${REVERIFIED}`,
        params: Type.Object({ secondFactor: SecondFactorName }),
        response: { 204: Type.Null({ description: 'The second factor was removed.' }) },
        problems: ['reverification_required', 'second_factor_not_found'],
      },
    },
    async (request, reply) => {
      checkReverified(request)
      const { secondFactor } = request.params
      const user = await readCaller(app, request)
      if (!secondFactorsOf(user).some((one) => one.secondFactor === secondFactor))
        throw new Problem('second_factor_not_found')
      await app.users.change(user.id, () => remove[secondFactor](user))
      return reply.code(204).send(null)
    },
  )

  const remove: Record<SecondFactorName, (user: User) => Promise<unknown>> = {
    totp: ({ id }) => users.deleteUserTOTP(id),
    backup_code: ({ id }) => users.deleteUserBackupCodes(id),
    phone_code: ({ phoneNumbers }) =>
      Promise.all(
        phoneNumbers
          .filter((number) => number.reservedForSecondFactor)
          .map(({ id }) =>
            app.clerk.phoneNumbers.updatePhoneNumber(id, { reservedForSecondFactor: false }),
          ),
      ),
  }
}
