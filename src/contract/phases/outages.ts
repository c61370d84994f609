import { withToken, schemesOf } from '../credentials.ts'
import { requestOf } from '../input.ts'
import type { Suite } from '../suite.ts'

/** A way in which what the API depends on can fail. */
export interface Outage {
  about: string
  begin(): void
  /** Resolves when the API has recovered. */
  end(): Promise<void>
}

/** Calls each operation while what the API depends on fails: what it answers is documented, too. */
export async function outages(suite: Suite): Promise<void> {
  const schemes = schemesOf(suite.document)
  for (const outage of suite.outages ?? []) {
    // What it takes to call an operation is made while all is well.
    const calls = suite.operations.map((operation) => {
      const input = suite.typicalInput(operation)
      return { operation, input, request: requestOf(operation, input) }
    })
    suite.outage = outage
    outage.begin()
    try {
      for (const { operation, input, request } of calls) {
        await suite.call(operation, input, suite.callerOf(operation))
        for (const [name, tokens] of Object.entries(suite.credentials.byScheme ?? {})) {
          const [scheme, token] = [schemes[name], tokens[0]]
          if (scheme && token && operation.security.some((one) => name in one))
            await suite.exchange(operation, withToken(request, token(), scheme))
        }
      }
    } finally {
      await outage.end()
    }
  }
  delete suite.outage
}
