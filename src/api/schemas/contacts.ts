import type {
  EmailAddress as ClerkEmailAddress,
  PhoneNumber as ClerkPhoneNumber,
} from '@clerk/backend'
import {
  closed,
  component,
  type Lacking,
  nullable,
  page,
  type Static,
  text,
  timestamp,
  Type,
} from '../../kit/index.ts'
import { EmailAddressInput } from './email-address.ts'
import { ada, newUser, phoneNumber, verification } from './story.ts'

export const EmailAddress = component(
  'EmailAddress',
  Type.Object(
    {
      id: nullable(text('Id of an email address.')),
      emailAddress: text(),
      verified: Type.Boolean({ description: 'True if the user has verified the address.' }),
    },
    { description: 'An email address of a user.', examples: ada.emailAddresses },
  ),
)
export const EmailAddressPage = page('EmailAddressPage', EmailAddress)

export const AddEmailAddress = component(
  'AddEmailAddress',
  closed(
    Type.Object(
      { emailAddress: EmailAddressInput },
      {
        description: 'An email address to add.',
        examples: [{ emailAddress: newUser.emailAddresses[0] }],
      },
    ),
  ),
)

export const PhoneNumber = component(
  'PhoneNumber',
  Type.Object(
    {
      id: nullable(text('Id of a phone number.')),
      phoneNumber: text('The number in the format of E.164.'),
      verified: Type.Boolean({ description: 'True if the user has verified the number.' }),
      usedAsSecondFactor: Type.Boolean({
        description: 'True if codes for the second factor are sent to it.',
      }),
    },
    { description: 'A phone number of a user.', examples: [phoneNumber] },
  ),
)
export const PhoneNumberPage = page('PhoneNumberPage', PhoneNumber)

export const AddPhoneNumber = component(
  'AddPhoneNumber',
  closed(
    Type.Object(
      {
        phoneNumber: Type.String({
          pattern: '^\\+[1-9][0-9]{6,14}$',
          maxLength: 16,
          description: 'The number in the format of E.164.',
        }),
      },
      {
        description: 'A phone number to add.',
        examples: [{ phoneNumber: phoneNumber.phoneNumber }],
      },
    ),
  ),
)

export const Verification = component(
  'Verification',
  Type.Object(
    {
      id: text('Id of the verification.'),
      status: text('`unverified`, `verified`, `expired` or `failed`.'),
      expiresAt: nullable(timestamp('Milliseconds since 1970.', verification.expiresAt)),
    },
    {
      description: 'A code that was sent, to verify an email address or a phone number.',
      examples: [verification],
    },
  ),
)

export const VerificationCode = component(
  'VerificationCode',
  closed(
    Type.Object(
      { code: Type.String({ minLength: 1, maxLength: 32, description: 'The code as received.' }) },
      { description: 'The code that was sent.', examples: [{ code: '424242' }] },
    ),
  ),
)

export function toEmailAddress(
  address: Lacking<ClerkEmailAddress, 'id'>,
): Static<typeof EmailAddress> {
  return {
    id: address.id ?? null,
    emailAddress: address.emailAddress,
    verified: address.verification?.status === 'verified',
  }
}

export function toPhoneNumber(
  number: Lacking<ClerkPhoneNumber, 'id' | 'reservedForSecondFactor'>,
): Static<typeof PhoneNumber> {
  return {
    id: number.id ?? null,
    phoneNumber: number.phoneNumber,
    verified: number.verification?.status === 'verified',
    usedAsSecondFactor: number.reservedForSecondFactor ?? false,
  }
}

/** @param verification Clerk's, as it came: the SDK has no type for it */
export function toVerification(verification: {
  id: string
  status: string
  expire_at?: number | null
}): Static<typeof Verification> {
  return {
    id: verification.id,
    status: verification.status,
    expiresAt: verification.expire_at ?? null,
  }
}
