import type { Claims, Signer } from '../../../src/sandbox/index.ts'
import type { Api } from '../../api.ts'
import { answering } from '../../faulty-clerk.ts'

/** Makes Clerk answer with these signing keys. */
export const jwks = (keys: unknown) =>
  answering(200, { 'content-type': 'application/json' }, JSON.stringify({ keys }))

/** A session token, signed with another key. */
export function signedBy(api: Api, signer: Signer): string {
  const [, payload = ''] = api.session('ada').split('.')
  return signer.session(JSON.parse(Buffer.from(payload, 'base64url').toString()) as Claims)
}
