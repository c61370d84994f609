import { PUBLISHABLE_KEY, WEBHOOK_SECRET } from '../keys.ts'
import { lockedUntil } from '../lockout.ts'
import { shownStatus } from '../session-tasks.ts'
import { membershipsOfUser, membershipsOfOrganization } from '../store.ts'
import type { ControlContext } from './index.ts'

/** All data that the page shows, as Clerk's dashboard does. */
export function describeState({ store, signer, tools, webhooks }: ControlContext) {
  const slugs = new Map([...store.organizations.values()].map(({ id, slug }) => [id, slug]))
  return {
    publishable_key: PUBLISHABLE_KEY,
    jwt_key: signer.jwtKey,
    webhook_secret: WEBHOOK_SECRET,
    token_lifetime: tools.tokenLifetime,
    webhook_endpoints: webhooks.endpoints,
    users: [...store.users.values()].map((user) => ({
      id: user.id,
      username: user.username,
      first_name: user.first_name,
      last_name: user.last_name,
      email_addresses: user.email_addresses.map((email) => email.email_address),
      phone_numbers: user.phone_numbers.map((phone) => phone.phone_number),
      password: user.password_hasher === null ? user.password : null,
      banned: user.banned,
      locked: lockedUntil(user) !== false,
      organizations: membershipsOfUser(store, user.id).map(({ organization_id, role }) => ({
        slug: slugs.get(organization_id),
        role,
      })),
    })),
    sessions: [...store.sessions.values()].map((session) => ({
      id: session.id,
      user_id: session.user_id,
      status: shownStatus(store, session),
      organization: slugs.get(session.last_active_organization_id ?? '') ?? null,
      last_active_at: session.last_active_at,
      expire_at: session.expire_at,
    })),
    organizations: [...store.organizations.values()].map(({ id, slug, name }) => ({
      id,
      slug,
      name,
      members: membershipsOfOrganization(store, id).map(({ user_id, role }) => ({ user_id, role })),
    })),
    invitations: [...store.invitations.values(), ...store.organizationInvitations.values()].map(
      ({ id, email_address, status, url }) => ({ id, email_address, status, url }),
    ),
    machines: [...store.machines.values()].map(({ id, name, secret_key }) => ({
      id,
      name,
      secret_key,
    })),
    api_keys: [...store.apiKeys.values()].map(({ id, name, subject, scopes, secret }) => ({
      id,
      name,
      subject,
      scopes,
      secret,
    })),
    oauth_tokens: [...store.oauthTokens.values()].map(({ id, subject, scopes, token }) => ({
      id,
      subject,
      scopes,
      token,
    })),
  }
}
