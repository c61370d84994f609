import type { OpenAPIV3_1 } from 'openapi-types'
import type { ProblemCode } from '../problems.ts'
import { documentAnswers, type OperationLinks, sharedAnswers } from './answers.ts'
import { examples } from './examples.ts'
import { documentProblems } from './problems.ts'

/** What of an operation follows from its route, but is not in the route's schemas. */
export interface OperationFacts {
  problems: readonly ProblemCode[]
  links?: OperationLinks
}

/**
 * Completes the document that was made from the routes' schemas.
 * @param facts by operationId
 */
export function documentOperations(
  document: OpenAPIV3_1.Document,
  facts: Readonly<Record<string, OperationFacts>>,
): OpenAPIV3_1.Document {
  const shared: Record<string, OpenAPIV3_1.ResponseObject> = { ...sharedAnswers }
  const complete = (method: string, operation: OpenAPIV3_1.OperationObject) => {
    const { operationId = '' } = operation
    const { problems = [], links } = facts[operationId] ?? {}
    const answered = documentAnswers(method, operation, links, examples[operationId])
    return {
      ...answered,
      responses: { ...answered.responses, ...documentProblems(problems, shared) },
    }
  }
  const paths = Object.entries(document.paths ?? {}).map(([path, item]) => {
    const operations = Object.entries(item ?? {}).map(([method, operation]) => [
      method,
      complete(method, operation as OpenAPIV3_1.OperationObject),
    ])
    return [path, Object.fromEntries(operations) as OpenAPIV3_1.PathItemObject] as const
  })
  return {
    ...document,
    paths: Object.fromEntries(paths),
    components: { ...document.components, responses: sorted(shared) },
  }
}

function sorted<T>(record: Record<string, T>): Record<string, T> {
  return Object.fromEntries(Object.entries(record).sort(([a], [b]) => (a < b ? -1 : 1)))
}
