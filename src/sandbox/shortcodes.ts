import type { Session } from './records.ts'
import { serializeUser } from './serialize-user.ts'
import { findMembership, type Store } from './store.ts'

/** A shortcode: `{{user.public_metadata.plan || "free"}}`. */
const SHORTCODE = /\{\{\s*([\w.]+)\s*(?:\|\|\s*(.+?))?\s*\}\}/g

/**
 * Replaces the shortcodes in claims by their values in this session.
 * @see https://clerk.com/docs/guides/sessions/jwt-templates#shortcodes
 */
export function withShortcodes(
  claims: Record<string, unknown>,
  store: Store,
  session: Session,
): Record<string, unknown> {
  return fill(claims, shortcodesOf(store, session)) as Record<string, unknown>
}

/** The values of the shortcodes. */
function shortcodesOf(store: Store, session: Session): Record<string, unknown> {
  const user = store.users.get(session.user_id)
  const organization = store.organizations.get(session.last_active_organization_id ?? '')
  const membership = organization && findMembership(store, organization.id, session.user_id)
  const email = user?.email_addresses.find(({ id }) => id === user.primary_email_address_id)
  const phone = user?.phone_numbers.find(({ id }) => id === user.primary_phone_number_id)
  return {
    user: user && {
      ...serializeUser(user),
      private_metadata: undefined,
      full_name: [user.first_name, user.last_name].filter(Boolean).join(' '),
      primary_email_address: email?.email_address ?? null,
      primary_phone_number: phone?.phone_number ?? null,
      email_verified: email?.verified ?? false,
      phone_number_verified: phone?.verified ?? false,
    },
    org: organization && { ...organization, private_metadata: undefined, role: membership?.role },
    org_membership: membership && { ...membership, private_metadata: undefined },
    session: { id: session.id, actor: session.actor },
  }
}

/**
 * Replaces the shortcodes in claims. If the whole text is one shortcode, its value keeps its type.
 */
function fill(value: unknown, values: Record<string, unknown>): unknown {
  if (Array.isArray(value)) return value.map((item) => fill(item, values))
  if (typeof value === 'object' && value !== null) {
    return Object.fromEntries(
      Object.entries(value).map(([name, member]) => [name, fill(member, values)]),
    )
  }
  if (typeof value !== 'string') return value
  const matches = [...value.matchAll(SHORTCODE)]
  if (matches.length === 1 && matches[0]?.[0] === value.trim()) return resolve(matches[0], values)
  return value.replaceAll(SHORTCODE, (...match) => {
    const resolved = resolve(match, values)
    return typeof resolved === 'string' ? resolved : JSON.stringify(resolved ?? '')
  })
}

function resolve(
  [, path = '', fallback]: RegExpMatchArray,
  values: Record<string, unknown>,
): unknown {
  const found = path
    .split('.')
    .reduce<unknown>(
      (value, name) => (value as Record<string, unknown> | undefined)?.[name],
      values,
    )
  if (found !== undefined && found !== null) return found
  return fallback === undefined ? null : fallback.replaceAll(/^['"]|['"]$/g, '')
}
