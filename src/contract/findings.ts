import type { HttpRequest, HttpResponse } from './exchange.ts'

/** What can be wrong with a deployment. */
export const checks = {
  'server-error': 'No input makes the server fail',
  'status-undocumented': 'Each status that is answered is documented',
  'media-type-undocumented': 'Each media type that is answered is documented',
  'body-invalid': 'Each body is valid by its schema',
  'field-undeclared': 'No body has a field that its schema does not name',
  'body-unexpected': 'There is no body where none is documented',
  'header-missing': 'Required headers are there',
  'header-invalid': 'Headers are valid by their schemas',
  'input-refused': 'Valid input is accepted',
  'input-accepted': 'Invalid input is refused',
  'malformed-accepted': 'A malformed body is refused',
  'media-type-accepted': 'An undocumented request media type is refused',
  'oversized-accepted': 'A body that is too large is refused',
  'method-allowed': 'An undocumented method is answered 405, with Allow',
  'not-found': 'A documented operation exists',
  'head-differs': 'HEAD is answered as GET, without body',
  'credential-accepted': 'A bad credential is refused with 401',
  'challenge-missing': 'A 401 has WWW-Authenticate',
  'credential-late': 'A bad credential is refused before the rest of the request is looked at',
  'credential-refused': 'A good credential is accepted',
  'public-refused': 'A public operation works without credential',
  'permission-missing': 'Too little permission is refused',
  'others-accessible': "Other people's things are out of reach",
  'organization-crossed': 'A credential of one organization does not reach into another',
  'create-unreadable': 'What was created can be read at once',
  'create-lost': 'What was sent is what is read',
  'update-lost': 'A change is there afterwards, and changes nothing else',
  'delete-undone': 'What was deleted is gone',
  'location-broken': 'Location leads to what was created',
  'link-broken': 'Each link of the document resolves',
  'page-broken': 'Pages end, without duplicates, within their limit',
  'etag-broken': 'An ETag identifies an answer, and 304 answers it',
  'idempotency-broken': 'A request repeated with its Idempotency-Key has one effect',
  'replay-accepted': 'A signed request is not accepted twice',
  'example-refused': 'Each example of the document is accepted',
  'detail-leaked': 'An error tells nothing of the inside',
  'sniffing-allowed': 'X-Content-Type-Options is nosniff',
  cacheable: 'An answer about a person is not stored by caches',
  unseen: 'Each documented status and media type was seen, or waived with a reason',
} as const

export type Check = keyof typeof checks

/** Something wrong, and the exchange that shows it. */
export interface Finding {
  operationId: string
  check: Check
  message: string
  request?: HttpRequest
  response?: HttpResponse
}
