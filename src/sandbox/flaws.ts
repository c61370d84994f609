import type { TSchema } from '@sinclair/typebox'
import { Value, ValueErrorType, type ValueError } from '@sinclair/typebox/value'

/**
 * Describes the first error in a value, in a sentence.
 * @param subject the name of the value: a file, or `the user`
 * @returns such as `users[2].username must be text of …`, after the subject
 */
export function flawOf(schema: TSchema, value: unknown, subject: string): string {
  const error = Value.Errors(schema, value).First()
  if (!error) return `${subject} is not valid`
  const place = placeOf(error.path)
  if (error.type === ValueErrorType.ObjectAdditionalProperties) {
    const names = Object.keys(schemaAround(schema, error) ?? {})
    return `${subject}: ${place} is not known. ${nameList(names)}`.trimEnd()
  }
  if (error.type === ValueErrorType.ObjectRequiredProperty)
    return `${subject}: ${place} is missing.`
  return `${subject}: ${place || 'it'} must be ${expectationOf(error.schema)}${given(error.value)}.`
}

/** Turns `/users/2/username` into `users[2].username`. */
export function placeOf(path: string): string {
  return path
    .split('/')
    .slice(1)
    .map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'))
    .map((part) => {
      if (/^\d+$/.test(part)) return `[${part}]`
      return /^[\w-]+$/.test(part) ? `.${part}` : `[${JSON.stringify(part)}]`
    })
    .join('')
    .replace(/^\./, '')
}

function schemaAround(schema: TSchema, { path }: ValueError): Record<string, TSchema> | undefined {
  const parent = path.split('/').slice(1, -1)
  let current: TSchema | undefined = schema
  for (const part of parent) {
    const { properties, items, patternProperties } = (current ?? {}) as {
      properties?: Record<string, TSchema>
      items?: TSchema
      patternProperties?: Record<string, TSchema>
    }
    current = properties?.[part] ?? items ?? Object.values(patternProperties ?? {})[0]
  }
  return (current as { properties?: Record<string, TSchema> } | undefined)?.properties
}

function nameList(names: string[]): string {
  return names.length > 0 ? `Known are: ${names.join(', ')}.` : ''
}

function expectationOf(schema: TSchema): string {
  if (typeof schema.expects === 'string') return schema.expects
  const { type, anyOf } = schema as { type?: string; anyOf?: TSchema[] }
  if (anyOf) return anyOf.map(expectationOf).join(' or ')
  const words: Record<string, string> = {
    object: 'an object',
    array: 'a list',
    string: 'text',
    boolean: 'true or false',
    integer: 'a whole number',
    number: 'a number',
  }
  return words[type ?? ''] ?? 'something else'
}

function given(value: unknown): string {
  if (value === undefined) return ''
  const text = JSON.stringify(value)
  return ` (it is ${text.length > 60 ? `${text.slice(0, 60)}…` : text})`
}
