import { Type } from '../../kit/index.ts'

/** Clerk's ids: a prefix and 27 letters or digits. */
const id = (prefix: string, description: string) =>
  Type.String({
    pattern: `^${prefix}_[0-9A-Za-z]{27}$`,
    maxLength: 40,
    description,
  })

export const UserId = id('user', 'Id of a user.')
export const SessionId = id('sess', 'Id of a session.')
export const EmailAddressId = id('idn', 'Id of an email address.')
export const PhoneNumberId = id('idn', 'Id of a phone number.')
export const PasskeyId = id('idn', 'Id of a passkey.')
/** Older accounts have an id of another kind. */
export const ConnectedAccountId = id('(?:eac|idn)', 'Id of a connected account.')
export const AppInvitationId = id('inv', 'Id of an invitation to the app.')
export const SignInTokenId = id('sit', 'Id of a sign-in token.')
export const ActorTokenId = id('act', 'Id of an actor token.')
export const WaitlistEntryId = id('[a-z]+', 'Id of a waitlist entry.')
export const ListedIdentifierId = id('[a-z]+', 'Id of an identifier in a list.')
export const DomainId = id('orgdmn', 'Id of a domain of an organization.')
export const VerificationId = Type.String({
  pattern: '^[a-z]+_[0-9A-Za-z]+$',
  maxLength: 64,
  description: 'Id of a verification.',
})
export const OrganizationId = id('org', 'Id of an organization.')
export const InvitationId = id('orginv', 'Id of an invitation.')
export const ApiKeyId = Type.String({
  pattern: '^ak_[0-9A-Fa-f]{32}$',
  maxLength: 35,
  description: 'Id of an API key.',
})
