/**
 * The answers to the repetition of a request whose answer from Clerk was lost: it finds what was
 * done, does the same again, does not repeat a secret, or does not know.
 */
export const outcomes = {
  found: [
    'addMyEmailAddress',
    'addMyPhoneNumber',
    'verifyMyEmailAddress',
    'verifyMyPhoneNumber',
    'declineMyInvitation',
    'createAppInvitation',
    'revokeAppInvitation',
    'inviteFromWaitlist',
    'rejectFromWaitlist',
    'revokeOrganizationApiKey',
  ],
  again: [
    'makeMyEmailAddressPrimary',
    'makeMyPhoneNumberPrimary',
    'requirePasswordReset',
    'cancelPasswordReset',
    'revokeSignInToken',
    'addToWaitlist',
    'verifyOrganizationDomain',
  ],
  secret: ['createOrganizationApiKey'],
  unknown: [
    'sendMyEmailAddressCode',
    'sendMyPhoneNumberCode',
    'createSignInToken',
    'createActorToken',
    'revokeActorToken',
    'createAppInvitations',
    'createInvitations',
    'addToAllowlist',
    'addToBlocklist',
    'addOrganizationDomain',
  ],
}
