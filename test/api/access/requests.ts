import { type ContactPath, sendCode } from '../../../src/api/rules/contact-verification.ts'
import { picture } from '../../../src/api/schemas/story.ts'
import { createSession, updateUser } from '../../../src/sandbox/changes.ts'
import { CODE } from '../../../src/sandbox/codes.ts'
import { addEmail, addPhone } from '../../../src/sandbox/identifications.ts'
import { newEmailAddress, newPhoneNumber } from '../../../src/sandbox/identifiers.ts'
import { makeId } from '../../../src/sandbox/ids.ts'
import { timestamps } from '../../../src/sandbox/records.ts'
import { newTotp } from '../../../src/sandbox/second-factors.ts'
import { address, keyOf, PASSWORD, someone, unique, type World } from './world.ts'

interface Call {
  path?: Record<string, string>
  body?: object
}

/** The input of each operation. Operations that are missing here take no parameters and no body. */
export const requests: Record<string, (world: World) => Promise<Call> | Call> = {
  updateMe: () => ({ body: { firstName: 'New', unsafeMetadata: { theme: 'light' } } }),
  changeMyPassword: () => ({ body: { currentPassword: PASSWORD, newPassword: 'another-secret' } }),
  revokeMySession: ({ store, person }) => ({
    path: { sessionId: createSession(store, person, null).id },
  }),
  createMyApiKey: () => ({ body: { name: 'A new key', scopes: ['me:read'] } }),
  getMyApiKey: async (world) => ({ path: { apiKeyId: (await keyOf(world, world.person)).id } }),
  revokeMyApiKey: async (world) => ({ path: { apiKeyId: (await keyOf(world, world.person)).id } }),

  addMyEmailAddress: () => ({ body: { emailAddress: address() } }),
  getMyEmailAddress: ownEmailAddress,
  sendMyEmailAddressCode: ownEmailAddress,
  verifyMyEmailAddress: verifying(ownEmailAddress, 'emailAddressId', 'email_addresses'),
  makeMyEmailAddressPrimary: ownEmailAddress,
  removeMyEmailAddress: ownEmailAddress,
  addMyPhoneNumber: () => ({ body: { phoneNumber: phone() } }),
  getMyPhoneNumber: ownPhoneNumber,
  sendMyPhoneNumberCode: ownPhoneNumber,
  verifyMyPhoneNumber: verifying(ownPhoneNumber, 'phoneNumberId', 'phone_numbers'),
  makeMyPhoneNumberPrimary: ownPhoneNumber,
  removeMyPhoneNumber: ownPhoneNumber,
  setMyPicture: () => ({ body: { image: picture } }),
  disconnectMyAccount: ownAccount,
  removeMyPasskey: ownPasskey,
  removeMySecondFactor: ownSecondFactor,
  declineMyInvitation: receivedInvitation,
  leaveOrganization: inside,

  createUser: () => ({ body: { emailAddresses: [address()], firstName: 'New' } }),
  getUser: about,
  updateUser: (world) => ({ ...about(world), body: { lastName: 'New' } }),
  deleteUser: about,
  updateUserMetadata: (world) => ({
    ...about(world),
    body: { publicMetadata: { level: 2 } },
  }),
  banUser: about,
  unbanUser: about,
  lockUser: about,
  unlockUser: about,
  listUserSessions: about,
  revokeUserSessions: about,
  listUserOrganizations: about,

  requirePasswordReset: about,
  cancelPasswordReset: about,
  createSignInToken: (world) => ({ ...about(world), body: {} }),
  async revokeSignInToken({ app, person }) {
    const input = { userId: person.id, expiresInSeconds: 60 }
    const { id } = await app.clerk.signInTokens.createSignInToken(input)
    return { path: { signInTokenId: id } }
  },
  createActorToken: (world) => ({ ...about(world), body: { reason: 'Support' } }),
  async revokeActorToken({ app, person }) {
    const { id } = await app.clerk.actorTokens.create({
      userId: person.id,
      actor: { sub: person.id },
    })
    return { path: { actorTokenId: id } }
  },

  createAppInvitation: () => ({ body: { emailAddress: address() } }),
  createAppInvitations: () => ({ body: { invitations: [{ emailAddress: address() }] } }),
  async revokeAppInvitation({ app }) {
    const { id } = await app.clerk.invitations.createInvitation({ emailAddress: address() })
    return { path: { appInvitationId: id } }
  },
  addToWaitlist: () => ({ body: { emailAddress: address() } }),
  inviteFromWaitlist: waiting,
  rejectFromWaitlist: waiting,
  removeFromWaitlist: waiting,
  addToAllowlist: () => ({ body: { identifier: address() } }),
  async removeFromAllowlist({ app }) {
    const { id } = await app.clerk.allowlistIdentifiers.createAllowlistIdentifier({
      identifier: address(),
      notify: false,
    })
    return { path: { identifierId: id } }
  },
  addToBlocklist: () => ({ body: { identifier: address() } }),
  async removeFromBlocklist({ app }) {
    const { id } = await app.clerk.blocklistIdentifiers.createBlocklistIdentifier({
      identifier: address(),
    })
    return { path: { identifierId: id } }
  },

  createOrganization: () => ({ body: { name: 'A new one' } }),
  getOrganization: inside,
  updateOrganization: (world) => ({ ...inside(world), body: { name: 'New name' } }),
  deleteOrganization: inside,

  updateOrganizationMetadata: (world) => ({
    ...inside(world),
    body: { publicMetadata: { plan: 'pro' }, privateMetadata: { contract: 'C-1' } },
  }),
  setOrganizationLogo: (world) => ({ ...inside(world), body: { image: picture } }),
  deleteOrganizationLogo: inside,
  listOrganizationDomains: inside,
  addOrganizationDomain: (world) => ({
    ...inside(world),
    body: { name: `d${unique()}.example.com`, enrollmentMode: 'automatic_invitation' },
  }),
  updateOrganizationDomain: async (world) => ({
    ...(await ownDomain(world)),
    body: { enrollmentMode: 'automatic_suggestion' },
  }),
  verifyOrganizationDomain: ownDomain,
  removeOrganizationDomain: ownDomain,
  listOrganizationApiKeys: inside,
  createOrganizationApiKey: (world) => ({
    ...inside(world),
    body: { name: 'A new key', scopes: [] },
  }),
  getOrganizationApiKey: organizationKey,
  revokeOrganizationApiKey: organizationKey,

  listMembers: inside,
  addMember: (world) => ({
    ...inside(world),
    body: { userId: someone(world).id, role: 'org:member' },
  }),
  getMember: aboutInside,
  updateMember: (world) => ({ ...aboutInside(world), body: { role: 'org:manager' } }),
  removeMember: aboutInside,

  listInvitations: inside,
  createInvitation: (world) => ({
    ...inside(world),
    body: { emailAddress: address(), role: 'org:member' },
  }),
  createInvitations: (world) => ({
    ...inside(world),
    body: { invitations: [{ emailAddress: address(), role: 'org:member' }] },
  }),
  getInvitation: invitation,
  revokeInvitation: invitation,
}

