import { Type, type Static, type TString } from '@sinclair/typebox'
import { Value } from '@sinclair/typebox/value'
import { createUser } from './changes.ts'
import { flawOf } from './flaws.ts'
import { newPhoneNumber } from './identifiers.ts'
import { makeId } from './ids.ts'
import { PASSWORD_HASHERS } from './passwords.ts'
import type { User } from './records.ts'
import { closedObject, emailAddress, metadata, phoneNumber, username } from './schemas.ts'
import { findUserByIdentifier, type Store } from './store.ts'

/** One text, or a list of them. */
const oneOrMore = (schema: TString) =>
  Type.Union([schema, Type.Array(schema, { minItems: 1 })], {
    expects: `${String(schema.expects)}, or a list of such`,
  })

/** A user in a seed or in the tools. The names are those of Clerk's API. */
export const NewPerson = closedObject({
  username: Type.Optional(username),
  email_address: Type.Optional(oneOrMore(emailAddress)),
  phone_number: Type.Optional(oneOrMore(phoneNumber)),
  first_name: Type.Optional(Type.String()),
  last_name: Type.Optional(Type.String()),
  locale: Type.Optional(Type.String()),
  password: Type.Optional(Type.String({ minLength: 8, expects: 'text of 8 characters or more' })),
  password_digest: Type.Optional(Type.String()),
  password_hasher: Type.Optional(
    Type.Union(
      PASSWORD_HASHERS.map((name) => Type.Literal(name)),
      { expects: `one of ${PASSWORD_HASHERS.join(', ')}` },
    ),
  ),
  password_compromised: Type.Optional(Type.Boolean()),
  external_id: Type.Optional(Type.String()),
  banned: Type.Optional(Type.Boolean()),
  locked: Type.Optional(Type.Boolean()),
  public_metadata: Type.Optional(metadata),
  private_metadata: Type.Optional(metadata),
  unsafe_metadata: Type.Optional(metadata),
  features: Type.Optional(Type.Array(Type.String())),
  plan: Type.Optional(Type.String()),
})
export type NewPerson = Static<typeof NewPerson>

/** Turns `email_address` into `emailAddress`. */
type Camel<Name> = Name extends `${infer Head}_${infer Tail}`
  ? `${Head}${Capitalize<Camel<Tail>>}`
  : Name

/** A user with the names of Clerk's SDK or of its API. */
export type NewUser = NewPerson | { [Name in keyof NewPerson as Camel<Name>]: NewPerson[Name] }

/** A user that was created. */
export interface CreatedUser {
  id: string
  username: string | null
  emailAddress: string | null
  password: string | null
}

/**
 * Creates a user, and emits the event. Without an identifier, the email address is random.
 * @throws if a field is wrong, or an identifier is taken
 */
export function createPerson(store: Store, fields: NewUser = {}): CreatedUser {
  const person = Object.fromEntries(
    Object.entries(fields).map(([name, value]) => [
      name.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`),
      value,
    ]),
  )
  if (!Value.Check(NewPerson, person)) throw new Error(flawOf(NewPerson, person, 'the user'))
  const flaw = flawOfPerson(person)
  if (flaw) throw new Error(`the user ${flaw}`)
  if (identifiersOf(person).length === 0)
    person.email_address = `${makeId('user').slice(-10).toLowerCase()}@example.com`
  for (const identifier of identifiersOf(person)) {
    if (findUserByIdentifier(store, identifier))
      throw new Error(`There is a user "${identifier}" already.`)
  }
  const { id, username, email_addresses } = createUser(store, ...recordOf(person))
  return {
    id,
    username,
    emailAddress: email_addresses[0]?.email_address ?? null,
    password: person.password ?? null,
  }
}

/** Describes members that exclude each other; undefined if there are none. */
export function flawOfPerson({
  password,
  password_digest: digest,
  password_hasher: hasher,
  password_compromised: isCompromised,
}: NewPerson): string | undefined {
  if ((digest === undefined) !== (hasher === undefined))
    return 'needs password_digest and password_hasher together.'
  if (password !== undefined && digest !== undefined)
    return 'has a password and a password_digest: leave one of them out.'
  if (isCompromised && password === undefined && digest === undefined)
    return 'has password_compromised, and no password.'
  return undefined
}

/** All identifiers of the user. A seed can use any of them as the name. */
export function identifiersOf({ username, email_address, phone_number }: NewPerson): string[] {
  const emails = [email_address ?? []].flat().map((email) => email.toLowerCase())
  return [username ?? [], emails, phone_number ?? []].flat()
}

/** The parameters of `userRecord` for the person. */
export function recordOf(
  { email_address = [], phone_number = [], password_digest, ...fields }: NewPerson,
  { id = makeId('user'), ...times }: Partial<Pick<User, 'id' | 'created_at' | 'updated_at'>> = {},
): [Partial<User>, string[]] {
  const phone_numbers = [phone_number].flat().map((phone) =>
    newPhoneNumber(phone, {
      id: makeId('idn', `${id}:${phone}`),
      ...(times.created_at !== undefined && { created_at: times.created_at }),
    }),
  )
  return [
    {
      id,
      ...times,
      ...fields,
      ...(password_digest !== undefined && { password: password_digest }),
      phone_numbers,
      primary_phone_number_id: phone_numbers[0]?.id ?? null,
    },
    [email_address].flat(),
  ]
}
