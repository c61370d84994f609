import type { OpenAPIV3_1 } from 'openapi-types'
import { type Api, bearer } from '../../api.ts'
import { requests } from './requests.ts'
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

/** Calls the operation in a new world, as the given caller. */
export async function call(
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
  const url = operation.path.replaceAll(/{(\w+)}/g, (_match, name: string) => path[name] ?? '')
  const response = await api.app.inject({
    method: operation.method,
    url,
    headers: token ? bearer(token) : {},
    ...(body && { payload: body }),
  })
  return { response, operation }
}
