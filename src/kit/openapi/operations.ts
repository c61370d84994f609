import type { OpenAPIV3_1 } from 'openapi-types'
import type { ProblemCode } from '../problems/catalogue.ts'
import { documentAnswers, type OperationLinks, type SharedAnswers } from './answers.ts'
import { type OperationExamples, withExamples } from './examples.ts'
import { sharedHeaders } from './shared-headers.ts'
import type { Policy } from '../auth/policy.ts'
import { callersInWords } from '../auth/words.ts'
import type { AppCatalogue } from '../problems/app-catalogue.ts'
import { documentProblems, membersOf } from '../problems/documented.ts'
import { requiredBy } from './required.ts'

/** The facts about an operation that @fastify/swagger does not find in its schemas. */
export interface OperationFacts {
  problems: readonly ProblemCode[]
  policy: Policy
  links?: OperationLinks
  /** The route's `schema.anyOrganization`. */
  anyOrganization?: boolean
  examples?: OperationExamples
}

type Operation = OpenAPIV3_1.OperationObject
type Schema = OpenAPIV3_1.SchemaObject

/**
 * Completes the document that was made from the routes' schemas. Operations are sorted by tag and
 * path, so that the order in which routes are registered changes nothing.
 * @param facts by operationId
 */
export function documentOperations(
  document: OpenAPIV3_1.Document,
  facts: Readonly<Record<string, OperationFacts>>,
  catalogue: AppCatalogue,
): OpenAPIV3_1.Document {
  const shared: SharedAnswers = { responses: {}, schemas: {} }
  const { schemas = {} } = document.components ?? {}
  const completed = mapOperations(document, (method, operation) => {
    const known = facts[operation.operationId ?? '']
    if (!known) return operation
    const { problems, policy, links, anyOrganization, examples = {} } = known
    const limited = problems.includes('rate_limited')
    const answered = documentAnswers(
      method,
      withPlainReferences(operation),
      { ...(links && { links }), limited },
      shared,
    )
    const shown = withExamples(answered, examples, schemas)
    return {
      ...shown,
      // A paragraph of its own, because a description can end with a list or a code block.
      description: [operation.description, callersInWords(policy)].filter(Boolean).join('\n\n'),
      'x-required': requiredBy(policy),
      // Generators of clients and of MCP servers leave out operations that only Clerk can call.
      ...(policy.signed && { 'x-internal': true }),
      ...(anyOrganization && { 'x-any-organization': true }),
      responses: {
        ...shown.responses,
        ...documentProblems(catalogue, problems, shared, { limited, signed: policy.signed }),
      },
    }
  })
  const tags = (document.tags ?? []).map(({ name }) => name)
  return {
    ...completed,
    paths: sortedPaths(completed.paths ?? {}, tags),
    components: {
      ...document.components,
      schemas: sorted({
        ...schemas,
        ...shared.schemas,
        ...(schemas.Problem && { ProblemMembers: membersOf(schemas.Problem) }),
      }),
      responses: sorted(shared.responses),
      headers: headersUsedIn([completed.paths, shared.responses]),
    },
  }
}

/**
 * Moves `deprecated` from the schema of a parameter to the parameter itself, which has the
 * description already. Then simplifies `allOf` with one schema, in which a parameter referred to a
 * component beside these keywords.
 */
function withPlainReferences({ parameters, ...operation }: Operation): Operation {
  if (!parameters) return operation
  const simplified = parameters.map((parameter) => {
    const { deprecated, ...schema } = ('schema' in parameter ? parameter.schema : {}) as Schema
    const { allOf = [], ...keywords } = schema
    const [only] = allOf
    const isPlain = only && allOf.length === 1 && Object.keys(keywords).length === 0
    return { ...parameter, ...(deprecated && { deprecated }), schema: isPlain ? only : schema }
  })
  return { ...operation, parameters: simplified as OpenAPIV3_1.ParameterObject[] }
}

function headersUsedIn(parts: unknown): Record<string, OpenAPIV3_1.HeaderObject> {
  const text = JSON.stringify(parts)
  return Object.fromEntries(
    Object.entries(sharedHeaders).filter(([name]) =>
      text.includes(`"#/components/headers/${name}"`),
    ),
  )
}

const METHODS = ['get', 'post', 'put', 'patch', 'delete']

function sortedPaths(paths: OpenAPIV3_1.PathsObject, tags: readonly string[]) {
  const rankOf = (item: OpenAPIV3_1.PathItemObject | undefined) =>
    Math.min(
      ...Object.values(item ?? {}).map((operation) => {
        const [tag = ''] = (operation as Operation).tags ?? []
        return tags.includes(tag) ? tags.indexOf(tag) : tags.length
      }),
    )
  const items = Object.entries(paths)
    .map(([path, item]) => ({ path, item: methodsSorted(item), rank: rankOf(item) }))
    .sort((a, b) => a.rank - b.rank || (a.path < b.path ? -1 : 1))
  return Object.fromEntries(items.map(({ path, item }) => [path, item]))
}

function methodsSorted(item: OpenAPIV3_1.PathItemObject = {}): OpenAPIV3_1.PathItemObject {
  const operations = Object.entries(item)
  return Object.fromEntries(
    operations.sort(([a], [b]) => METHODS.indexOf(a) - METHODS.indexOf(b)),
  )
}

/** Replaces each operation of a document by the result of `change`. */
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
