import { Type, type Static } from '@sinclair/typebox'
import { Value } from '@sinclair/typebox/value'
import { createUser } from './changes.ts'
import { flawOf } from './flaws.ts'
import { makeId } from './ids.ts'
import type { User } from './records.ts'
import { closedObject, emailAddress, metadata, username } from './schemas.ts'
import { findUserByIdentifier, type Store } from './store.ts'

/** One or several: text alone is a list of one. */
const oneOrMore = <Schema extends typeof emailAddress>(schema: Schema) =>
  Type.Union([schema, Type.Array(schema, { minItems: 1 })], { expects: schema.expects as string })

/** A user as a seed and the tools describe one. Names are those of Clerk's API. */
export const NewPerson = closedObject({
  username: Type.Optional(username),
  email_address: Type.Optional(oneOrMore(emailAddress)),
  first_name: Type.Optional(Type.String()),
  last_name: Type.Optional(Type.String()),
  locale: Type.Optional(Type.String()),
  password: Type.Optional(Type.String({ minLength: 8, expects: 'text of 8 characters or more' })),
  external_id: Type.Optional(Type.String()),
  banned: Type.Optional(Type.Boolean()),
  locked: Type.Optional(Type.Boolean()),
  public_metadata: Type.Optional(metadata),
  private_metadata: Type.Optional(metadata),
  unsafe_metadata: Type.Optional(metadata),
  features: Type.Optional(Type.Array(Type.String())),
  plan: Type.Optional(Type.String()),
})
type SnakePerson = Static<typeof NewPerson>

/** `email_address` becomes `emailAddress`. */
type Camel<Name> = Name extends `${infer Head}_${infer Tail}`
  ? `${Head}${Capitalize<Camel<Tail>>}`
  : Name

/** The same in the names of Clerk's SDK; those of its API are taken too. */
export type NewUser =
  SnakePerson | { [Name in keyof SnakePerson as Camel<Name>]: SnakePerson[Name] }

/** A user that was created. */
export interface CreatedUser {
  id: string
  username: string | null
  emailAddress: string | null
  password: string | null
}

/**
 * Creates a user, and emits the event; without an identifier, with a random email address.
 * @throws when a field is wrong, or an identifier is taken
 */
export function createPerson(store: Store, fields: NewUser = {}): CreatedUser {
  const person = Object.fromEntries(
    Object.entries(fields).map(([name, value]) => [
      name.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`),
      value,
    ]),
  )
  if (!Value.Check(NewPerson, person)) throw new Error(flawOf(NewPerson, person, 'the user'))
  if (identifiersOf(person).length === 0)
    person.email_address = `${makeId('user').slice(-10).toLowerCase()}@example.com`
  for (const identifier of identifiersOf(person)) {
    if (findUserByIdentifier(store, identifier))
      throw new Error(`There is a user "${identifier}" already.`)
  }
  const { username, password, id, email_addresses } = createUser(store, ...recordOf(person))
  return { id, username, password, emailAddress: email_addresses[0]?.email_address ?? null }
}

/** What the user signs in with, as a seed names users by: the first is the name. */
export function identifiersOf({ username, email_address }: SnakePerson): string[] {
  return [username ?? [], email_address ?? []].flat()
}

/** The parameters of `userRecord` for the person. */
export function recordOf({
  email_address = [],
  ...fields
}: SnakePerson): [Partial<Omit<User, 'email_addresses'>>, string[]] {
  return [fields, [email_address].flat()]
}
