/** What keeps the suite from running: its arguments, or a deployment that cannot be reached. */
export class ContractUsageError extends Error {
  override name = 'ContractUsageError'
}
