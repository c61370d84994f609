import { Type } from '../../kit/index.ts'

/** Clerk's ids: a prefix and 27 letters or digits. */
const id = (prefix: string, description: string) =>
  Type.String({
    pattern: `^${prefix}_[0-9A-Za-z]{27}$`,
    maxLength: prefix.length + 28,
    description,
  })

export const UserId = id('user', 'Id of a user.')
export const SessionId = id('sess', 'Id of a session.')
export const EmailAddressId = id('idn', 'Id of an email address.')
export const OrganizationId = id('org', 'Id of an organization.')
export const MembershipId = id('orgmem', 'Id of a membership.')
export const InvitationId = id('orginv', 'Id of an invitation.')
export const ApiKeyId = Type.String({
  pattern: '^ak_[0-9A-Fa-f]{32}$',
  maxLength: 35,
  description: 'Id of an API key.',
})
