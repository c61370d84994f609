import { readFile } from 'node:fs/promises'
import { Type, type Static } from '@sinclair/typebox'
import { Value } from '@sinclair/typebox/value'
import { flawOf } from './flaws.ts'
import { makeHexId, makeId } from './ids.ts'
import { flawOfPerson, identifiersOf, NewPerson, recordOf } from './people.ts'
import { membershipRecord, organizationRecord, timestamps, userRecord } from './records.ts'
import { closedObject, metadata, slug } from './schemas.ts'
import { createStore, type Store } from './store.ts'

const Billing = {
  features: Type.Optional(Type.Array(Type.String())),
  plan: Type.Optional(Type.String()),
}
const User = Type.String({ description: 'A username, email address or phone number of a user' })
const Subject = {
  user: Type.Optional(User),
  organization: Type.Optional(Type.String({ description: 'A slug' })),
}
const secret = (prefix: string) =>
  Type.String({
    pattern: `^${prefix}_[\\w+/-]{8,256}={0,2}$`,
    expects: `${prefix}_ and 8 letters or digits or more`,
  })

/**
 * The data that a sandbox starts with; every section may be left out. Records name each other by
 * username, slug and machine name.
 */
export const Seed = closedObject({
  roles: Type.Optional(
    Type.Record(
      Type.String({ pattern: '^org:\\w+$' }),
      closedObject({ name: Type.String(), permissions: Type.Array(Type.String()) }),
      { additionalProperties: false },
    ),
  ),
  users: Type.Optional(Type.Array(NewPerson)),
  organizations: Type.Optional(
    Type.Array(
      closedObject({
        name: Type.String({ minLength: 1, expects: 'text' }),
        slug,
        members: Type.Optional(
          Type.Record(Type.String(), Type.String(), {
            description: 'User and role; the first is the creator.',
          }),
        ),
        max_allowed_memberships: Type.Optional(Type.Integer({ minimum: 0 })),
        public_metadata: Type.Optional(metadata),
        private_metadata: Type.Optional(metadata),
        ...Billing,
      }),
    ),
  ),
  machines: Type.Optional(
    Type.Array(
      closedObject({
        name: Type.String({ minLength: 1, expects: 'text' }),
        secret_key: Type.String({ pattern: '^ak_', expects: 'ak_ and more' }),
        scopes: Type.Optional(Type.Array(Type.String({ description: 'A machine name' }))),
      }),
    ),
  ),
  api_keys: Type.Optional(
    Type.Array(
      closedObject({
        name: Type.String({ minLength: 3, expects: 'text of 3 characters or more' }),
        secret: secret('ak'),
        scopes: Type.Array(Type.String()),
        ...Subject,
      }),
    ),
  ),
  oauth_tokens: Type.Optional(
    Type.Array(
      closedObject({
        token: secret('oat'),
        client_id: Type.String(),
        user: User,
        scopes: Type.Array(Type.String()),
      }),
    ),
  ),
})
export type Seed = Static<typeof Seed>

/** The roles of a seed that names none, those of a new Clerk instance. */
const ROLES: NonNullable<Seed['roles']> = {
  'org:admin': {
    name: 'Admin',
    permissions: [
      'org:sys_profile:manage',
      'org:sys_profile:delete',
      'org:sys_memberships:read',
      'org:sys_memberships:manage',
      'org:sys_domains:read',
      'org:sys_domains:manage',
      'org:sys_api_keys:read',
      'org:sys_api_keys:manage',
    ],
  },
  'org:member': { name: 'Member', permissions: ['org:sys_memberships:read'] },
}

/** The newest of everything in a seed; the next in the list is a day older. */
const SEED_TIME = Date.UTC(2026, 0, 1)
const DAY = 86_400_000

const seededAt = (index: number) => timestamps(SEED_TIME - index * DAY)

/**
 * Reads a seed from a JSON file.
 *
 * @throws {Error} a sentence with the file and the place in it, when it cannot be read or is no seed
 */
export async function readSeed(file: string): Promise<Seed> {
  const text = await readFile(file, 'utf8').catch((error: unknown) => {
    throw new Error(`${file} cannot be read (${(error as Error).message}).`, { cause: error })
  })
  const seed = parse(text, file)
  plant(createStore(), seed as Seed, file)
  return seed as Seed
}

function parse(text: string, file: string): unknown {
  try {
    return JSON.parse(text)
  } catch (error) {
    // Node.js says the position, or shows the text around the mistake.
    const { message } = error as Error
    const [, reason = message, position] =
      /^(.*?)(?: in JSON)? at position (\d+)/.exec(message) ?? []
    const before = text.slice(0, Number(position)).split('\n')
    const place = `line ${before.length}, column ${(before.at(-1)?.length ?? 0) + 1}`
    throw new Error(
      `${file} is not JSON: ${reason.replaceAll(/\s+/g, ' ')}${position ? ` (${place})` : ''}.`,
      {
        cause: error,
      },
    )
  }
}

/**
 * Fills an empty store. The ids derive from the names, so that the same seed always gives the
 * same ids.
 *
 * @param source the file, or another name for the seed, in front of each error
 * @throws {Error} a sentence with the place, when the seed is not one, or names what it does not have
 */
