// The people and things in the examples of the document: Ada Lovelace works at Acme.

/** As long as Clerk's ids. */
const id = (prefix: string) => `${prefix}_2b6fcd92dvf96q05x8e4a8xvt6a`
const JANUARY_1 = 1735689600000
const JANUARY_2 = JANUARY_1 + 86_400_000
const JANUARY_8 = JANUARY_1 + 7 * 86_400_000
const JANUARY_31 = JANUARY_1 + 30 * 86_400_000
const times = { createdAt: JANUARY_1, updatedAt: JANUARY_2 }

export const ada = {
  id: id('user'),
  username: 'ada',
  firstName: 'Ada',
  lastName: 'Lovelace',
  imageUrl: 'https://img.clerk.com/ada',
  hasImage: true,
  primaryEmailAddressId: id('idn'),
  emailAddresses: [{ id: id('idn'), emailAddress: 'ada@example.com', verified: true }],
  publicMetadata: { role: 'admin' },
  unsafeMetadata: { theme: 'dark' },
  lastSignInAt: JANUARY_2,
  ...times,
}

export const phoneNumber = {
  id: id('idn'),
  phoneNumber: '+15555550100',
  verified: true,
  usedAsSecondFactor: true,
}

/** The code that ends a verification of Ada's new address. */
export const verification = {
  id: id('vrf'),
  status: 'unverified',
  expiresAt: JANUARY_1 + 600_000,
}

export const connectedAccount = {
  id: id('eac'),
  provider: 'oauth_google',
  emailAddress: 'ada@example.com',
  username: null,
  firstName: ada.firstName,
  lastName: ada.lastName,
  verified: true,
}

/** A picture in PNG, of one pixel. */
export const picture =
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg=='

export const passkey = { id: id('idn'), name: 'MacBook', lastUsedAt: JANUARY_2 }

/** Ada, with the fields that administrators can see. */
export const adaForAdmins = {
  ...ada,
  externalId: 'employee-1815',
  privateMetadata: { notes: 'Prefers email.' },
  banned: false,
  locked: false,
  passwordEnabled: true,
  twoFactorEnabled: true,
  lastActiveAt: JANUARY_2,
}

/** A new colleague, who signs in with a code by email. */
export const newUser = {
  emailAddresses: ['mary@example.com'],
  username: 'mary',
  firstName: 'Mary',
  lastName: 'Somerville',
  password: 'Mechanism-of-the-Heavens-1831',
}

export const mary = {
  ...adaForAdmins,
  id: 'user_9x4w7kq2mzr83n16p5t0c9hvj4b',
  username: newUser.username,
  firstName: newUser.firstName,
  lastName: newUser.lastName,
  imageUrl: 'https://img.clerk.com/mary',
  hasImage: false,
  primaryEmailAddressId: 'idn_9x4w7kq2mzr83n16p5t0c9hvj4b',
  emailAddresses: [
    { id: 'idn_9x4w7kq2mzr83n16p5t0c9hvj4b', emailAddress: 'mary@example.com', verified: true },
  ],
  publicMetadata: {},
  unsafeMetadata: {},
  externalId: null,
  privateMetadata: {},
  passwordEnabled: true,
  twoFactorEnabled: false,
  lastSignInAt: null,
  lastActiveAt: null,
  createdAt: JANUARY_2,
}

export const session = {
  id: id('sess'),
  userId: ada.id,
  status: 'active',
  lastActiveOrganizationId: id('org'),
  latestActivity: {
    deviceType: 'Macintosh',
    isMobile: false,
    browserName: 'Firefox',
    browserVersion: '133.0',
    ipAddress: '192.0.2.10',
    city: 'London',
    country: 'GB',
  },
  lastActiveAt: JANUARY_2,
  expiresAt: JANUARY_8,
  expireAt: JANUARY_8,
  abandonAt: JANUARY_31,
  ...times,
}

export const endedSession = { ...session, status: 'revoked' }

export const apiKey = {
  id: 'ak_3f6a1c9e5b7d2048a1c3e5f7092b4d6e',
  name: 'Nightly report',
  description: 'Reads the profile for the report.',
  subject: ada.id,
  scopes: ['me:read'],
  revoked: false,
  revocationReason: null,
  expired: false,
  expiresAt: JANUARY_31,
  expiration: JANUARY_31,
  createdBy: ada.id,
  lastUsedAt: JANUARY_2,
  ...times,
}

export const acme = {
  id: id('org'),
  name: 'Acme',
  slug: 'acme',
  imageUrl: 'https://img.clerk.com/acme',
  hasImage: true,
  publicMetadata: { industry: 'anvils' },
  maxAllowedMemberships: 5,
  ...times,
}

/** Acme, with the fields that administrators of the app can see. */
export const acmeForAdmins = {
  ...acme,
  privateMetadata: { contract: 'C-1815' },
  membersCount: 4,
  createdBy: ada.id,
}

export const domain = {
  id: id('orgdmn'),
  name: 'example.com',
  enrollmentMode: 'automatic_invitation',
  verified: false,
  ...times,
}

export const membership = {
  id: id('orgmem'),
  role: 'org:member',
  organization: acme,
  publicUserData: {
    userId: ada.id,
    identifier: 'ada@example.com',
    firstName: ada.firstName,
    lastName: ada.lastName,
    imageUrl: ada.imageUrl,
    hasImage: ada.hasImage,
  },
  publicMetadata: { team: 'engines' },
  ...times,
}

export const invitation = {
  id: id('orginv'),
  emailAddress: 'mary@example.com',
  role: 'org:member',
  organizationId: acme.id,
  status: 'pending',
  expiresAt: JANUARY_31,
  createdAt: JANUARY_1,
  updatedAt: JANUARY_1,
}

/** Ada's session token, as `getAuth` describes it. */
export const authentication = {
  tokenType: 'session_token',
  id: session.id,
  subject: ada.id,
  userId: ada.id,
  orgId: acme.id,
  orgSlug: acme.slug,
  orgRole: membership.role,
  orgPermissions: ['org:reports:read'],
  role: 'admin',
  scopes: [],
  actor: null,
  expiresAt: JANUARY_1 + 60_000,
}

export const appInvitation = {
  id: id('inv'),
  emailAddress: 'mary@example.com',
  status: 'pending',
  publicMetadata: { team: 'engines' },
  expiresAt: JANUARY_31,
  createdAt: JANUARY_1,
  updatedAt: JANUARY_1,
}

export const signInToken = { id: id('sit'), userId: ada.id, status: 'pending', ...times }

export const actorToken = {
  id: id('act'),
  userId: ada.id,
  actor: { sub: mary.id },
  status: 'pending',
  ...times,
}

export const waitlistEntry = {
  id: id('wle'),
  emailAddress: 'mary@example.com',
  status: 'pending',
  ...times,
}

export const listedIdentifier = { id: id('alid'), identifier: 'mary@example.com', ...times }
