import { type TObject, type TProperties, Type } from '@sinclair/typebox'
import type {
  FastifyContextConfig,
  FastifyInstance,
  FastifySchema,
  onRequestAsyncHookHandler,
  onRequestHookHandler,
  onSendAsyncHookHandler,
  onSendHookHandler,
  preHandlerAsyncHookHandler,
  preHandlerHookHandler,
  preValidationAsyncHookHandler,
  preValidationHookHandler,
  RouteOptions,
} from 'fastify'
import { organizationParameterOf } from './auth/organization.ts'
import { compilePolicy, type Policy } from './auth/policy.ts'
import type { SecurityRequirements } from './auth/schemes.ts'
import { componentsIn } from './openapi/component.ts'
import type { OperationLinks } from './openapi/answers.ts'
import type { ProblemCode } from './problems/catalogue.ts'
import type { Compilers } from './http/compilers.ts'
import { DeclarationError } from './declaration-error.ts'
import { checkDeclaration, nameOf } from './route-rules.ts'

/** Marks the routes of the kit that are not operations: the docs pages and the proxy to Clerk. */
const EXEMPT = Symbol('exempt')

declare module 'fastify' {
  interface FastifySchema {
    /** The problems that the handler itself throws. */
    problems?: readonly ProblemCode[]
    /** The operations that can follow for the created resource. */
    links?: OperationLinks
  }
  interface FastifyContextConfig {
    /** The compiled `security` of the route; absent from exempt routes. */
    policy?: Policy
    /** Every problem that the operation can answer. */
    problems?: readonly ProblemCode[]
    [EXEMPT]?: true
  }
}

/** An operation, as its route declares it. */
export interface Operation {
  method: string
  url: string
  schema: FastifySchema
  config: FastifyContextConfig
  policy: Policy
}

/** A concern's addition to an operation. The document and the hooks are both made from it. */
export interface Addition {
  problems?: readonly ProblemCode[]
  /** Headers that the operation accepts. */
  headers?: TProperties
  /** Replaces the declared query. */
  querystring?: TObject
  /** Run before the hooks of the route itself. */
  before?: Hooks
  /** Run after the hooks of the route itself. */
  after?: Hooks
}

interface Hooks {
  onRequest?: onRequestHookHandler | onRequestAsyncHookHandler
  preValidation?: preValidationHookHandler | preValidationAsyncHookHandler
  preHandler?: preHandlerHookHandler | preHandlerAsyncHookHandler
  onSend?: onSendHookHandler | onSendAsyncHookHandler
}
const HOOKS = ['onRequest', 'preValidation', 'preHandler', 'onSend'] as const

/** Depends only on the declaration of an operation, so that the order of routes has no effect. */
export type Concern = (operation: Operation) => Addition

export interface RouteCompiler {
  /** In the order in which their hooks run. */
  concerns: readonly Concern[]
  /** Demanded by routes without `security`. */
  defaultSecurity: SecurityRequirements
  /** Names of path parameters that name an organization, besides `organizationId`. */
  organizationParameters: readonly string[]
  /** The allowed tags of a route; empty for any. */
  tags: readonly string[]
  compilers: Compilers
  errorHandler: NonNullable<RouteOptions['errorHandler']>
  /** Called for each operation. */
  onOperation: (operation: Operation, problems: readonly ProblemCode[]) => void
}

/**
 * The `config` of a route without a guard that is not in the document. Only the kit can create it.
 */
export function exempt(config: FastifyContextConfig = {}): FastifyContextConfig {
  return { ...config, [EXEMPT]: true }
}

/**
 * Compiles a route, in place: its `security` into a policy, and the policy with the rest of the
 * declaration into its hooks and its part of the document.
 * @throws {Error} with the route and the fault in its declaration
 */
export function compileRoute(
  app: FastifyInstance,
  route: RouteOptions,
  { concerns, compilers, errorHandler, onOperation, ...rules }: RouteCompiler,
): void {
  const { schema = {}, config = {} } = route
  route.errorHandler ??= errorHandler
  if (EXEMPT in config || isPreflight(route)) return
  const policy = policyOf(route, rules)
  const operation = { method: String(route.method), url: route.url, schema, config, policy }
  checkDeclaration(operation, rules.tags)
  const additions = concerns.map((concern) => concern(operation))

  const problems = [...new Set(additions.flatMap((one) => one.problems ?? []))]
  route.config = { ...config, policy, problems }
  route.validatorCompiler ??= compilers.validator
  route.serializerCompiler ??= compilers.serializer
  route.schema = schemaWith(schema, additions)
  for (const name of HOOKS) {
    const hooks = [
      ...additions.map(({ before }) => before?.[name]),
      ...[route[name] ?? []].flat(),
      ...additions.map(({ after }) => after?.[name]),
    ].filter((hook) => hook !== undefined)
    if (hooks.length > 0) Object.assign(route, { [name]: hooks })
  }
  for (const component of componentsIn(route.schema)) addComponent(app, component)
  onOperation(operation, problems)
}

function isPreflight({ method, url }: RouteOptions): boolean {
  return method === 'OPTIONS' && url === '*'
}

function policyOf(
  route: RouteOptions,
  { defaultSecurity, organizationParameters }: Partial<RouteCompiler>,
): Policy {
  try {
    const schema = route.schema ?? {}
    const policy = compilePolicy(schema.security ?? defaultSecurity ?? [], schema)
    const organization = organizationParameterOf(
      route.url,
      schema,
      policy,
      organizationParameters ?? [],
    )
    return { ...policy, ...(organization !== undefined && { organization }) }
  } catch (error) {
    throw new DeclarationError(`${nameOf(route)}: ${(error as Error).message}`)
  }
}

function schemaWith(schema: FastifySchema, additions: readonly Addition[]): FastifySchema {
  const declared = (schema.headers ?? {}) as Partial<TObject>
  const headers = Object.assign({}, ...additions.map((one) => one.headers)) as TProperties
  const querystring = additions.findLast((one) => one.querystring)?.querystring
  return {
    ...schema,
    // Hidden from other documents; see openapi/plugin.ts.
    hide: true,
    ...(querystring && { querystring }),
    ...(Object.keys(headers).length > 0 && {
      headers: Type.Object({ ...declared.properties, ...headers }),
    }),
  }
}

/** @throws {DeclarationError} if another schema of the app has the same name */
function addComponent(app: FastifyInstance, component: { $id?: string }): void {
  const known = app.getSchema(component.$id ?? '')
  if (known === component) return
  if (known)
    throw new DeclarationError(
      `There are two components named ${component.$id}: rename one of them`,
    )
  app.addSchema(component)
}
