import { Type, type Static, type TObject } from '@sinclair/typebox'
import type { Membership, User } from '../records.ts'
import { membershipsOfUser, type Store } from '../store.ts'
import { contains, isWanted } from './filters.ts'
import { orderParameter, type Orderings } from './pages.ts'

const texts = Type.Optional(Type.Array(Type.String()))
const text = Type.Optional(Type.String())
const time = Type.Optional(Type.Integer())

/** The parameters by which Clerk filters users and the members of an organization. */
export const memberFilters = {
  email_address: texts,
  phone_number: texts,
  web3_wallet: texts,
  user_id: texts,
  username: texts,
  query: text,
  email_address_query: text,
  phone_number_query: text,
  name_query: text,
  username_query: text,
  last_active_at_after: time,
  last_active_at_before: time,
  created_at_after: time,
  created_at_before: time,
}

/** The parameters by which Clerk filters users; only those that users of the sandbox can match. */
export const userFilters = {
  ...memberFilters,
  external_id: texts,
  organization_id: texts,
  banned: Type.Optional(Type.Boolean()),
  last_active_at_since: time,
  last_sign_in_at_after: time,
  last_sign_in_at_before: time,
  provider: text,
  provider_user_id: texts,
}
type UserFilters = Static<TObject<typeof userFilters>>

export const USER_ORDERINGS: Orderings<User> = {
  created_at: (user) => user.created_at,
  updated_at: (user) => user.updated_at,
  email_address: (user) => user.email_addresses[0]?.email_address,
  phone_number: (user) => user.phone_numbers[0]?.phone_number,
  web3wallet: (user) => user.web3_wallets[0]?.web3_wallet,
  first_name: (user) => user.first_name,
  last_name: (user) => user.last_name,
  username: (user) => user.username,
  last_active_at: (user) => user.last_active_at,
  last_sign_in_at: (user) => user.last_sign_in_at,
}
export const userOrder = orderParameter(USER_ORDERINGS)

const lowerCase = (value: string) => value.toLowerCase()
/** A plus sign in a filter by phone number changes nothing. */
const withoutPlus = (value: string) => value.replace('+', '')

/** The users that match all filters, of all users or of some. */
export function filterUsers(
  store: Store,
  filters: UserFilters,
  users: Iterable<User> = store.users.values(),
): User[] {
  return [...users].filter((user) => {
    const emails = user.email_addresses.map((email) => email.email_address)
    const phones = user.phone_numbers.map((phone) => phone.phone_number)
    const wallets = user.web3_wallets.map((wallet) => wallet.web3_wallet)
    const names = [user.first_name, user.last_name]
    // Among thousands of users this search would take longer than all else.
    const organizations = filters.organization_id
      ? membershipsOfUser(store, user.id).map((one) => one.organization_id)
      : []
    const accounts = user.external_accounts.filter(
      ({ provider }) => filters.provider === undefined || isProvider(provider, filters.provider),
    )
    return (
      isWanted(filters.email_address?.map(lowerCase), emails) &&
      isWanted(filters.phone_number?.map(withoutPlus), phones.map(withoutPlus)) &&
      isWanted(filters.web3_wallet, wallets) &&
      isWanted(filters.external_id, user.external_id === null ? [] : [user.external_id]) &&
      isWanted(filters.organization_id, organizations) &&
      isWanted(filters.user_id, [user.id]) &&
      isWanted(filters.username, user.username === null ? [] : [user.username]) &&
      isWanted(
        filters.provider_user_id,
        accounts.map((account) => account.provider_user_id),
      ) &&
      contains(filters.query, [
        ...[user.id, user.username],
        ...[...names, ...emails, ...phones, ...wallets],
      ]) &&
      contains(filters.email_address_query, emails) &&
      contains(filters.phone_number_query, phones) &&
      contains(filters.name_query, [names.join(' ')]) &&
      contains(filters.username_query, [user.username]) &&
      (filters.banned === undefined || user.banned === filters.banned) &&
      (filters.provider === undefined || accounts.length > 0) &&
      isWithin(user.created_at, filters.created_at_after, filters.created_at_before) &&
      isWithin(user.last_active_at, filters.last_active_at_after, filters.last_active_at_before) &&
      isWithin(user.last_active_at, filters.last_active_at_since) &&
      isWithin(user.last_sign_in_at, filters.last_sign_in_at_after, filters.last_sign_in_at_before)
    )
  })
}

/** The memberships of users that match all filters. */
export function filterMembers(
  store: Store,
  filters: UserFilters,
  memberships: Membership[],
): Membership[] {
  const users = memberships.flatMap(({ user_id }) => store.users.get(user_id) ?? [])
  const found = new Set(filterUsers(store, filters, users).map(({ id }) => id))
  return memberships.filter(({ user_id }) => found.has(user_id))
}

/** Clerk takes both `google` and `oauth_google`. */
function isProvider(provider: string, wanted: string): boolean {
  return provider === wanted || provider === `oauth_${wanted}`
}

/** True if the time is between the two. Either of them may be missing. */
function isWithin(time: number | null, after?: number, before?: number): boolean {
  if (after === undefined && before === undefined) return true
  return (
    time !== null &&
    (after === undefined || time > after) &&
    (before === undefined || time < before)
  )
}
