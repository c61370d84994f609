import type { Static, TObject, TSchema } from '@sinclair/typebox'
import { Value } from '@sinclair/typebox/value'
import { compileTextReader } from '../http/text-values.ts'
import { redact } from '../observe/logging.ts'
import { ConfigError } from './config-error.ts'

export type Variables = Readonly<Record<string, string | undefined>>
type Flaw = (value: string) => string | undefined
/** Describes the problem of one variable. */
export type Describe = (name: string, value?: string, flaw?: string) => string

/**
 * Reads environment variables; an empty variable counts as unset.
 * @param schema of the variables, by name. `expects` describes a valid value, `flaw` finds faults
 *   that the schema cannot, `secret` keeps the value out of messages.
 * @param rules about several variables. A malformed variable is not reported again.
 * @throws {ConfigError} with every problem at once, each with its correction
 */
export function readEnvironment<Schema extends TObject>(
  schema: Schema,
  env: Variables,
  rules: (values: Static<Schema>, malformed: ReadonlySet<string>, describe: Describe) => string[],
): Static<Schema> {
  const properties: Record<string, TSchema> = schema.properties
  const given = Object.fromEntries(
    Object.keys(properties).flatMap((name) => {
      const value = env[name]?.trim()
      return value ? [[name, value]] : []
    }),
  )
  const describe: Describe = (name, value = '', flaw) => {
    const { secret, expects }: Partial<TSchema> = properties[name] ?? {}
    const shown = secret ? '' : ` (it is "${masked(value)}")`
    const why = flaw ? `: ${masked(flaw)}` : ''
    return `${name} must be ${String(expects)}${shown}${why}`
  }
  const read: Record<string, unknown> = { ...given }
  // Only decimal digits are a number: other text stays text, and is refused.
  compileTextReader(schema, {})(read)
  const values = Value.Default(schema, read) as Static<Schema>
  const malformed = new Set(
    [...Value.Errors(schema, values)].map(({ path }) => path.split('/')[1] ?? ''),
  )
  const problems = [...malformed].map((name) => describe(name, given[name]))
  for (const [name, value] of Object.entries(given)) {
    const flaw = properties[name]?.flaw as Flaw | undefined
    const found = malformed.has(name) ? undefined : flaw?.(value)
    if (found === undefined) continue
    problems.push(describe(name, value, found))
    malformed.add(name)
  }
  problems.push(...rules(values, malformed, describe))
  if (problems.length > 0) throw new ConfigError(problems)
  return values
}

/** Masks secrets in a value: it may be a key pasted into the wrong variable, or have a password. */
export function masked(value: string): string {
  return redact(value.replace(/\/\/[^/@]*@/, '//[redacted]@'))
}

/** The items of a list that is separated by commas. */
export function list(value = ''): string[] {
  return value
    .split(',')
    .map((item) => item.trim())
    .filter(Boolean)
}
