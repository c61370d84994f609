import {
  createMembership,
  createOrganization,
  createSession,
  createUser,
  deleteMembership,
  endSession,
  updateUser,
} from '../../../src/sandbox/changes.ts'
import { sessionClaims } from '../../../src/sandbox/index.ts'
import type { Organization, User } from '../../../src/sandbox/records.ts'
import { type Api, first } from '../../api.ts'

export const PASSWORD = 'sandbox-password'

export type World = ReturnType<typeof createWorld>

/** A person in an organization, and another organization. */
export function createWorld({ app, sandbox: { store, signer } }: Api) {
  const person = createUser(store, { password: PASSWORD }, [address()])
  const create = (name: string) =>
    createOrganization(store, { name, slug: `${name}-${unique()}`, max_allowed_memberships: 0 })
  const organization = create('initech')
  createMembership(store, {
    organization_id: organization.id,
    user_id: person.id,
    role: 'org:member',
  })
  const signIn = (user: User, active?: Organization) =>
    signer.session(sessionClaims(store, createSession(store, user, active?.id ?? null)))
  return { app, store, signer, person, organization, other: create('hooli'), signIn }
}

let uniques = 0
/** A number that no other thing has. */
export const unique = () => (uniques += 1)
export const address = () => `someone-${unique()}@example.com`

export function someone({ store }: World): User {
  return createUser(store, { password: PASSWORD }, [address()])
}

function appAdmin({ store }: World): User {
  return createUser(store, { password: PASSWORD, public_metadata: { role: 'admin' } }, [address()])
}

function join({ store, signIn }: World, user: User, organization: Organization, role: string) {
  createMembership(store, { organization_id: organization.id, user_id: user.id, role })
  return signIn(user, organization)
}

function membershipOf({ store, organization }: World, { id }: User) {
  return first(
    store.memberships,
    (one) => one.user_id === id && one.organization_id === organization.id,
  )
}

export function keyOf({ app }: World, { id: subject }: { id: string }, ...scopes: string[]) {
  return app.clerk.apiKeys.create({ name: `Key ${unique()}`, subject, scopes })
}

/** The key of the first world, for all worlds. Clerk's limit does not allow to verify hundreds. */
function sameKey(create: (world: World) => ReturnType<typeof keyOf>) {
  let key: ReturnType<typeof keyOf> | undefined
  return async (world: World) => (await (key ??= create(world))).secret ?? ''
}

function machine({ store, signer }: World, ...scopes: string[]) {
  const { id } = first(store.machines, () => true)
  return signer.m2m({ sub: id, scopes: scopes.join(' ') })
}

/** The token of each caller in a world. */
export const tokens: Record<string, (world: World) => Promise<string> | string> = {
  nobody: () => '',
  stranger: (world) => join(world, someone(world), world.other, 'org:member'),
  person: ({ signIn, person, organization }) => signIn(person, organization),
  member: (world) => join(world, someone(world), world.organization, 'org:member'),
  manager: (world) => join(world, someone(world), world.organization, 'org:manager'),
  orgAdmin: (world) => join(world, someone(world), world.organization, 'org:admin'),
  otherAdmin: (world) => join(world, someone(world), world.other, 'org:admin'),
  appAdmin: (world) => world.signIn(appAdmin(world)),
  // The API does not know that these lost the role, the membership or the session.
  demotedAdmin(world) {
    const user = someone(world)
    const token = join(world, user, world.organization, 'org:admin')
    Object.assign(membershipOf(world, user), { role: 'org:member' })
    return token
  },
  removedAdmin(world) {
    const user = someone(world)
    const token = join(world, user, world.organization, 'org:admin')
    deleteMembership(world.store, membershipOf(world, user))
    return token
  },
  demotedAppAdmin(world) {
    const admin = appAdmin(world)
    const token = world.signIn(admin)
    updateUser(world.store, admin, { public_metadata: {} })
    return token
  },
  endedAdmin(world) {
    const { store, organization } = world
    const admin = appAdmin(world)
    const token = join(world, admin, organization, 'org:admin')
    for (const session of store.sessions.values())
      if (session.user_id === admin.id) endSession(store, session, 'ended')
    return token
  },

  meKey: sameKey((world) => keyOf(world, world.person, 'me:read')),
  orgKey: sameKey((world) => keyOf(world, world.organization, 'me:read')),
  readKey: sameKey((world) => keyOf(world, appAdmin(world), 'users:read')),
  writeKey: sameKey((world) => keyOf(world, appAdmin(world), 'users:write')),
  bareKey: sameKey((world) => keyOf(world, appAdmin(world))),
  readMachine: (world) => machine(world, 'users:read'),
  writeMachine: (world) => machine(world, 'users:write'),
  bareMachine: (world) => machine(world),
  oauth: ({ store }) => first(store.oauthTokens, () => true).token,
}
