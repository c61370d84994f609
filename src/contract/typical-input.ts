import type { Media } from './bodies.ts'
import { CURRENT_TAG, signerOf } from './calls.ts'
import type { Context } from './context.ts'
import type { Input } from './input.ts'
import type { Operation, Parameter } from './operations.ts'
import { isRecord, type JsonSchema } from './pointer.ts'
import type { Binding } from './pool.ts'

/**
 * Makes input that probably succeeds. A creating operation gets new input each time.
 * @param binding values for the path (default: those of a thing that the suite may change)
 */
export function typicalInput(
  context: Context,
  operation: Operation,
  binding: Binding | undefined = context.pool.bindingFor(
    operation,
    mayHarm(operation, context.destructive),
  ),
  media: Media | undefined = operation.body?.main,
): Input {
  const signed = Object.keys(signerOf(context, operation)?.('') ?? {})
  const required = operation.parameters.filter(
    ({ name, required: must }) => must && !signed.includes(name.toLowerCase()),
  )
  const given = (where: string) =>
    Object.fromEntries(
      required
        .filter((one) => one.in === where)
        .map((one) => [
          one.name,
          (where === 'path' ? binding?.[one.name] : undefined) ??
            (isTag(one) ? CURRENT_TAG : undefined) ??
            one.example ??
            context.values.typical(one.schema),
        ]),
    )
  const body = media && bodyValue(context, operation, media)
  return {
    path: given('path'),
    query: given('query'),
    headers: given('header'),
    cookies: given('cookie'),
    ...(body !== undefined && media && { body, media }),
  }
}

function isTag({ in: where, name }: Parameter): boolean {
  return where === 'header' && name.toLowerCase() === 'if-match'
}

/** True if the operation could harm something that the suite did not make. */
function mayHarm({ method }: Operation, destructive: boolean): boolean {
  return method === 'delete' || (method !== 'get' && !destructive)
}

/** A body that refers to existing things, and is unique if the operation creates. */
function bodyValue(context: Context, operation: Operation, media: Media): unknown {
  const { values, inputs, seed } = context
  const { example, schema } = media
  const given =
    example !== undefined && (media.kind === 'xml' || inputs.isValid(schema, example))
      ? example
      : values.typical(schema)
  if (!isRecord(given)) return given
  const members = Object.entries(given)
    .filter(([name]) => name !== context.omitted.get(operation.id))
    .map(([name, value]) => [name, referring(context, operation, name, value)] as const)
  const body = Object.fromEntries(members)
  if (!operation.answers.has('201') && operation.links.length === 0) return body
  context.serial += 1
  const suffix = `${seed}-${context.serial}`
  return members.reduce<Record<string, unknown>>((made, [name, value]) => {
    if (value !== given[name]) return made
    const renewed = { ...made, [name]: renew(value, suffix) }
    if (inputs.isValid(schema, renewed)) return renewed
    if (typeof value !== 'string' || isDate(value)) return made
    const property = propertyOf(context, schema, name)
    const another = { ...made, [name]: values.another(property, context.serial) }
    return inputs.isValid(schema, another) ? another : made
  }, body)
}

/** The id of an existing thing, if the member refers to one. Members inside of it likewise. */
export function referring(
  context: Context,
  operation: Operation,
  name: string,
  value: unknown,
): unknown {
  const inside = (key: string, member: unknown) => referring(context, operation, key, member)
  if (Array.isArray(value)) return value.map((item) => inside(name, item))
  if (isRecord(value))
    return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, inside(key, one)]))
  // The creator of a thing gives it a new name, or refers to another thing by its id.
  const isOwn = operation.links.some(({ parameters }) => name in parameters)
  const living = isOwn && !/id$/i.test(name) ? undefined : context.pool.latest(name)
  if (living === undefined) return value
  if (typeof value === 'number') return /^\d+$/.test(living) ? Number(living) : value
  return typeof value === 'string' ? living : value
}

function propertyOf({ inputs }: Context, schema: JsonSchema, name: string): JsonSchema {
  const properties = (inputs.resolve(schema).properties ?? {}) as Record<string, JsonSchema>
  return properties[name] ?? {}
}

/** Makes strings unique if they may have to be: no dates, addresses or names of roles. */
function renew(value: unknown, suffix: string): unknown {
  if (Array.isArray(value)) return value.map((item) => renew(item, suffix))
  if (typeof value !== 'string' || isDate(value) || /^[a-z]+:/.test(value)) return value
  return /^[^@\s]+@[^@\s]+$/.test(value) ? value.replace('@', `.${suffix}@`) : `${value}-${suffix}`
}

function isDate(value: string): boolean {
  return /^\d{4}-\d\d-\d\d/.test(value)
}
