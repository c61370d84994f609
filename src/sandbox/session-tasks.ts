import type { Session } from './records.ts'
import { settingsOf } from './settings.ts'
import { sessionStatus, type Store } from './store.ts'

/**
 * The steps that a signed-in user must still do. Until then the session is pending, and servers
 * treat its user as signed out.
 *
 * @see https://clerk.com/docs/guides/configure/session-tasks
 */
export function sessionTasks(store: Store, session: Session): { key: 'choose-organization' }[] {
  if (sessionStatus(session) !== 'active') return []
  const { force_organization_selection: isForced } = settingsOf(store)
  const isMissing = isForced && session.last_active_organization_id === null
  return isMissing ? [{ key: 'choose-organization' }] : []
}

/** The status of the session in answers and tokens. */
export function shownStatus(store: Store, session: Session) {
  return sessionTasks(store, session).length > 0 ? 'pending' : sessionStatus(session)
}
