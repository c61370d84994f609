import type { Store } from './store.ts'
import type { Signer } from './tokens.ts'

/** The parts that the routes of both APIs share. */
export interface SandboxContext {
  store: Store
  signer: Signer
}
