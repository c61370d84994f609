import type { Store } from './store.ts'
import type { Signer } from './tokens.ts'

/** What the routes of both APIs stand on. */
export interface SandboxContext {
  store: Store
  signer: Signer
}
