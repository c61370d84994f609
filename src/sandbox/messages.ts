import { CODE } from './codes.ts'
import { makeId } from './ids.ts'
import type { Store } from './store.ts'

// Emails and text messages. The sandbox sends none. The events `email.created` and `sms.created`
// have the text that Clerk would send.

interface Message {
  /** The name of Clerk's template: `verification_code`, `invitation` … */
  slug: string
  to: string
  subject: string
  text: string
  /** The id of the address or number, if it belongs to a user. */
  identifierId?: string | null
  userId?: string | null
  /** The values for the template: `otp_code`, `action_url` … */
  data: Record<string, unknown>
}

export function sendEmail(store: Store, message: Message): void {
  store.emit({
    type: 'email.created',
    data: {
      object: 'email',
      id: makeId('ema'),
      slug: message.slug,
      from_email_name: 'notifications',
      to_email_address: message.to,
      email_address_id: message.identifierId ?? null,
      user_id: message.userId ?? null,
      subject: message.subject,
      body: `<p>${message.text}</p>`,
      body_plain: message.text,
      status: 'queued',
      data: message.data,
      delivered_by_clerk: true,
    },
  })
}

function sendText(store: Store, message: Message): void {
  store.emit({
    type: 'sms.created',
    data: {
      object: 'sms_message',
      id: makeId('sms'),
      slug: message.slug,
      from_phone_number: '+15555550100',
      to_phone_number: message.to,
      phone_number_id: message.identifierId ?? null,
      user_id: message.userId ?? null,
      message: message.text,
      status: 'queued',
      data: message.data,
      delivered_by_clerk: true,
      created_at_ms: Date.now(),
    },
  })
}

/** Sends the code to an email address or phone number. */
export function sendCode(
  store: Store,
  strategy: string,
  message: Pick<Message, 'to' | 'identifierId' | 'userId'>,
): void {
  const resets = strategy.startsWith('reset_password')
  const whole: Message = {
    ...message,
    slug: resets ? 'reset_password_code' : 'verification_code',
    subject: resets ? `${CODE} is your code to reset the password` : `${CODE} is your code`,
    text: `${CODE} is your code for the sandbox.`,
    data: { otp_code: CODE },
  }
  if (strategy.endsWith('phone_code')) sendText(store, whole)
  else sendEmail(store, whole)
}

/** Sends a link that verifies the email address. */
export function sendLink(
  store: Store,
  url: string,
  message: Pick<Message, 'to' | 'identifierId' | 'userId'>,
): void {
  sendEmail(store, {
    ...message,
    slug: 'magic_link_sign_in',
    subject: 'Your link for the sandbox',
    text: `Open ${url} to go on.`,
    data: { magic_link: url },
  })
}
