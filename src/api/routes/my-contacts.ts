import { type FastifyPluginAsyncTypebox, session } from '../../kit/index.ts'
import {
  AddEmailAddress,
  AddPhoneNumber,
  EmailAddress,
  EmailAddressPage,
  PhoneNumber,
  PhoneNumberPage,
  toEmailAddress,
  toPhoneNumber,
} from '../schemas/contacts.ts'
import { EmailAddressId, PhoneNumberId } from '../schemas/ids.ts'
import { contactRoutes } from './contacts.ts'

/** Manage your own email addresses and phone numbers. */
export const myContactRoutes: FastifyPluginAsyncTypebox = async (app) => {
  contactRoutes(app, {
    a: 'an email address',
    noun: 'email address',
    plural: 'email addresses',
    names: ['EmailAddress', 'EmailAddresses'],
    path: 'email-addresses',
    clerkPath: 'email_addresses',
    idParameter: 'emailAddressId',
    property: 'emailAddress',
    security: [...session(), { clerkApiKey: ['me:read'] }],
    schemas: {
      id: EmailAddressId,
      contact: EmailAddress,
      page: EmailAddressPage,
      add: AddEmailAddress,
    },
    missing: 'email_address_not_found',
    of: ({ emailAddresses }) => emailAddresses.map(toEmailAddress),
    add: async ({ emailAddresses }, userId, emailAddress) =>
      toEmailAddress(
        await emailAddresses.createEmailAddress({ userId, emailAddress, verified: false }),
      ),
    makePrimary: (users, userId, primaryEmailAddressID) =>
      users.updateUser(userId, { primaryEmailAddressID }),
    remove: ({ emailAddresses }, id) => emailAddresses.deleteEmailAddress(id),
  })
  contactRoutes(app, {
    a: 'a phone number',
    noun: 'phone number',
    plural: 'phone numbers',
    names: ['PhoneNumber', 'PhoneNumbers'],
    path: 'phone-numbers',
    clerkPath: 'phone_numbers',
    idParameter: 'phoneNumberId',
    property: 'phoneNumber',
    security: session(),
    schemas: {
      id: PhoneNumberId,
      contact: PhoneNumber,
      page: PhoneNumberPage,
      add: AddPhoneNumber,
    },
    missing: 'phone_number_not_found',
    of: ({ phoneNumbers }) => phoneNumbers.map(toPhoneNumber),
    add: async ({ phoneNumbers }, userId, phoneNumber) =>
      toPhoneNumber(await phoneNumbers.createPhoneNumber({ userId, phoneNumber, verified: false })),
    makePrimary: (users, userId, primaryPhoneNumberID) =>
      users.updateUser(userId, { primaryPhoneNumberID }),
    remove: ({ phoneNumbers }, id) => phoneNumbers.deletePhoneNumber(id),
  })
}
