import type { ClerkEvent } from './store.ts'

/** An email or a text message that Clerk would have sent. */
export interface Message {
  id: string
  channel: 'email' | 'sms'
  /** An email address or a phone number. */
  to: string
  /** Clerk's name of the template: `verification_code`, `invitation` … */
  slug: string
  /** Empty for a text message. */
  subject: string
  text: string
  /** The code to enter, if the message has one. */
  code: string | null
  /** The address to open, if the message has one. */
  link: string | null
  /** Milliseconds since 1970. */
  at: number
}

/** The events `email.created` and `sms.created`: the fields that are read here. */
interface MessageData {
  id: string
  slug?: string | null
  subject?: string
  to_email_address?: string
  to_phone_number?: string
  body_plain?: string | null
  message?: string
  data: { otp_code?: string; magic_link?: string; action_url?: string }
}

/** The message of an event; undefined for all other events. */
export function messageOf({ type, data }: ClerkEvent): Message | undefined {
  if (type !== 'email.created' && type !== 'sms.created') return undefined
  const message = data as MessageData
  const text = message.body_plain ?? message.message ?? ''
  return {
    id: message.id,
    channel: type === 'email.created' ? 'email' : 'sms',
    to: message.to_email_address ?? message.to_phone_number ?? '',
    slug: message.slug ?? '',
    subject: message.subject ?? '',
    text,
    code: message.data.otp_code ?? null,
    link:
      message.data.magic_link ??
      message.data.action_url ??
      /https?:\/\/\S+/.exec(text)?.[0] ??
      null,
    at: Date.now(),
  }
}
