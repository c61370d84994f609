import { withToken, schemesOf } from '../credentials.ts'
import { requestOf } from '../input.ts'
import type { Suite } from '../suite.ts'

/** A way in which what the API depends on can fail. */
export interface Outage {
  about: string
  begin(): void
  end(): void
}

/** Calls each operation while what the API depends on fails: what it answers is documented, too. */
export async function outages(suite: Suite): Promise<void> {
  const schemes = schemesOf(suite.document)
  for (const outage of suite.outages ?? []) {
    suite.outage = outage
    for (const operation of suite.operations) {
      const input = suite.typicalInput(operation)
      const request = requestOf(operation, input)
      outage.begin()
      try {
        await suite.call(operation, input, suite.callerOf(operation))
        for (const [name, tokens] of Object.entries(suite.credentials.byScheme ?? {})) {
          const [scheme, token] = [schemes[name], tokens[0]]
          if (scheme && token && operation.security.some((one) => name in one))
            await suite.exchange(operation, withToken(request, token(), scheme))
        }
      } finally {
        outage.end()
      }
    }
  }
  delete suite.outage
}
