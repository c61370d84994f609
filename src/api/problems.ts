import type { ProblemEntry } from '../kit/index.ts'

/** The problems that only operations of the account API answer; `schema.problems` names them. */
export const problems = {
  scope_not_grantable: {
    status: 403,
    title: 'Scope not grantable',
    error: 'Not allowed',
    meaning: 'The caller cannot give an API key a scope for something that the caller may not do.',
  },
  app_role_protected: {
    status: 403,
    title: 'App role protected',
    error: 'Not allowed',
    meaning:
      'Only an app admin, or an API key or machine with the scope `admins:write`, can give or take an app role, or change a user who has one.',
  },
  role_not_grantable: {
    status: 403,
    title: 'Role not grantable',
    error: 'Not allowed',
    meaning:
      'Only callers with the role `org:admin` can manage members with a role other than `org:member`.',
  },
  invitation_required: {
    status: 403,
    title: 'Invitation required',
    error: 'Invite this person instead',
    meaning:
      'Only app admins can add any user. Others can add users who share an organization with them now, and must invite everybody else. The answer is the same for an id that does not exist.',
  },
  last_admin: {
    status: 409,
    title: 'Last admin',
    error: 'Make somebody else an admin first',
    meaning:
      'The user is the only member of the organization with the role `org:admin`. An organization must keep one.',
  },
  own_account: {
    status: 403,
    title: 'Own account',
    error: 'You cannot do this to your own account',
    meaning:
      'Administrators cannot ban, lock, delete or impersonate themselves. To delete your own account, call `deleteMe`.',
  },
  email_address_not_found: {
    status: 404,
    title: 'Email address not found',
    error: 'Email address not found',
    meaning: 'The user has no such email address.',
  },
  phone_number_not_found: {
    status: 404,
    title: 'Phone number not found',
    error: 'Phone number not found',
    meaning: 'The user has no such phone number.',
  },
  verification_not_found: {
    status: 404,
    title: 'Verification not found',
    error: 'Verification not found',
    meaning: 'No code was sent for a verification with this id, or another one was sent later.',
  },
  connected_account_not_found: {
    status: 404,
    title: 'Connected account not found',
    error: 'Connected account not found',
    meaning: 'The user has no such connected account.',
  },
  passkey_not_found: {
    status: 404,
    title: 'Passkey not found',
    error: 'Passkey not found',
    meaning: 'The user has no such passkey.',
  },
  app_invitation_not_found: {
    status: 404,
    title: 'App invitation not found',
    error: 'Invitation not found',
    meaning: 'There is no such invitation to the app.',
  },
  waitlist_entry_not_found: {
    status: 404,
    title: 'Waitlist entry not found',
    error: 'Waitlist entry not found',
    meaning: 'The waitlist has no such entry.',
  },
  identifier_not_found: {
    status: 404,
    title: 'Identifier not found',
    error: 'Identifier not found',
    meaning: 'The list has no such identifier.',
  },
  token_not_found: {
    status: 404,
    title: 'Token not found',
    error: 'Token not found',
    meaning: 'There is no such sign-in token or actor token.',
  },
  domain_not_found: {
    status: 404,
    title: 'Domain not found',
    error: 'Domain not found',
    meaning: 'The organization has no such domain.',
  },
  second_factor_not_found: {
    status: 404,
    title: 'Second factor not found',
    error: 'Second factor not found',
    meaning: 'The user does not use this second factor.',
  },
  not_enabled: {
    status: 403,
    title: 'Not enabled',
    error: 'Not allowed',
    meaning:
      'The settings in Clerk do not allow this to the user, or to the admins of the organization.',
  },
  user_retrieval_failed: {
    status: 500,
    title: 'User retrieval failed',
    error: 'Failed to retrieve user',
    meaning: 'Clerk sent an answer that the API could not use. The log has the reason.',
  },
} as const satisfies Record<string, ProblemEntry>

declare module '../kit/index.ts' {
  // eslint-disable-next-line @typescript-eslint/no-empty-object-type -- TypeScript merges declarations of interfaces alone
  interface AppProblems extends Record<keyof typeof problems, true> {}
}
