import type { OpenAPIV3_1 } from 'openapi-types'
import { type Api, bearer } from '../../api.ts'
import { requests } from './requests.ts'
import { people } from './tables.ts'
import { createWorld, tokens } from './world.ts'

export const documentOf = ({ app }: Api) =>
  structuredClone(app.swagger()) as OpenAPIV3_1.Document<{ operationId: string }>

export interface Operation {
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  path: string
  operation: OpenAPIV3_1.OperationObject
}

export function operationsOf(document: OpenAPIV3_1.Document): Map<string, Operation> {
  const operations = Object.entries(document.paths ?? {}).flatMap(([path, item]) =>
    Object.entries(item ?? {}).map(([method, operation]) => ({
      method: method.toUpperCase() as Operation['method'],
      path,
      operation: operation as OpenAPIV3_1.OperationObject,
    })),
  )
  return new Map(operations.map((one) => [one.operation.operationId ?? '', one]))
}

/** The caller, of some, whom the table lets call the operation. */
export function allowedCaller(operationId: string, ...callers: string[]): string {
  const statuses = people.get(operationId) ?? {}
  const caller = callers.find((one) => (statuses[one] ?? 500) < 300)
  if (!caller) throw new Error(`None of ${callers.join(', ')} may call ${operationId}`)
  return caller
}

/** Makes a request of the operation in a new world, by the given caller. */
export async function requestOf(
  api: Api,
  operations: ReadonlyMap<string, Operation>,
  operationId: string,
  caller: string,
) {
  const world = createWorld(api)
  const { path = {}, body } = (await requests[operationId]?.(world)) ?? {}
  const token = (await tokens[caller]?.(world)) ?? ''
  const operation = operations.get(operationId)
  if (!operation) throw new Error(`The document has no operation ${operationId}`)
  const request = {
    method: operation.method,
    url: operation.path.replaceAll(/{(\w+)}/g, (_match, name: string) => path[name] ?? ''),
    headers: token ? bearer(token) : {},
    ...(body && { payload: body }),
  }
  return { request, operation }
}

/** Calls the operation in a new world, as the given caller. */
export async function call(...args: Parameters<typeof requestOf>) {
  const [{ app }] = args
  const { request, operation } = await requestOf(...args)
  return { response: await app.inject(request), operation }
}
