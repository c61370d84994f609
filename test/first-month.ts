/** The paths whose operations first-month.test.ts calls. client.test.ts calls all others. */
const PATHS =
  /^\/v1\/(?:me\/(?:email-addresses|phone-numbers|picture|connected-accounts|passkeys|second-factors|invitations)|invitations|waitlist|allowlist|blocklist|sign-in-tokens|actor-tokens|organization-roles|users\/{userId}\/(?:require-password-reset|cancel-password-reset|sign-in-tokens|actor-tokens)|organizations\/{organizationId}\/(?:metadata|logo|domains|api-keys|invitations\/bulk))/

/** @param operation such as `GET /v1/waitlist` */
export function isOfFirstMonth(operation: string): boolean {
  return (
    PATHS.test(operation.split(' ')[1] ?? '') ||
    operation === 'GET /v1/organizations' ||
    operation === 'DELETE /v1/me/organizations/{organizationId}'
  )
}
