/** The suite cannot run: wrong arguments, an unreadable document, or an unreachable deployment. */
export class ContractUsageError extends Error {
  override name = 'ContractUsageError'
}
