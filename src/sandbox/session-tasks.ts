import type { Session } from './records.ts'
import { hasSecondFactor } from './serialize-user.ts'
import { settingsOf } from './settings.ts'
import { sessionStatus, type Store } from './store.ts'

export interface SessionTask {
  key: 'reset-password' | 'setup-mfa' | 'choose-organization'
}

/**
 * The steps that a signed-in user must still do, in this order. Until then the session is pending,
 * and servers treat its user as signed out.
 *
 * @see https://clerk.com/docs/guides/configure/session-tasks
 */
export function sessionTasks(store: Store, session: Session): SessionTask[] {
  const user = store.users.get(session.user_id)
  if (!user || sessionStatus(session) !== 'active') return []
  const { require_mfa, force_organization_selection } = settingsOf(store)
  const isMissing: Record<SessionTask['key'], boolean> = {
    // A password that is marked as compromised concerns the sign-ins after that.
    'reset-password': user.password_compromised && session.password_compromised,
    'setup-mfa': require_mfa && !session.bypasses_mfa && !hasSecondFactor(user),
    'choose-organization':
      force_organization_selection && session.last_active_organization_id === null,
  }
  const keys = Object.keys(isMissing) as SessionTask['key'][]
  return keys.filter((key) => isMissing[key]).map((key) => ({ key }))
}

/** The status of the session in answers and tokens. */
export function shownStatus(store: Store, session: Session) {
  return sessionTasks(store, session).length > 0 ? 'pending' : sessionStatus(session)
}
