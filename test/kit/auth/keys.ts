import type { Claims, Signer } from '../../../src/sandbox/index.ts'
import type { Api } from '../../api.ts'
import { answering } from '../../faulty-clerk.ts'

/** Clerk has these signing keys. */
export const jwks = (keys: unknown) =>
  answering(200, { 'content-type': 'application/json' }, JSON.stringify({ keys }))

/** The session of somebody, signed by another key. */
export function signedBy(api: Api, signer: Signer): string {
  const [, payload = ''] = api.session('ada').split('.')
  return signer.session(JSON.parse(Buffer.from(payload, 'base64url').toString()) as Claims)
}
