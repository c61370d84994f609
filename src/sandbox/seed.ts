import { readFile } from 'node:fs/promises'
import { Value } from '@sinclair/typebox/value'
import { defaultRoles } from './built-in-seed.ts'
import { flawOf } from './flaws.ts'
import { makeHexId, makeId } from './ids.ts'
import { SEED_TIME } from './instance-records.ts'
import { flawOfPerson, identifiersOf, recordOf } from './people.ts'
import { membershipRecord, organizationRecord, timestamps, userRecord } from './records.ts'
import { initialRoleSet } from './role-sets.ts'
import { Seed } from './seed-schema.ts'
import { settingsOf, turnSettings } from './settings.ts'
import { createStore, type Store } from './store.ts'

const DAY = 86_400_000

/** Each record of a list is one day older than the one before. */
const seededAt = (index: number) => timestamps(SEED_TIME - index * DAY)

/**
 * Reads a seed from a JSON file.
 *
 * @throws {Error} a sentence with the file and the place, if the file is unreadable or no seed
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
    // Node.js gives the position, or shows the text around the mistake.
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
 * Fills an empty store. The ids come from the names, so that the same seed always gives the same
 * ids.
 *
 * @param source the file, or another name of the seed, for the beginning of each error
 * @throws {Error} a sentence with the place, if the seed is invalid or refers to a missing record
 */
export function plant(store: Store, seed: Seed, source = 'the seed'): void {
  if (!Value.Check(Seed, seed)) throw new Error(flawOf(Seed, seed, source))
  const refuse = (place: string, sentence: string): never => {
    throw new Error(`${source}: ${place} ${sentence}`)
  }
  plantRoles(store, seed)
  turnSettings(store, seed.settings ?? {})
  plantClaims(store, seed, refuse)
  const users = plantUsers(store, seed, refuse)
  const organizations = plantOrganizations(store, seed, users, refuse)
  plantMachines(store, seed, refuse)
  plantTokens(store, seed, users, organizations, refuse)
}

type Refuse = (place: string, sentence: string) => never

/** Ids, by the names in a seed. */
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

/** Email addresses are case-insensitive. */
function nameOfUser(name: string): string {
  return name.includes('@') ? name.toLowerCase() : name
}

function plantRoles(store: Store, { roles = defaultRoles, permissions = {} }: Seed): void {
  for (const [key, role] of Object.entries(roles)) store.roles.set(key, { key, ...role })
  Object.entries(permissions).forEach(([key, { name, description = '' }], index) => {
    const id = makeId('perm', key)
    store.permissions.set(id, { id, key, name, description, ...seededAt(index) })
  })
}

/** Claims that Clerk sets itself. Nobody can replace them. */
const RESERVED = /^(?:azp|exp|fva|iat|iss|jti|nbf|o|org_\w+|sid|sts|sub|v)$/

function plantClaims(
  store: Store,
  { session_claims, jwt_templates = {} }: Seed,
  refuse: Refuse,
): void {
  const check = (claims: object, place: string) => {
    for (const name of Object.keys(claims))
      if (RESERVED.test(name))
        refuse(`${place}.${name}`, 'is a claim that Clerk sets: leave it out.')
  }
  if (session_claims) {
    check(session_claims, 'session_claims')
    store.settings.set('current', { ...settingsOf(store), session_claims })
  }
  Object.entries(jwt_templates).forEach(([name, { claims, lifetime = 60 }], index) => {
    check(claims, `jwt_templates.${name}.claims`)
    const id = makeId('jtmp', name)
    const template = { id, name, claims, lifetime, allowed_clock_skew: 5, ...seededAt(index) }
    store.jwtTemplates.set(id, template)
  })
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
  const role_set_id = initialRoleSet(store).id
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
    const given = { id, created_by, role_set_id, ...fields, ...times }
    store.organizations.set(id, organizationRecord(given))
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
