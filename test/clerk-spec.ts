import { existsSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { Ajv, type ValidateFunction } from 'ajv'
import formats from 'ajv-formats'
import { expect } from 'vitest'
import { parse } from 'yaml'
import type { Answer } from '../src/sandbox/index.ts'

// Clerk's own documents, OpenAPI 3.0, from https://github.com/clerk/openapi-specs.
const BACKEND_API = '../shared/clerk-openapi/bapi-2026-05-12.yml'
const FRONTEND_API = '../shared/clerk-openapi/fapi-2026-05-12.yml'
const WEBHOOKS = '../shared/clerk-openapi/webhooks-2025-04-15.yml'

interface Response {
  $ref?: string
  content?: Record<string, { schema?: object }>
}
interface Spec {
  paths: Record<string, Record<string, { responses: Record<string, Response> } | undefined>>
  components: { responses: Record<string, Response> }
}

interface Difference {
  operation: string
  reason: string
  /** Changes the body to the form in the spec. */
  adapt(body: Record<string, unknown>): unknown
}

/** Lists with an envelope for paginated=true, which the SDK always sends. */
const PAGINATED = [
  'get /sessions',
  'get /invitations',
  'get /clients',
  'get /allowlist_identifiers',
  'get /jwt_templates',
  'get /redirect_urls',
  'get /users/{user_id}/oauth_access_tokens/{provider}',
]

/** Members of the environment that ClerkJS 6 reads and the spec lacks. */
const ENVIRONMENT_MEMBERS = [
  ...['object', 'id', 'auth_config.preferred_channels', 'auth_config.session_minter'],
  'user_settings.sign_in.second_factor.enabled',
  ...['user_settings.sign_up.allowlist_only', 'user_settings.sign_up.mfa'],
  ...['organization_settings.object', 'organization_settings.id'],
  'organization_settings.max_allowed_permissions',
  'organization_settings.force_organization_selection',
  'organization_settings.organization_creation_defaults',
  ...['commerce_settings.object', 'commerce_settings.id'],
  ...['api_keys_settings.object', 'api_keys_settings.id'],
  ...['api_keys_settings.show_in_user_profile', 'api_keys_settings.show_in_org_profile'],
  ...['protect_config.object', 'protect_config.id'],
]

/** A copy of the body without the members at these paths. */
function without(body: object, paths: string[]): unknown {
  const copy = structuredClone(body) as Record<string, unknown>
  for (const path of paths) {
    const names = path.split('.')
    const last = names.pop() ?? ''
    const parent = names.reduce<unknown>((value, name) => (value as typeof copy)[name], copy)
    Reflect.deleteProperty(parent as object, last)
  }
  return copy
}

/** Differences between Clerk's answers and its spec, as its SDK shows. */
const KNOWN_DIFFERENCES: Difference[] = [
  ...PAGINATED.map((operation) => ({
    operation,
    reason: 'With paginated=true, which the SDK always sends, the list is in an envelope.',
    adapt: (body: Record<string, unknown>) => body.data ?? body,
  })),
  ...['get /v1/environment', 'patch /v1/environment'].map((operation) => ({
    operation,
    reason: 'ClerkJS 6 reads members that the spec does not have.',
    adapt: (body: Record<string, unknown>) => without(body, ENVIRONMENT_MEMBERS),
  })),
  {
    operation: 'post /oauth_applications/access_tokens/verify',
    reason: 'The SDK reads `type`, which the spec does not have.',
    adapt: (body) => ({ ...body, type: undefined }),
  },
]

/** Operations that Clerk's spec does not describe, with the reason. */
const NOT_IN_SPEC: Record<string, string> = {
  'get /clients/handshake_payload': 'Clerk lists the path without its operation.',
}

/** True if the document exists. Without it, the sandbox is not checked. */
export const hasClerkSpec = existsSync(fromRoot(BACKEND_API))
/** For the name of tests that are skipped without it. */
export const NEEDS_CLERK_SPEC = `needs ${BACKEND_API}`

/**
 * Checks sandboxes against Clerk's OpenAPI document, if it exists.
 *
 * @returns `onAnswer`, an option of `createSandbox`, and `check`, which fails if an answer since
 * the last check broke Clerk's document
 */
export function holdToClerkSpec(): { onAnswer: (answer: Answer) => void; check: () => void } {
  const answers: Answer[] = []
  return {
    onAnswer(answer) {
      if (hasClerkSpec) answers.push(answer)
    },
    check() {
      const faults = answers.splice(0).flatMap((answer) => {
        const judge = answer.route.startsWith('/fapi/') ? frontend() : backend()
        return judge(answer) ?? []
      })
      expect([...new Set(faults)]).toEqual([])
    },
  }
}

/** Parsing the documents is slow, so each worker does it once. */
const backend = once(() => createJudge(BACKEND_API, /^\/v1(?=\/)/))
const frontend = once(() => createJudge(FRONTEND_API, /^\/fapi/))

function once<T>(make: () => T): () => T {
  let made: T | undefined
  return () => (made ??= make())
}

/**
 * Checks a webhook's event against Clerk's document.
 *
 * @returns a description of the error; `undefined` in place of the function if there is no document
 */
export function createWebhookJudge() {
  if (!existsSync(fromRoot(WEBHOOKS))) return undefined
  const { ajv } = loadSpec(WEBHOOKS)
  return (event: { type: string; data: object }): string | undefined => {
    // The spec both demands and forbids a user in the event of a session.
    const isSession = event.type.startsWith('session.')
    const reference = isSession
      ? 'clerk#/components/schemas/Session'
      : `clerk#/x-webhooks/${event.type}/post/requestBody/content/application~1json/schema`
    const validate = ajv.getSchema(reference)
    if (!validate) return `${event.type}: not in the spec`
    const judged = withoutUndefined(isSession ? { ...event.data, user: undefined } : event)
    return validate(judged) ? undefined : `${event.type}: ${ajv.errorsText(validate.errors)}`
  }
}

/** Clerk's document of its Backend API, parsed; undefined if it does not exist. */
export function readBackendSpec(): unknown {
  if (!existsSync(fromRoot(BACKEND_API))) return undefined
  return parse(readFileSync(fromRoot(BACKEND_API), 'utf8'))
}

/** The value as JSON has it, without undefined members. */
function withoutUndefined(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value))
}

