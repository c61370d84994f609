import type { Media } from './bodies.ts'
import { signerOf } from './calls.ts'
import type { Context } from './context.ts'
import type { Input } from './input.ts'
import type { Operation } from './operations.ts'
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

/** True if the operation could harm something that the suite did not make. */
function mayHarm({ method }: Operation, destructive: boolean): boolean {
  return method === 'delete' || (method !== 'get' && !destructive)
}

/** A body that refers to existing things, and is unique if the operation creates. */
function bodyValue(context: Context, operation: Operation, media: Media): unknown {
  const { values, inputs, pool, seed } = context
  const { example, schema } = media
  const given =
    example !== undefined && (media.kind === 'xml' || inputs.isValid(schema, example))
      ? example
      : values.typical(schema)
  if (!isRecord(given)) return given
  const members = Object.entries(given)
    .filter(([name]) => name !== context.omitted.get(operation.id))
    .map(([name, value]) => {
      const living = typeof value === 'string' ? pool.latest(name) : undefined
      return [name, living ?? value] as const
    })
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
