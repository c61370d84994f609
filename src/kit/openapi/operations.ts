import type { OpenAPIV3_1 } from 'openapi-types'
import type { ProblemCode } from '../problems/catalogue.ts'
import { documentAnswers, type OperationLinks } from './answers.ts'
import { sharedHeaders } from './limit-headers.ts'
import { documentProblems } from '../problems/documented.ts'

/** What of an operation follows from its route, but is not in the route's schemas. */
export interface OperationFacts {
  problems: readonly ProblemCode[]
  links?: OperationLinks
  /** The route's `schema.anyOrganization`. */
  anyOrganization?: boolean
}

type Operation = OpenAPIV3_1.OperationObject

/**
 * Completes the document that was made from the routes' schemas.
 * @param facts by operationId
 */
export function documentOperations(
  document: OpenAPIV3_1.Document,
  facts: Readonly<Record<string, OperationFacts>>,
): OpenAPIV3_1.Document {
  const shared: Record<string, OpenAPIV3_1.ResponseObject> = {}
  const completed = mapOperations(document, (method, operation) => {
    const { problems = [], links, anyOrganization } = facts[operation.operationId ?? ''] ?? {}
    const limited = problems.includes('rate_limited')
    const answered = documentAnswers(
      method,
      operation,
      { ...(links && { links }), limited },
      shared,
    )
    return {
      ...answered,
      ...(anyOrganization && { 'x-any-organization': true }),
      responses: { ...answered.responses, ...documentProblems(problems, shared, limited) },
    }
  })
  return {
    ...completed,
    components: { ...document.components, responses: sorted(shared), headers: sharedHeaders },
  }
}

/** The document, each of its operations replaced by what `change` makes of it. */
export function mapOperations(
  document: OpenAPIV3_1.Document,
  change: (method: string, operation: Operation) => Operation,
): OpenAPIV3_1.Document {
  const paths = Object.entries(document.paths ?? {}).map(([path, item]) => {
    const operations = Object.entries(item ?? {}).map(([method, operation]) => [
      method,
      change(method, operation as Operation),
    ])
    return [path, Object.fromEntries(operations) as OpenAPIV3_1.PathItemObject] as const
  })
  return { ...document, paths: Object.fromEntries(paths) }
}

function sorted<T>(record: Record<string, T>): Record<string, T> {
  return Object.fromEntries(Object.entries(record).sort(([a], [b]) => (a < b ? -1 : 1)))
}
