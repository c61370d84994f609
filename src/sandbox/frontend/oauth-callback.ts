import { Type } from '@sinclair/typebox'
import { Value } from '@sinclair/typebox/value'
import type { FastifyReply } from 'fastify'
import { newVerification, type ProviderIdentity } from '../attempts.ts'
import { updateUser } from '../changes.ts'
import type { SandboxContext } from '../context.ts'
import { ClerkApiError } from '../errors.ts'
import { escapeHtml, htmlPage } from '../html.ts'
import type { SandboxServer } from '../http.ts'
import { makeId } from '../ids.ts'
import type { Client } from '../records.ts'
import { emailAddress } from '../schemas.ts'
import {
  accountOf,
  findUserOf,
  providerError,
  type ProviderState,
  readState,
  signInAs,
} from './oauth.ts'
import { signUpAs } from './sign-up-flow.ts'

const text = Type.Optional(Type.String())

/** The data of the account, from the provider's page. */
const Account = Type.Object({
  email_address: emailAddress,
  first_name: Type.String(),
  last_name: Type.String(),
})

/** The page of the provider, and the redirect back from it. */
export function registerOAuthCallback(fapi: SandboxServer, context: SandboxContext): void {
  const { store } = context

  function demandState(state: string): ProviderState {
    const known = readState(context, state)
    if (known) return known
    throw new ClerkApiError(400, 'oauth_state_invalid', 'The state is unknown or has expired.')
  }

  fapi.get(
    '/sandbox/providers/:provider',
    {
      schema: {
        params: Type.Object({ provider: Type.String() }),
        querystring: Type.Object({ state: Type.String() }),
      },
    },
    async (request, reply) => {
      const { state } = request.query
      demandState(state)
      const accounts = [...store.users.values()].flatMap((user) => {
        const email = user.email_addresses.find(({ verified }) => verified)?.email_address
        const { first_name, last_name } = user
        return email === undefined
          ? []
          : { email_address: email, first_name: first_name ?? '', last_name: last_name ?? '' }
      })
      reply.type('text/html; charset=utf-8')
      return providerHtml(request.params.provider, state, accounts)
    },
  )

  /** Adds the person to the attempt; returns true if that completed it. */
  function apply(state: ProviderState, identity: ProviderIdentity | undefined): boolean {
    const denied = { status: 'failed' as const, error: providerError('oauth_access_denied') }
    if (state.kind === 'external_account') return linkAccount(state, identity)
    const client = clientWith(context, state)
    const { sign_in: signIn, sign_up: signUp } = client
    if (state.kind === 'sign_in' && signIn) {
      if (identity) signInAs(store, client, signIn, identity)
      else signIn.first_factor = newVerification(state.strategy, denied)
      return signIn.status === 'complete'
    }
    if (!signUp) return false
    if (identity) signUpAs(store, client, signUp, identity)
    else signUp.external_verification = newVerification(state.strategy, denied)
    return signUp.status === 'complete'
  }

  /** Links the account that a user adds, unless another user has it. */
  function linkAccount({ id }: ProviderState, identity: ProviderIdentity | undefined): boolean {
    for (const user of store.users.values()) {
      const pending = user.external_accounts.find((account) => account.id === id)
      if (!pending) continue
      const holder = identity && findUserOf(store, identity)
      const code = !identity
        ? 'oauth_access_denied'
        : holder && holder !== user
          ? 'oauth_identification_claimed'
          : undefined
      const changed =
        identity && !code
          ? { ...accountOf(identity, id), created_at: pending.created_at }
          : { ...pending, error: code ? providerError(code) : null }
      updateUser(store, user, {
        external_accounts: user.external_accounts.map((one) => (one === pending ? changed : one)),
      })
      return code === undefined
    }
    return false
  }

  async function answer(
    { state: token = '', code, error }: Record<string, string | undefined>,
    reply: FastifyReply,
  ) {
    const state = demandState(token)
    const identity = error === undefined ? readCode(state.strategy, code) : undefined
    const completed = apply(state, identity)
    return reply.redirect(completed ? state.completeUrl : state.redirectUrl, 303)
  }

  const fields = Type.Object({ state: text, code: text, error: text })
  fapi.get('/v1/oauth_callback', { schema: { querystring: fields } }, async (request, reply) =>
    answer(request.query, reply),
  )
  fapi.post('/v1/oauth_callback', { schema: { body: fields } }, async (request, reply) =>
    answer(request.body, reply),
  )

  // Without a script, a form cannot combine its fields into one.
  fapi.get(
    '/sandbox/providers/:provider/other',
    { schema: { querystring: Type.Object({ state: Type.String(), ...Account.properties }) } },
    async (request, reply) => {
      const { state, ...account } = request.query
      return answer({ state, code: codeOf(account) }, reply)
    },
  )
}

/** The client that has the attempt. */
function clientWith({ store }: SandboxContext, { id }: ProviderState): Client {
  for (const client of store.clients.values()) {
    if (client.sign_in?.id === id || client.sign_up?.id === id) return client
  }
  const message = 'The sign-in that this belongs to is over.'
  throw new ClerkApiError(400, 'authorization_invalid', message)
}

type Account = Record<'email_address' | 'first_name' | 'last_name', string>

function codeOf(account: Account): string {
  return Buffer.from(JSON.stringify(account)).toString('base64url')
}

function readCode(provider: string, code = ''): ProviderIdentity {
  try {
    const account: unknown = JSON.parse(Buffer.from(code, 'base64url').toString())
    if (Value.Check(Account, account)) {
      const email_address = account.email_address.toLowerCase()
      const provider_user_id = makeId('acc', `${provider}:${email_address}`)
      return { ...account, email_address, provider, provider_user_id }
    }
  } catch {
    // Text that is no JSON is no code either.
  }
  throw new ClerkApiError(400, 'oauth_code_invalid', 'The code is not one of the sandbox.')
}

function providerHtml(provider: string, state: string, accounts: Account[]): string {
  const name = provider.charAt(0).toUpperCase() + provider.slice(1).replaceAll('_', ' ')
  const callback = '../../v1/oauth_callback'
  const choices = accounts.map((account) => {
    const who = `${account.first_name} ${account.last_name}`.trim() || account.email_address
    const href = `${callback}?state=${state}&code=${codeOf(account)}`
    return (
      `<li><a href="${escapeHtml(href)}">${escapeHtml(who)}` +
      `<small>${escapeHtml(account.email_address)}</small></a></li>`
    )
  })
  return htmlPage(
    `${name} in the sandbox`,
    `<h1>${escapeHtml(name)}: as whom?</h1>
    <p>This page stands for ${escapeHtml(name)}. Choose who signs in there.</p><br>
    <ul>${choices.join('')}</ul>
    <h1>As somebody else</h1>
    <form action="${escapeHtml(encodeURIComponent(provider))}/other">
      <input type="hidden" name="state" value="${escapeHtml(state)}">
      <input name="email_address" type="email" placeholder="Email address" aria-label="Email address" required>
      <input name="first_name" placeholder="First name" aria-label="First name">
      <input name="last_name" placeholder="Last name" aria-label="Last name">
      <button>Continue</button>
    </form>
    <a href="${escapeHtml(`${callback}?state=${state}&error=access_denied`)}">Cancel</a>`,
  )
}
