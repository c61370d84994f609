import type { FastifyRequest } from 'fastify'
import { newVerification, type ProviderIdentity, type SignIn, type SignUp } from '../attempts.ts'
import { updateUser } from '../changes.ts'
import type { SandboxContext } from '../context.ts'
import { frontendApiOf } from '../http.ts'
import { ClerkApiError, notInSandbox } from '../errors.ts'
import type { ExternalAccount } from '../identifiers.ts'
import { makeId } from '../ids.ts'
import { timestamps, type Client, type User } from '../records.ts'
import { checkRedirect } from '../redirects.ts'
import { findUserByIdentifier, type Store } from '../store.ts'
import { validFor } from '../tokens.ts'

import { passFirstFactor } from './sign-in-flow.ts'

// Sign-in with an account at a provider. The sandbox plays the provider too.

/** The providers of Clerk, by their part of the strategy. */
const PROVIDERS = [
  ...['apple', 'atlassian', 'bitbucket', 'box', 'coinbase', 'discord', 'dropbox', 'enstall'],
  ...['facebook', 'github', 'gitlab', 'google', 'hubspot', 'huggingface', 'instagram', 'line'],
  ...['linear', 'linkedin', 'linkedin_oidc', 'microsoft', 'notion', 'slack', 'spotify', 'tiktok'],
  ...['twitch', 'twitter', 'vercel', 'x', 'xero'],
]

/** Lifetime of the provider's page, in seconds. */
const PAGE_S = 3600

/** The purpose of a provider's page. */
export interface ProviderAttempt {
  kind: 'sign_in' | 'sign_up' | 'external_account'
  /** The id of the sign-in, the sign-up or the external account. */
  id: string
  strategy: string
}

export interface ProviderState extends ProviderAttempt {
  redirectUrl: string
  completeUrl: string
}

/**
 * True if the strategy is that of a provider.
 *
 * @throws {ClerkApiError} 422 if Clerk does not have the provider
 */
export function isProviderStrategy(strategy: string): boolean {
  const provider = /^oauth_(.+)$/.exec(strategy)?.[1]
  if (provider === undefined) return false
  if (PROVIDERS.includes(provider) || provider.startsWith('custom_')) return true
  throw notInSandbox('strategy', strategy, `Its providers are ${PROVIDERS.join(', ')}.`)
}

/** The address of the provider's page, on which a person chooses an account. */
export function providerPage(
  { signer }: SandboxContext,
  request: FastifyRequest,
  { kind, id, strategy }: ProviderAttempt,
  urls: { redirect_url?: string; action_complete_redirect_url?: string },
): string {
  const redirectUrl = checkRedirect('redirect_url', urls.redirect_url)
  const completeUrl = urls.action_complete_redirect_url
    ? checkRedirect('action_complete_redirect_url', urls.action_complete_redirect_url)
    : redirectUrl
  const state = signer.sign({
    st: 'oauth',
    ...{ kind, id, strategy, redirectUrl, completeUrl },
    ...validFor(PAGE_S),
  })
  const provider = strategy.replace(/^oauth_/, '')
  return `${frontendApiOf(request)}/sandbox/providers/${provider}?state=${state}`
}

/** The attempt of the page; undefined if the sandbox did not make the state. */
export function readState({ signer }: SandboxContext, state: string): ProviderState | undefined {
  const claims = signer.verify(state)
  return claims?.st === 'oauth' ? (claims as unknown as ProviderState) : undefined
}

const ERRORS = {
  external_account_not_found: 'The external account was not found.',
  external_account_exists: 'This external account already exists.',
  oauth_access_denied: 'You did not grant access to your account.',
  oauth_identification_claimed: 'This account belongs to another user already.',
} as const

export function providerError(code: keyof typeof ERRORS) {
  return { code, message: ERRORS[code], long_message: ERRORS[code] }
}

/**
 * The user with the provider's account, or with its email address, which the provider has verified.
 */
export function findUserOf(store: Store, identity: ProviderIdentity): User | undefined {
  const byAccount = [...store.users.values()].find(({ external_accounts }) =>
    external_accounts.some((account) => isAccountOf(account, identity)),
  )
  return byAccount ?? findUserByIdentifier(store, identity.email_address)
}

export function isAccountOf(account: ExternalAccount, identity: ProviderIdentity): boolean {
  return (
    account.verified &&
    account.provider === identity.provider &&
    account.provider_user_id === identity.provider_user_id
  )
}

/** The external account of the person from the provider. */
export function accountOf(identity: ProviderIdentity, id = makeId('eac')): ExternalAccount {
  return {
    id,
    username: null,
    approved_scopes: 'email profile',
    verified: true,
    redirect_url: null,
    error: null,
    ...timestamps(),
    ...identity,
  }
}

/** Links the account to the user, if it is not linked. */
export function link(store: Store, user: User, identity: ProviderIdentity): void {
  if (user.external_accounts.some((account) => isAccountOf(account, identity))) return
  updateUser(store, user, { external_accounts: [...user.external_accounts, accountOf(identity)] })
}

/** Continues a sign-in as the person from the provider. */
export function signInAs(
  store: Store,
  client: Client,
  signIn: SignIn,
  identity: ProviderIdentity,
): void {
  signIn.first_factor ??= newVerification(identity.provider)
  const user = findUserOf(store, identity)
  if (!user) {
    signIn.identity = identity
    const error = providerError('external_account_not_found')
    Object.assign(signIn.first_factor, { status: 'transferable', error })
    return
  }
  link(store, user, identity)
  Object.assign(signIn, { identifier: identity.email_address, user_id: user.id })
  Object.assign(signIn.first_factor, { status: 'verified', attempts: 1 })
  passFirstFactor(store, client, signIn)
}

/** Turns the sign-up into a sign-in, because the account exists. */
export function transferToSignIn(
  store: Store,
  client: Client,
  signIn: SignIn,
  signUp: SignUp | null,
): void {
  if (!signUp?.identity || signUp.external_verification?.status !== 'transferable') {
    throw nothingToTransfer()
  }
  client.sign_up = null
  signInAs(store, client, signIn, signUp.identity)
}

export function nothingToTransfer(): ClerkApiError {
  return new ClerkApiError(
    422,
    'account_transfer_invalid',
    'Invalid account transfer',
    'There is no account of a provider to transfer.',
    { param_name: 'transfer' },
  )
}
