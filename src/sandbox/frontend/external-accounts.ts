import { Type } from '@sinclair/typebox'
import type { FastifyRequest } from 'fastify'
import { updateUser } from '../changes.ts'
import type { SandboxContext } from '../context.ts'
import { notFound, notInSandbox } from '../errors.ts'
import type { SandboxServer } from '../http.ts'
import { checkRemaining } from '../identifications.ts'
import type { ExternalAccount } from '../identifiers.ts'
import { makeId } from '../ids.ts'
import { timestamps, type User } from '../records.ts'
import { closedObject } from '../schemas.ts'
import { serializeExternalAccount } from '../serialize-user.ts'
import { callerOf, originOf, type Caller } from './browser.ts'
import { redirects, text } from './fields.ts'
import { isProviderStrategy, providerPage } from './oauth.ts'
import { envelope, serializeFrontendUser } from './serialize.ts'
import { demandRecentProof } from './verifications.ts'

const AccountParams = Type.Object({ external_account_id: Type.String() })

/** The accounts at providers that users add to their own account. */
export function registerExternalAccounts(fapi: SandboxServer, context: SandboxContext): void {
  const { store } = context

  const answer = ({ client }: Caller, request: FastifyRequest, account: ExternalAccount) =>
    envelope(context, client, originOf(request), serializeExternalAccount(account))

  function findAccount(user: User, id: string): ExternalAccount {
    const account = user.external_accounts.find((one) => one.id === id)
    if (!account) throw notFound('external account', id)
    return account
  }

  fapi.post(
    '/v1/me/external_accounts',
    {
      schema: {
        body: closedObject({ ...redirects, strategy: Type.String(), additional_scope: text }),
      },
    },
    async (request, reply) => {
      const caller = callerOf(store, request, reply)
      demandRecentProof(caller)
      const { user } = caller
      const { strategy } = request.body
      if (!isProviderStrategy(strategy)) throw notInSandbox('strategy', strategy, 'It has oauth_….')
      const id = makeId('eac')
      const attempt = { kind: 'external_account', id, strategy } as const
      const account: ExternalAccount = {
        id,
        provider: strategy,
        provider_user_id: '',
        email_address: '',
        first_name: '',
        last_name: '',
        username: null,
        approved_scopes: '',
        verified: false,
        redirect_url: providerPage(context, request, attempt, request.body),
        error: null,
        ...timestamps(),
      }
      // A new attempt replaces an earlier one that was not finished.
      const others = user.external_accounts.filter(
        ({ provider, verified }) => verified || provider !== strategy,
      )
      updateUser(store, user, { external_accounts: [...others, account] })
      return answer(caller, request, account)
    },
  )

  fapi.patch(
    '/v1/me/external_accounts/:external_account_id/reauthorize',
    {
      schema: {
        params: AccountParams,
        body: closedObject({ ...redirects, additional_scope: text }),
      },
    },
    async (request, reply) => {
      const caller = callerOf(store, request, reply)
      const account = findAccount(caller.user, request.params.external_account_id)
      const attempt = {
        kind: 'external_account',
        id: account.id,
        strategy: account.provider,
      } as const
      account.redirect_url = providerPage(context, request, attempt, request.body)
      account.error = null
      return answer(caller, request, account)
    },
  )

  fapi.delete(
    '/v1/me/external_accounts/:external_account_id/tokens',
    { schema: { params: AccountParams } },
    async (request, reply) => {
      const { client, user } = callerOf(store, request, reply)
      findAccount(user, request.params.external_account_id)
      // The sandbox stores no tokens of providers.
      return envelope(context, client, originOf(request), serializeFrontendUser(context, user))
    },
  )

  fapi.delete(
    '/v1/me/external_accounts/:external_account_id',
    { schema: { params: AccountParams } },
    async (request, reply) => {
      const caller = callerOf(store, request, reply)
      demandRecentProof(caller)
      const { client, user } = caller
      const { id } = findAccount(user, request.params.external_account_id)
      const external_accounts = user.external_accounts.filter((account) => account.id !== id)
      checkRemaining({ ...user, external_accounts })
      updateUser(store, user, { external_accounts })
      const deleted = { object: 'external_account', id, deleted: true }
      return envelope(context, client, originOf(request), deleted)
    },
  )
}
