/** A simulated failure of a dependency of the API. */
export interface Outage {
  about: string
  begin(): void
  /** Resolves when the API has recovered. */
  end(): Promise<void>
}