function about({ person }: World) {
  return { path: { userId: person.id } }
}

function inside({ organization }: World) {
  return { path: { organizationId: organization.id } }
}

function aboutInside({ person, organization }: World) {
  return { path: { userId: person.id, organizationId: organization.id } }
}

async function invitation({ app, organization }: World) {
  const { id } = await app.clerk.organizations.createOrganizationInvitation({
    organizationId: organization.id,
    emailAddress: address(),
    role: 'org:member',
  })
  return { path: { organizationId: organization.id, invitationId: id } }
}

function ownEmailAddress({ store, person }: World) {
  const { id } = addEmail(store, person, newEmailAddress(address()))
  return { path: { emailAddressId: id } }
}

const phone = () => `+1555${String(unique()).padStart(7, '0')}`

function ownPhoneNumber({ store, person }: World) {
  const { id } = addPhone(store, person, newPhoneNumber(phone()))
  return { path: { phoneNumberId: id } }
}

/** Adds the verification of a code that was sent. */
function verifying<Name extends string>(
  contact: (world: World) => { path: Record<Name, string> },
  idParameter: Name,
  clerkPath: ContactPath,
) {
  return async (world: World): Promise<Call> => {
    const { path } = contact(world)
    const { id } = await sendCode(world.app.clerk, clerkPath, path[idParameter])
    return { path: { ...path, verificationId: id }, body: { code: CODE } }
  }
}

function ownAccount({ store, person }: World) {
  const account = {
    id: makeId('eac'),
    provider: 'oauth_google',
    provider_user_id: '1815',
    email_address: address(),
    first_name: 'Ada',
    last_name: 'Lovelace',
    username: null,
    approved_scopes: 'email',
    verified: true,
    redirect_url: null,
    error: null,
    ...timestamps(),
  }
  updateUser(store, person, { external_accounts: [account] })
  return { path: { connectedAccountId: account.id } }
}

function ownPasskey({ store, person }: World) {
  const passkey = {
    id: makeId('idn'),
    name: 'Key ring',
    nonce: null,
    credential_id: 'credential',
    public_key: 'key',
    verified: true,
    last_used_at: Date.now(),
    ...timestamps(),
  }
  updateUser(store, person, { passkeys: [passkey] })
  return { path: { passkeyId: passkey.id } }
}

function ownSecondFactor({ store, person }: World) {
  updateUser(store, person, { totp: newTotp({ verified: true }) })
  return { path: { secondFactor: 'totp' } }
}

async function receivedInvitation({ app, other, person }: World) {
  const { id } = await app.clerk.organizations.createOrganizationInvitation({
    organizationId: other.id,
    emailAddress: person.email_addresses[0]?.email_address ?? '',
    role: 'org:member',
  })
  return { path: { invitationId: id } }
}

async function waiting({ app }: World) {
  const { id } = await app.clerk.waitlistEntries.create({ emailAddress: address() })
  return { path: { waitlistEntryId: id } }
}

async function ownDomain({ app, organization }: World) {
  const { id } = await app.clerk.organizations.createOrganizationDomain({
    organizationId: organization.id,
    name: `d${unique()}.example.com`,
    enrollmentMode: 'manual_invitation',
  })
  return { path: { organizationId: organization.id, domainId: id } }
}

async function organizationKey(world: World) {
  const { id } = await keyOf(world, world.organization)
  return { path: { organizationId: world.organization.id, apiKeyId: id } }
}