function fromRoot(path: string): string {
  return resolve(import.meta.dirname, '..', path)
}

function loadSpec(path: string): { spec: Spec; ajv: Ajv } {
  const spec = parse(readFileSync(fromRoot(path), 'utf8')) as Spec
  const ajv = new Ajv({ strict: false, allErrors: true, logger: false })
  formats.default(ajv)
  ajv.addSchema(toJsonSchema(spec) as object, 'clerk')
  return { spec, ajv }
}

/** @param prefix the sandbox's prefix before the paths of the spec */
function createJudge(path: string, prefix: RegExp): (answer: Answer) => string | undefined {
  const { spec, ajv } = loadSpec(path)
  const operations = new Map(
    Object.keys(spec.paths).map((each) => [each.replaceAll(/\{\w+\}/g, '{}'), each]),
  )

  /** The schema of the answer. Statuses that the spec lacks must at least be Clerk's error. */
  function validatorFor(method: string, path: string, status: number): ValidateFunction {
    let pointer = `/paths/${escape(path)}/${method}/responses/${status}`
    let response = spec.paths[path]?.[method]?.responses[status]
    if (response?.$ref) {
      const name = response.$ref.replace('#/components/responses/', '')
      pointer = `/components/responses/${escape(name)}`
      response = spec.components.responses[name]
    }
    const described = response?.content?.['application/json']?.schema !== undefined
    const reference = described
      ? `clerk#${pointer}/content/application~1json/schema`
      : 'clerk#/components/schemas/ClerkErrors'
    const validate = ajv.getSchema(reference)
    if (!validate) throw new Error(`No schema at ${reference}`)
    return validate
  }

  return ({ method, route, status, contentType, body }) => {
    const template = route.replace(prefix, '').replaceAll(/:\w+/g, '{}')
    const path = operations.get(template)
    const operation = `${method.toLowerCase()} ${path ?? template}`
    const subject = `${operation} ${status}`
    if (method === 'OPTIONS' || isNoApi(template) || hasCode(body, 'sandbox_failure'))
      return undefined
    if (status === 204 || (status >= 300 && status < 400)) return undefined
    if (status >= 500) return `${subject}: ${JSON.stringify(body)}`
    if (contentType !== 'application/json') return `${subject}: content-type ${contentType}`
    if (operation in NOT_IN_SPEC || hasCode(body, 'sandbox_not_implemented')) return undefined
    if (!path || !spec.paths[path]?.[method.toLowerCase()]) return `${subject}: not in the spec`

    const difference = KNOWN_DIFFERENCES.find((known) => known.operation === operation)
    const adapted =
      difference && status < 400 ? difference.adapt(body as Record<string, unknown>) : body
    const validate = validatorFor(method.toLowerCase(), path, status)
    if (validate(withoutUndefined(adapted))) return undefined
    return `${subject}: ${ajv.errorsText(validate.errors)}`
  }
}

/** True for bundles of ClerkJS, the redirect of a handshake, and the sandbox's own tools. */
function isNoApi(template: string): boolean {
  return (
    /^\/(?:npm|icons|sandbox|portal)(?:\/|$)/.test(template) || template === '/v1/client/handshake'
  )
}

/** True for codes of the sandbox: for missing features, and for failures that tests ask for. */
function hasCode(body: unknown, code: string): boolean {
  return JSON.stringify(body ?? null).includes(`"code":"${code}"`)
}

/** Escapes a key for a JSON Pointer (RFC 6901) in the fragment of a URI. */
function escape(key: string): string {
  return encodeURIComponent(key.replaceAll('~', '~0').replaceAll('/', '~1'))
}

/** Turns OpenAPI 3.0 into JSON Schema: `nullable` and boolean `exclusiveMinimum`. */
function toJsonSchema(node: unknown): unknown {
  if (Array.isArray(node)) return node.map(toJsonSchema)
  if (typeof node !== 'object' || node === null) return node
  const { nullable, exclusiveMinimum, ...rest } = node as Record<string, unknown>
  const schema: Record<string, unknown> = {}
  for (const [key, value] of Object.entries(rest)) schema[key] = toJsonSchema(value)
  if (exclusiveMinimum === true) {
    schema.exclusiveMinimum = schema.minimum
    delete schema.minimum
  }
  return nullable === true ? { anyOf: [{ type: 'null' }, schema] } : schema
}
