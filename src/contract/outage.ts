/** A way in which a dependency of the API can fail. */
export interface Outage {
  about: string
  begin(): void
  /** Resolves when the API has recovered. */
  end(): Promise<void>
}
