import { authorized, exchange } from '../calls.ts'
import { callerOf, type Context, inParallel, report } from '../context.ts'
import { requestOf } from '../input.ts'
import { METHODS, type Operation } from '../operations.ts'
import { typicalInput } from '../typical-input.ts'

/** Calls each path with undocumented methods. */
export async function methods(context: Context): Promise<void> {
  await inParallel([...byPath(context.operations).values()], async (siblings) => {
    const [operation] = siblings
    if (!operation) return
    // The document may have more methods than are tested.
    const documented = context.all
      .filter(({ path }) => path === operation.path)
      .map(({ method }) => method)
    for (const method of METHODS) {
      if (documented.includes(method) || (context.readOnly && method !== 'get')) continue
      await tryMethod(context, operation, method, documented)
    }
  })
}

async function tryMethod(
  context: Context,
  operation: Operation,
  method: string,
  documented: readonly string[],
): Promise<void> {
  const { url } = requestOf(operation, typicalInput(context, operation))
  const request = authorized(
    context,
    operation,
    { method: method.toUpperCase(), url: url.split('?', 1)[0] ?? url, headers: {} },
    callerOf(context, operation),
  )
  // The answer is compared with the document only if the document has 405.
  const isPromised = operation.answers.has('405')
  const response = isPromised
    ? await exchange(context, operation, request, { deviates: true })
    : await context.send(request)
  if (!isPromised) context.requests += 1
  const shown = { request, response }
  const { status } = response
  if (status !== 405) {
    const message = `${method.toUpperCase()} is answered ${status}, not 405`
    report(
      context,
      operation,
      'method-allowed',
      message,
      shown,
      isPromised ? 'document' : undefined,
    )
    return
  }
  const allow = (response.headers.allow ?? '').split(/\s*,\s*/).map((one) => one.toLowerCase())
  const isComplete = documented.every((one) => allow.includes(one))
  const tooMany = allow.filter(
    (one) => one !== '' && !['head', 'options', ...documented].includes(one),
  )
  if (isComplete && tooMany.length === 0) return
  const message = `${method.toUpperCase()} is answered 405 with Allow "${response.headers.allow ?? ''}"`
  const basis = isComplete ? 'practice' : 'RFC 9110 section 15.5.6'
  report(context, operation, 'method-allowed', message, shown, basis)
}

function byPath(operations: readonly Operation[]): Map<string, Operation[]> {
  const groups = new Map<string, Operation[]>()
  for (const operation of operations)
    groups.set(operation.path, [...(groups.get(operation.path) ?? []), operation])
  return groups
}
