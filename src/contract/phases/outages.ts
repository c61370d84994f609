import { call, exchange } from '../calls.ts'
import { callerOf, type Context } from '../context.ts'
import { withToken } from '../credentials.ts'
import { requestOf } from '../input.ts'
import { typicalInput } from '../typical-input.ts'

/**
 * Calls each operation while a dependency of the API fails. These answers must be documented too.
 */
export async function outages(context: Context): Promise<void> {
  for (const outage of context.outages ?? []) {
    // The input needs things that can be made only before the outage.
    const calls = context.operations.map((operation) => {
      const input = typicalInput(context, operation)
      return { operation, input, request: requestOf(operation, input) }
    })
    context.outage = outage
    outage.begin()
    try {
      for (const { operation, input, request } of calls) {
        await call(context, operation, input, callerOf(context, operation))
        for (const [name, tokens] of Object.entries(context.credentials.byScheme ?? {})) {
          const [scheme, token] = [context.schemes[name], tokens[0]]
          if (scheme && token && operation.security.some((one) => name in one))
            await exchange(context, operation, withToken(request, token(), scheme))
        }
      }
    } finally {
      await outage.end()
      delete context.outage
    }
  }
}
