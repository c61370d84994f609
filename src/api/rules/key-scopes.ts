import { type Caller, Problem } from '../../kit/index.ts'
import { isAppAdmin } from './app-roles.ts'

/**
 * Refuses scopes other than `me:…` unless the caller is an app admin, because a key must not allow
 * more than its owner may do.
 * @throws {Problem} `scope_not_grantable`
 */
export function checkScopes(caller: Caller, scopes: readonly string[]): void {
  const beyond = scopes.filter((scope) => !scope.startsWith('me:'))
  if (beyond.length > 0 && !isAppAdmin(caller))
    throw new Problem('scope_not_grantable', {
      detail: `Only callers with the app role admin can give a key ${beyond.join(' and ')}.`,
    })
}
