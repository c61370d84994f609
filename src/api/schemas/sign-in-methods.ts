import type { ExternalAccount, User } from '@clerk/backend'
import {
  component,
  type Lacking,
  nullable,
  oneOf,
  page,
  type Static,
  text,
  timestamp,
  Type,
} from '../../kit/index.ts'
import { connectedAccount, passkey } from './story.ts'

export const ConnectedAccount = component(
  'ConnectedAccount',
  Type.Object(
    {
      id: text('Id of a connected account.'),
      provider: text('The provider of the account, such as `oauth_google`.'),
      emailAddress: nullable(text('Email address of the user at the provider.')),
      username: nullable(text('Username at the provider.')),
      firstName: nullable(text()),
      lastName: nullable(text()),
      verified: Type.Boolean({ description: 'True if the user can sign in with it.' }),
    },
    {
      description: 'An account at another provider, with which the user signs in.',
      examples: [connectedAccount],
    },
  ),
)
export const ConnectedAccountPage = page('ConnectedAccountPage', ConnectedAccount)

export const Passkey = component(
  'Passkey',
  Type.Object(
    {
      id: nullable(text('Id of a passkey.')),
      name: text('Name of the passkey, such as that of the device.'),
      lastUsedAt: timestamp('Milliseconds since 1970.', passkey.lastUsedAt),
    },
    { description: 'A passkey of a user.', examples: [passkey] },
  ),
)
export const PasskeyPage = page('PasskeyPage', Passkey)

export const SECOND_FACTORS = ['totp', 'phone_code', 'backup_code'] as const
export type SecondFactorName = (typeof SECOND_FACTORS)[number]

export const SecondFactorName = oneOf(SECOND_FACTORS, {
  description: 'An authenticator app, codes sent to phone numbers, or backup codes.',
})

export const SecondFactor = component(
  'SecondFactor',
  Type.Object(
    { secondFactor: text('`totp`, `phone_code` or `backup_code`.') },
    {
      description: 'A second factor that the user can sign in with.',
      examples: [{ secondFactor: 'totp' }],
    },
  ),
)
export const SecondFactorPage = page('SecondFactorPage', SecondFactor)

/** Leaves out the tokens of the provider, which Clerk keeps. */
export function toConnectedAccount(account: ExternalAccount): Static<typeof ConnectedAccount> {
  const { id, provider, emailAddress, username, firstName, lastName, verification } = account
  return {
    id,
    provider,
    emailAddress: emailAddress || null,
    username,
    firstName: firstName || null,
    lastName: lastName || null,
    verified: verification?.status === 'verified',
  }
}

/** A passkey in Clerk's answer. The SDK's user has none, but what it came from. */
interface RawPasskey {
  id?: string
  name: string
  last_used_at: number
}

/** Returns the passkeys of a user. */
export function passkeysOf({ raw }: Pick<User, 'raw'>): Static<typeof Passkey>[] {
  const { passkeys = [] } = (raw ?? {}) as { passkeys?: RawPasskey[] }
  return passkeys.map(({ id = null, name, last_used_at: lastUsedAt }) => ({ id, name, lastUsedAt }))
}

/** Returns the second factors that a user has. */
export function secondFactorsOf(
  user: Lacking<User, 'totpEnabled' | 'backupCodeEnabled'>,
): { secondFactor: SecondFactorName }[] {
  const has: Record<SecondFactorName, boolean> = {
    totp: user.totpEnabled ?? false,
    phone_code: user.phoneNumbers.some((number) => number.reservedForSecondFactor),
    backup_code: user.backupCodeEnabled ?? false,
  }
  return SECOND_FACTORS.filter((name) => has[name]).map((secondFactor) => ({ secondFactor }))
}
