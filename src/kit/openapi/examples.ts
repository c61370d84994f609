import { existsSync, readFileSync } from 'node:fs'
import type { OpenAPIV3_1 } from 'openapi-types'
import { mapOperations } from './operations.ts'

/** By operationId, what was sent and what was answered. */
export type Examples = Record<string, { request?: unknown; response?: unknown }>

const FILE = new URL('../../../openapi/examples.json', import.meta.url)

/** What `npm run openapi` saw when it called the operations on the sandbox. */
export const recordedExamples: Examples = existsSync(FILE)
  ? (JSON.parse(readFileSync(FILE, 'utf8')) as Examples)
  : {}

/** Puts the examples into the requests and successes of the document's operations. */
export function withExamples(
  document: OpenAPIV3_1.Document,
  examples: Examples,
): OpenAPIV3_1.Document {
  return mapOperations(document, (_method, operation) => {
    const { request, response } = examples[operation.operationId ?? ''] ?? {}
    const responses = Object.entries(operation.responses ?? {}).map(([status, answer]) => [
      status,
      withExample(answer as OpenAPIV3_1.ResponseObject, response),
    ])
    return {
      ...operation,
      ...(operation.requestBody && {
        requestBody: withExample(operation.requestBody as OpenAPIV3_1.RequestBodyObject, request),
      }),
      responses: Object.fromEntries(responses) as OpenAPIV3_1.ResponsesObject,
    }
  })
}

function withExample<T extends { content?: Record<string, OpenAPIV3_1.MediaTypeObject> }>(
  described: T,
  example: unknown,
): T {
  const json = described.content?.['application/json']
  if (!json || example === undefined) return described
  return {
    ...described,
    content: { ...described.content, 'application/json': { ...json, example } },
  }
}
