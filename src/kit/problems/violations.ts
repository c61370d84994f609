import type { FastifyError } from 'fastify'
import { toPointer, type Violation } from './problem.ts'

/** The names of the parts of a request: the first segments of pointers. */
const PARTS = { body: 'body', querystring: 'query', params: 'path', headers: 'header' } as const
const MOST_VIOLATIONS = 100
/** Maximum number of allowed values in a message. */
const MOST_VALUES = 30

type Fault = NonNullable<FastifyError['validation']>[number] & {
  /** The schema around the violated keyword. Ajv adds it with the option `verbose`. */
  parentSchema?: { properties?: object }
}

/** Describes the violations of a request and how to correct them. */
export function violationsOf({
  validation = [],
  validationContext = 'body',
}: FastifyError): Violation[] {
  const part = PARTS[validationContext]
  return validation.slice(0, MOST_VIOLATIONS).map((fault) => {
    const { instancePath, params } = fault
    const property = params.missingProperty ?? params.additionalProperty
    const last = typeof property === 'string' ? toPointer(property) : ''
    return {
      pointer: `/${part}${instancePath}${last}`.slice(0, 1000),
      message: messageOf(fault).slice(0, 1000),
    }
  })
}

function messageOf({ keyword, params, parentSchema, message = 'is not valid' }: Fault): string {
  if (keyword === 'enum') {
    const values = params.allowedValues as unknown[]
    const listed = values.slice(0, MOST_VALUES).map((value) => JSON.stringify(value))
    return `must be one of ${listed.join(', ')}${values.length > MOST_VALUES ? ', …' : ''}`
  }
  if (keyword === 'const') return `must be ${JSON.stringify(params.allowedValue)}`
  if (keyword !== 'additionalProperties') return message
  const near = nearest(
    String(params.additionalProperty),
    Object.keys(parentSchema?.properties ?? {}),
  )
  return near === undefined ? message : `${message}; did you mean "${near}"?`
}

/** Finds the name of which `given` may be a typing error; undefined if there is none. */
export function nearest(given: string, names: readonly string[]): string | undefined {
  const slips = Math.max(1, Math.floor(given.length / 3))
  const [closest] = names
    .filter((name) => Math.abs(name.length - given.length) <= slips)
    .map((name) => ({ name, slips: distance(plain(given), plain(name)) }))
    .filter((candidate) => candidate.slips <= slips)
    .sort((a, b) => a.slips - b.slips)
  return closest?.name
}

/** `first_name`, `FirstName` and `first-name` are the same name to a person. */
function plain(name: string): string {
  return name.toLowerCase().replaceAll(/[_-]/g, '')
}

/** Levenshtein distance: the number of letters to add, remove or replace. */
function distance(from: string, to: string): number {
  let row = Array.from({ length: to.length + 1 }, (_, column) => column)
  for (let i = 1; i <= from.length; i++) {
    const next = [i]
    for (let j = 1; j <= to.length; j++)
      next[j] = Math.min(
        (next[j - 1] ?? 0) + 1,
        (row[j] ?? 0) + 1,
        (row[j - 1] ?? 0) + (from[i - 1] === to[j - 1] ? 0 : 1),
      )
    row = next
  }
  return row[to.length] ?? 0
}
