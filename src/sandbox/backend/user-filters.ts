import { Type, type Static, type TObject } from '@sinclair/typebox'
import type { User } from '../records.ts'
import { membershipsOfUser, type Store } from '../store.ts'
import { contains, isWanted } from './filters.ts'
import { orderParameter, type Orderings } from './pages.ts'

const texts = Type.Optional(Type.Array(Type.String()))
const text = Type.Optional(Type.String())
const time = Type.Optional(Type.Integer())

/** The parameters by which Clerk filters an organization's members, and users. */
export const memberFilters = {
  email_address: texts,
  user_id: texts,
  username: texts,
  query: text,
  email_address_query: text,
  name_query: text,
  username_query: text,
  created_at_after: time,
  created_at_before: time,
}

/** The parameters by which Clerk filters users, of those that the sandbox's users can meet. */
export const userFilters = {
  ...memberFilters,
  external_id: texts,
  organization_id: texts,
  banned: Type.Optional(Type.Boolean()),
}
type UserFilters = Static<TObject<typeof userFilters>>

export const USER_ORDERINGS: Orderings<User> = {
  created_at: (user) => user.created_at,
  updated_at: (user) => user.updated_at,
  email_address: (user) => user.email_addresses[0]?.email_address,
  first_name: (user) => user.first_name,
  last_name: (user) => user.last_name,
  username: (user) => user.username,
  last_active_at: (user) => user.last_active_at,
  last_sign_in_at: (user) => user.last_sign_in_at,
}
export const userOrder = orderParameter(USER_ORDERINGS)

const lowerCase = (value: string) => value.toLowerCase()

/** The users that meet every filter. */
export function filterUsers(store: Store, filters: UserFilters): User[] {
  return [...store.users.values()].filter((user) => {
    const emails = user.email_addresses.map((email) => email.email_address)
    const names = [user.first_name, user.last_name]
    const organizations = membershipsOfUser(store, user.id).map((one) => one.organization_id)
    return (
      isWanted(filters.email_address?.map(lowerCase), emails.map(lowerCase)) &&
      isWanted(filters.external_id, user.external_id === null ? [] : [user.external_id]) &&
      isWanted(filters.organization_id, organizations) &&
      isWanted(filters.user_id, [user.id]) &&
      isWanted(filters.username, user.username === null ? [] : [user.username]) &&
      contains(filters.query, [user.id, user.username, ...names, ...emails]) &&
      contains(filters.email_address_query, emails) &&
      contains(filters.name_query, [names.join(' ')]) &&
      contains(filters.username_query, [user.username]) &&
      (filters.banned === undefined || user.banned === filters.banned) &&
      (filters.created_at_after === undefined || user.created_at > filters.created_at_after) &&
      (filters.created_at_before === undefined || user.created_at < filters.created_at_before)
    )
  })
}