export function plant(store: Store, seed: Seed, source = 'the seed'): void {
  if (!Value.Check(Seed, seed)) throw new Error(flawOf(Seed, seed, source))
  const refuse = (place: string, sentence: string): never => {
    throw new Error(`${source}: ${place} ${sentence}`)
  }
  for (const [key, role] of Object.entries(seed.roles ?? ROLES))
    store.roles.set(key, { key, ...role })
  const users = plantUsers(store, seed, refuse)
  const organizations = plantOrganizations(store, seed, users, refuse)
  plantMachines(store, seed, refuse)
  plantTokens(store, seed, users, organizations, refuse)
}

type Refuse = (place: string, sentence: string) => never

/** Ids by the names that a seed uses. */
type Names = Map<string, string>

function lookUp(names: Names, what: string, name: string, place: string, refuse: Refuse): string {
  const id = names.get(what === 'user' ? nameOfUser(name) : name)
  if (id !== undefined) return id
  const known = [...names.keys()].slice(0, 10).join(', ') || 'none'
  return refuse(
    place,
    `names the ${what} "${name}", and the seed does not have it. It has: ${known}.`,
  )
}

/** Email addresses have no case. */
function nameOfUser(name: string): string {
  return name.includes('@') ? name.toLowerCase() : name
}

function plantUsers(store: Store, { users = [] }: Seed, refuse: Refuse): Names {
  const ids: Names = new Map()
  users.forEach((person, index) => {
    const place = `users[${index}]`
    const identifiers = identifiersOf(person)
    const [name] = identifiers
    if (name === undefined)
      return refuse(place, 'needs a username, an email_address or a phone_number.')
    const flaw = flawOfPerson(person)
    if (flaw) refuse(place, flaw)
    const id = makeId('user', name)
    for (const identifier of identifiers) {
      if (ids.has(identifier)) refuse(place, `has "${identifier}", which another user has.`)
      ids.set(identifier, id)
    }
    store.users.set(id, userRecord(...recordOf(person, { id, ...seededAt(index) })))
  })
  return ids
}

function plantOrganizations(
  store: Store,
  { organizations = [] }: Seed,
  users: Names,
  refuse: Refuse,
): Names {
  const ids: Names = new Map()
  const roles: Names = new Map([...store.roles.keys()].map((key) => [key, key]))
  organizations.forEach(({ members = {}, ...fields }, index) => {
    const place = `organizations[${index}]`
    if (ids.has(fields.slug)) refuse(place, `has the slug "${fields.slug}" of another.`)
    const id = makeId('org', fields.slug)
    ids.set(fields.slug, id)
    const times = seededAt(index)
    const ofMembers = Object.entries(members).map(([name, role]) => {
      lookUp(roles, 'role', role, `${place}.members`, refuse)
      const user_id = lookUp(users, 'user', name, `${place}.members`, refuse)
      const membership = membershipRecord({ organization_id: id, user_id, role, ...times })
      store.memberships.set(membership.id, membership)
      return user_id
    })
    const created_by = ofMembers[0] ?? null
    store.organizations.set(id, organizationRecord({ id, created_by, ...fields, ...times }))
  })
  return ids
}

function plantMachines(store: Store, { machines = [] }: Seed, refuse: Refuse): void {
  const ids: Names = new Map(machines.map(({ name }) => [name, makeId('mch', name)]))
  machines.forEach(({ name, secret_key, scopes = [] }, index) => {
    const place = `machines[${index}].scopes`
    const id = makeId('mch', name)
    store.machines.set(id, {
      id,
      name,
      secret_key,
      scopes: scopes.map((scope) => lookUp(ids, 'machine', scope, place, refuse)),
      default_token_ttl: 3600,
      ...seededAt(index),
    })
  })
}

function plantTokens(
  store: Store,
  { api_keys = [], oauth_tokens = [] }: Seed,
  users: Names,
  organizations: Names,
  refuse: Refuse,
): void {
  const valid = { revoked: false, revocation_reason: null, expiration: null }
  api_keys.forEach(({ user, organization, ...fields }, index) => {
    const place = `api_keys[${index}]`
    if ((user === undefined) === (organization === undefined))
      refuse(place, 'needs a user or an organization, and not both.')
    const id = makeHexId('ak', fields.secret)
    const subject =
      user === undefined
        ? lookUp(organizations, 'organization', organization ?? '', place, refuse)
        : lookUp(users, 'user', user, place, refuse)
    store.apiKeys.set(id, {
      id,
      type: 'api_key',
      subject,
      description: null,
      claims: null,
      created_by: user === undefined ? null : subject,
      last_used_at: null,
      ...valid,
      ...fields,
      ...seededAt(index),
    })
  })
  oauth_tokens.forEach(({ user, ...fields }, index) => {
    const id = makeHexId('oat', fields.token)
    const subject = lookUp(users, 'user', user, `oauth_tokens[${index}]`, refuse)
    store.oauthTokens.set(id, { id, subject, ...valid, ...fields, ...seededAt(index) })
  })
}
