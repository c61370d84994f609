/** What to do about each problem of the API, by its code. */
const ADVICE = {
  invalid_request: 'Correct what `errors` names.',
  not_authenticated: 'Send a token from Clerk.',
  invalid_token: 'Send a fresh one, of a right kind.',
  insufficient_scope: 'Call as one of those named above.',
  invalid_signature: 'Check the signing secret, and let Clerk send it again.',
  cross_site_request: 'Send a token, not the cookie.',
  user_required: 'Use a session, or an API key of a person.',
  reverification_required: 'Sign in again, then repeat the call.',
  scope_not_grantable: 'Ask for scopes that you have yourself.',
  role_not_grantable: 'Ask somebody who is `org:admin`.',
  not_enabled: 'Allow it in the settings of the Clerk instance.',
  not_found: 'Check the path.',
  user_not_found: 'Check the id of the user.',
  session_not_found: 'Take an id from the list of sessions.',
  api_key_not_found: 'Take an id from the list of API keys.',
  organization_not_found: 'Make it the active organization.',
  member_not_found: 'Take an id from the list of members.',
  invitation_not_found: 'Take an id from the list of invitations.',
  method_not_allowed: 'Use a method that `Allow` lists.',
  request_timeout: 'Send the request again.',
  already_exists: 'Choose another, or use what exists.',
  delivery_replayed: 'Nothing: the delivery was received before.',
  idempotency_key_in_use: 'Repeat it after `Retry-After` s.',
  secret_not_repeated: 'If the secret is lost, revoke it and create another.',
  body_too_large: 'Send a smaller body.',
  unsupported_media_type: 'Send it as `application/json`.',
  not_accepted: 'Correct what `errors` names.',
  idempotency_key_reused: 'Use a new key for each request.',
  rate_limited: 'Try again after `Retry-After` s.',
  headers_too_large: 'Send shorter headers.',
  internal_error: 'Report it with the request id.',
  user_retrieval_failed: 'Report it with the request id.',
  clerk_unavailable: 'Try again after `Retry-After` s.',
  not_ready: 'Try again after `Retry-After` s.',
  overloaded: 'Try again after `Retry-After` s.',
  webhooks_not_configured: 'Set `CLERK_WEBHOOK_SIGNING_SECRET`.',
}

/** A sentence in which `…` is code; empty for a code that is not known. */
export function adviceOn(code) {
  return ADVICE[code] ?? ''
}
