import { exchange, isSigned } from '../calls.ts'
import { type Context, report } from '../context.ts'
import { isPublic, type Scheme, withToken } from '../credentials.ts'
import type { HttpRequest } from '../exchange.ts'
import { requestOf } from '../input.ts'
import { target } from '../makers.ts'
import { endsCaller, type Operation } from '../operations.ts'
import { typicalInput } from '../typical-input.ts'

/** Sends tokens of each scheme to operations that accept it, and to others. */
export async function wrongKinds(context: Context): Promise<void> {
  for (const [name, tokens] of Object.entries(context.credentials.byScheme ?? {})) {
    const scheme = context.schemes[name]
    if (!scheme) continue
    for (const operation of context.operations) {
      if (isPublic(operation) || isSigned(context, operation) || endsCaller(operation)) continue
      const accepts = operation.security.some((one) => name in one)
      if (accepts && context.readOnly && operation.method !== 'get') continue
      for (const token of tokens)
        await tryKind(context, operation, { name, scheme, token, accepts })
    }
  }
}

async function tryKind(
  context: Context,
  operation: Operation,
  kind: { name: string; scheme: Scheme; token: () => string; accepts: boolean },
): Promise<void> {
  const { name, scheme, token, accepts } = kind
  const binding = accepts ? await target(context, operation) : undefined
  const input = typicalInput(context, operation, binding)
  const request = withToken(requestOf(operation, input), token(), scheme)
  const response = await exchange(context, operation, request, { deviates: !accepts })
  const shown = { request, response }
  if (accepts && response.status === 401)
    report(context, operation, 'credential-refused', `A token of ${name} is refused`, shown)
  if (!accepts && response.status !== 401) {
    const message = `A token of ${name}, which the document does not name, is answered ${response.status}`
    report(context, operation, 'credential-accepted', message, shown)
  }
  if (accepts && scheme.type === 'apiKey' && scheme.in === 'cookie')
    await exchange(context, operation, fromElsewhere(request), { deviates: true })
}

/** The request in the form that a browser sends for a page of another site. */
function fromElsewhere(request: HttpRequest): HttpRequest {
  const origin = 'https://elsewhere.example'
  return { ...request, headers: { ...request.headers, origin, 'sec-fetch-site': 'cross-site' } }
}
