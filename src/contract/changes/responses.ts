import type { OpenAPIV3_1 } from 'openapi-types'
import { compareContent } from './bodies.ts'
import { keysOf, resolve, same } from './document.ts'
import { compareTexts } from './keywords.ts'
import type { Finding } from './kinds.ts'
import { schemaOf } from './parameters.ts'
import { placeOf } from './place.ts'
import { compareSchemas, type Context } from './schemas.ts'
import { code, sentence } from './words.ts'

type Responses = OpenAPIV3_1.ResponsesObject
type Headers = NonNullable<OpenAPIV3_1.ResponseObject['headers']>
type Links = NonNullable<OpenAPIV3_1.ResponseObject['links']>

/** Compares the Responses Objects (OpenAPI 3.1, section 4.8.16) of an operation. */
export function compareResponses(
  before: Responses = {},
  after: Responses = {},
  context: Context,
): Finding[] {
  return keysOf(before, after).flatMap((status): Finding[] => {
    const name = `the answer ${status}`
    const [old, now] = [before[status], after[status]]
    if (!old)
      return [{ kind: 'response-added', message: sentence(`may be answered with ${status} now`) }]
    if (!now) return [responseRemoved(status, Object.keys(after))]
    const from = resolve<OpenAPIV3_1.ResponseObject>(context.before, old)
    const to = resolve<OpenAPIV3_1.ResponseObject>(context.after, now)
    return [
      ...compareTexts(from, to, name),
      ...compareHeaders(from.headers, to.headers, name, context),
      ...compareContent(from.content, to.content, name, context),
      ...compareLinks(from.links, to.links, name, context),
    ]
  })
}

/** @param others the documented statuses: if a success is among them, `default` means errors */
function responseRemoved(status: string, others: readonly string[]): Finding {
  const isError =
    /^[45]/.test(status) || (status === 'default' && others.some((one) => one.startsWith('2')))
  const kind = isError ? 'response-error-removed' : 'response-removed'
  return { kind, message: sentence(`is not answered with ${status} any more`) }
}

/** Compares Header Objects (OpenAPI 3.1, section 4.8.21). Names are case-insensitive. */
export function compareHeaders(
  before: Headers = {},
  after: Headers = {},
  answer: string,
  context: Context,
): Finding[] {
  const [old, now] = [lowerCased(before), lowerCased(after)]
  return keysOf(old, now).flatMap((key): Finding[] => {
    const [was, is] = [old[key], now[key]]
    const name = `the header ${code((is ?? was)?.name)} of ${answer}`
    if (!was) return [{ kind: 'header-added', message: sentence(`${name} is new`) }]
    if (!is) return [{ kind: 'header-removed', message: sentence(`${name} was removed`) }]
    const from = resolve<OpenAPIV3_1.HeaderObject>(context.before, was.header)
    const to = resolve<OpenAPIV3_1.HeaderObject>(context.after, is.header)
    return [
      ...headerRequired(from.required ?? false, to.required ?? false, name),
      ...compareTexts(from, to, name),
      ...compareSchemas(schemaOf(from), schemaOf(to), placeOf(name), context),
    ]
  })
}

function headerRequired(was: boolean, is: boolean, name: string): Finding[] {
  if (was === is) return []
  return is
    ? [{ kind: 'header-made-required', message: sentence(`${name} is always there now`) }]
    : [{ kind: 'header-made-optional', message: sentence(`${name} may be missing now`) }]
}

function lowerCased(headers: Headers) {
  return Object.fromEntries(
    Object.entries(headers).map(([name, header]) => [name.toLowerCase(), { name, header }]),
  )
}

/** Compares Link Objects (OpenAPI 3.1, section 4.8.20). */
function compareLinks(
  before: Links = {},
  after: Links = {},
  answer: string,
  context: Context,
): Finding[] {
  return keysOf(before, after).flatMap((key): Finding[] => {
    const name = `the link ${code(key)} of ${answer}`
    const [old, now] = [before[key], after[key]]
    if (!old) return [{ kind: 'link-added', message: sentence(`${name} is new`) }]
    if (!now) return [{ kind: 'link-removed', message: sentence(`${name} was removed`) }]
    const { description: text, ...from } = resolve<OpenAPIV3_1.LinkObject>(context.before, old)
    const { description, ...to } = resolve<OpenAPIV3_1.LinkObject>(context.after, now)
    return [
      ...(same(from, to)
        ? []
        : [{ kind: 'link-changed' as const, message: sentence(`${name} leads elsewhere now`) }]),
      ...compareTexts(
        { ...(text && { description: text }) },
        { ...(description && { description }) },
        name,
      ),
    ]
  })
}
