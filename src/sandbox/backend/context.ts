import type { Store } from '../store.ts'
import type { Signer } from '../tokens.ts'

/** What the routes of the Backend API stand on. */
export interface BackendContext {
  store: Store
  signer: Signer
}
