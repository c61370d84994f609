import { readFile } from 'node:fs/promises'
import { Type, type Static, type TSchema } from '@sinclair/typebox'
import { Value } from '@sinclair/typebox/value'
import { makeHexId, makeId } from './ids.ts'
import { membershipRecord, organizationRecord, timestamps, userRecord } from './records.ts'
import { closedObject, emailAddress, metadata, slug, username } from './schemas.ts'
import type { Store } from './store.ts'

const Billing = {
  features: Type.Optional(Type.Array(Type.String())),
  plan: Type.Optional(Type.String()),
}
const Subject = {
  user: Type.Optional(Type.String({ description: 'A username' })),
  organization: Type.Optional(Type.String({ description: 'A slug' })),
}

/** What a sandbox starts with. Records name each other by username, slug and machine name. */
export const Seed = closedObject({
  roles: Type.Record(
    Type.String({ pattern: '^org:\\w+$' }),
    closedObject({ name: Type.String(), permissions: Type.Array(Type.String()) }),
    { additionalProperties: false },
  ),
  users: Type.Array(
    closedObject({
      username,
      first_name: Type.Optional(Type.String()),
      last_name: Type.Optional(Type.String()),
      email_address: emailAddress,
      password: Type.Optional(Type.String({ minLength: 8 })),
      external_id: Type.Optional(Type.String()),
      public_metadata: Type.Optional(metadata),
      private_metadata: Type.Optional(metadata),
      unsafe_metadata: Type.Optional(metadata),
      ...Billing,
    }),
  ),
  organizations: Type.Array(
    closedObject({
      name: Type.String({ minLength: 1 }),
      slug,
      members: Type.Record(Type.String(), Type.String(), {
        description: 'Username and role; the first is the creator.',
      }),
      public_metadata: Type.Optional(metadata),
      private_metadata: Type.Optional(metadata),
      ...Billing,
    }),
  ),
  machines: Type.Array(
    closedObject({
      name: Type.String({ minLength: 1 }),
      secret_key: Type.String({ pattern: '^ak_' }),
      scopes: Type.Optional(Type.Array(Type.String({ description: 'A machine name' }))),
    }),
  ),
  api_keys: Type.Array(
    closedObject({
      name: Type.String({ minLength: 3 }),
      secret: Type.String({ pattern: '^ak_[\\w+/-]{8,256}={0,2}$' }),
      scopes: Type.Array(Type.String()),
      ...Subject,
    }),
  ),
  oauth_tokens: Type.Array(
    closedObject({
      token: Type.String({ pattern: '^oat_[\\w+/-]{8,256}={0,2}$' }),
      client_id: Type.String(),
      user: Type.String({ description: 'A username' }),
      scopes: Type.Array(Type.String()),
    }),
  ),
})
export type Seed = Static<typeof Seed>

/** The newest of everything in a seed; the next in the list is a day older. */
const SEED_TIME = Date.UTC(2026, 0, 1)
const DAY = 86_400_000

const seededAt = (index: number) => timestamps(SEED_TIME - index * DAY)

/**
 * Reads a seed from a JSON file.
 *
 * @throws when the file cannot be read, or is no seed: the message names what is wrong with it
 */
export async function readSeed(file: string): Promise<Seed> {
  const seed: unknown = JSON.parse(await readFile(file, 'utf8'))
  refuse(Seed, seed, file)
  return seed as Seed
}

function refuse(schema: TSchema, seed: unknown, file: string): void {
  const error = Value.Errors(schema, seed).First()
  if (error) throw new Error(`${file} is no seed of the sandbox: ${error.path} ${error.message}`)
}

/**
 * Fills an empty store. The ids derive from the names, so that the same seed always gives the
 * same ids.
 *
 * @throws when the seed names a user, organization, role or machine that it does not have
 */
export function plant(store: Store, seed: Seed): void {
  for (const [key, role] of Object.entries(seed.roles)) store.roles.set(key, { key, ...role })
  const users = plantUsers(store, seed)
  const organizations = plantOrganizations(store, seed, users)
  plantMachines(store, seed)
  plantTokens(store, seed, users, organizations)
}

function lookUp<Item>(table: Map<string, Item>, what: string, name: string): Item {
  const item = table.get(name)
  if (!item) throw new Error(`The seed names the ${what} ${name}, but does not have it.`)
  return item
}

function plantUsers(store: Store, seed: Seed): Map<string, string> {
  const ids = new Map<string, string>()
  seed.users.forEach(({ email_address, ...fields }, index) => {
    const id = makeId('user', fields.username)
    ids.set(fields.username, id)
    store.users.set(id, userRecord({ id, ...fields, ...seededAt(index) }, [email_address]))
  })
  return ids
}

function plantOrganizations(
  store: Store,
  seed: Seed,
  users: Map<string, string>,
): Map<string, string> {
  const ids = new Map<string, string>()
  seed.organizations.forEach(({ members, ...fields }, index) => {
    const id = makeId('org', fields.slug)
    ids.set(fields.slug, id)
    const times = seededAt(index)
    for (const [username, role] of Object.entries(members)) {
      lookUp(store.roles, 'role', role)
      const user_id = lookUp(users, 'user', username)
      const membership = membershipRecord({ organization_id: id, user_id, role, ...times })
      store.memberships.set(membership.id, membership)
    }
    const [creator] = Object.keys(members)
    const created_by = creator === undefined ? null : lookUp(users, 'user', creator)
    store.organizations.set(id, organizationRecord({ id, created_by, ...fields, ...times }))
  })
  return ids
}

function plantMachines(store: Store, seed: Seed): void {
  const ids = new Map(seed.machines.map(({ name }) => [name, makeId('mch', name)]))
  seed.machines.forEach(({ name, secret_key, scopes = [] }, index) => {
    const id = lookUp(ids, 'machine', name)
    store.machines.set(id, {
      id,
      name,
      secret_key,
      scopes: scopes.map((scope) => lookUp(ids, 'machine', scope)),
      default_token_ttl: 3600,
      ...seededAt(index),
    })
  })
}

function plantTokens(
  store: Store,
  seed: Seed,
  users: Map<string, string>,
  organizations: Map<string, string>,
): void {
  const valid = { revoked: false, revocation_reason: null, expiration: null }
  seed.api_keys.forEach(({ user, organization, ...fields }, index) => {
    const id = makeHexId('ak', fields.secret)
    const subject =
      user === undefined
        ? lookUp(organizations, 'organization', organization ?? '')
        : lookUp(users, 'user', user)
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
  seed.oauth_tokens.forEach(({ user, ...fields }, index) => {
    const id = makeHexId('oat', fields.token)
    const subject = lookUp(users, 'user', user)
    store.oauthTokens.set(id, { id, subject, ...valid, ...fields, ...seededAt(index) })
  })
}
