import type { ErrorObject, ValidateFunction } from 'ajv/dist/2020.js'
import type { Libraries } from './libraries.ts'
import { at, child, type Document, isRecord, type JsonSchema, pointerOf } from './pointer.ts'

export type ObjectSchema = Record<string, unknown>

/** Validates values by schemas of the document. Schemas are identified by object identity. */
export interface Schemas {
  /** One sentence for each violation; empty if the value is valid. */
  errors(schema: JsonSchema, value: unknown): string[]
  isValid(schema: JsonSchema, value: unknown): boolean
  /** The schema without references, merged with the members of `allOf`. */
  resolve(schema: JsonSchema): ObjectSchema
  /** Pointers to the members of a value that the schema does not name. */
  undeclared(schema: JsonSchema, value: unknown): string[]
  /** The schema with the parts of the document that it refers to, for generators. */
  standalone(schema: JsonSchema): ObjectSchema
  /** The same for requests, in which nobody sends `readOnly` members. */
  forRequests: Schemas
  /** Sentences about schemas that cannot be used. */
  problems: string[]
}

const NAME = 'document'

export function createSchemas(document: Document, { Ajv2020, formats }: Libraries): Schemas {
  const ajv = new Ajv2020({
    strict: false,
    allErrors: true,
    verbose: true,
    logger: false,
    validateSchema: false,
    code: { regExp: tolerant },
  })
  formats(ajv)
  ajv.addSchema(document, NAME)
  const pointers = pointersIn(document)
  const compiled = new Map<JsonSchema, ValidateFunction>()
  const merges = new WeakMap<ObjectSchema, ObjectSchema>()
  const parts = new WeakMap<ObjectSchema, ObjectSchema>()
  const problems: string[] = []

  function validator(schema: JsonSchema): ValidateFunction {
    const known = compiled.get(schema)
    if (known) return known
    const validate = compile(schema)
    compiled.set(schema, validate)
    return validate
  }

  function compile(schema: JsonSchema): ValidateFunction {
    const pointer = typeof schema === 'object' ? pointers.get(schema) : undefined
    const fragment = pointer?.split('/').map(encodeURIComponent).join('/')
    try {
      const found = fragment === undefined ? undefined : ajv.getSchema(`${NAME}#${fragment}`)
      return found ?? ajv.compile(absolute(schema) as JsonSchema)
    } catch (error) {
      const { message } = error as Error
      problems.push(
        `The schema ${pointer ?? JSON.stringify(schema).slice(0, 80)} is not used: ${message.split('\n', 1)[0] ?? ''}`,
      )
      return ajv.compile(true)
    }
  }

  function resolve(schema: JsonSchema): ObjectSchema {
    let value: unknown = schema
    for (let depth = 0; depth < 50; depth++) {
      if (!isRecord(value)) return {}
      if (typeof value.$ref !== 'string') break
      value = at(document, pointerOf(value.$ref))
    }
    return isRecord(value) ? merged(value) : {}
  }

  function merged(schema: ObjectSchema): ObjectSchema {
    if (!Array.isArray(schema.allOf)) return schema
    const known = merges.get(schema)
    if (known) return known
    // A recursive schema merges with the part that exists so far.
    merges.set(schema, { ...schema })
    const { allOf, ...own } = schema
    const all = [...(allOf as JsonSchema[]).map(resolve), own]
    const whole = {
      ...Object.assign({}, ...all),
      properties: Object.assign({}, ...all.map(({ properties }) => properties ?? {})) as unknown,
      required: [...new Set(all.flatMap(({ required }) => requiredIn(required)))],
    } as ObjectSchema
    merges.set(schema, whole)
    return whole
  }

  function undeclared(schema: JsonSchema, value: unknown, where = ''): string[] {
    const { properties, additionalProperties, items, patternProperties, ...rest } = resolve(schema)
    const alternatives = alternativesOf(rest)
    if (alternatives.length > 0) {
      const fitting = alternatives.find((alternative) => validator(alternative)(value))
      return fitting === undefined ? [] : undeclared(fitting, value, where)
    }
    if (Array.isArray(value))
      return isRecord(items)
        ? value.flatMap((member, index) => undeclared(items, member, `${where}/${index}`))
        : []
    if (!isRecord(value)) return []
    if (!properties || patternProperties || (additionalProperties ?? false) !== false) return []
    const declared = properties as Record<string, JsonSchema>
    return Object.entries(value).flatMap(([key, member]) => {
      const property = Object.hasOwn(declared, key) ? declared[key] : undefined
      return property === undefined
        ? [child(where, key)]
        : undeclared(property, member, child(where, key))
    })
  }

  /** Copies the targets of references, each to its own place. */
  function standalone(schema: JsonSchema): ObjectSchema {
    if (!isRecord(schema)) return {}
    const known = parts.get(schema)
    if (known) return known
    const whole: ObjectSchema = { ...schema }
    const seen = new Set<string>()
    const collect = (node: unknown): void => {
      if (Array.isArray(node)) node.forEach(collect)
      if (!isRecord(node)) return
      if (typeof node.$ref === 'string' && !seen.has(node.$ref)) {
        seen.add(node.$ref)
        const part = at(document, pointerOf(node.$ref))
        place(whole, pointerOf(node.$ref), part)
        collect(part)
      }
      Object.values(node).forEach(collect)
    }
    collect(schema)
    parts.set(schema, whole)
    return whole
  }

  /** @param absent the keyword of members that may be missing although they are `required` */
  function facing(absent: 'readOnly' | 'writeOnly'): Omit<Schemas, 'forRequests'> {
    const errors = (schema: JsonSchema, value: unknown): ErrorObject[] => {
      const validate = validator(schema)
      return validate(value)
        ? []
        : (validate.errors ?? []).filter((error) => !isAbsentee(error, absent))
    }
    return {
      errors: (schema, value) =>
        errors(schema, value)
          .slice(0, 5)
          .map(({ instancePath, message = '', params }) =>
            `${instancePath || '/'} ${message} ${detailOf(params)}`.trim(),
          ),
      isValid: (schema, value) => errors(schema, value).length === 0,
      resolve,
      undeclared: (schema, value) => undeclared(schema, value),
      standalone,
      problems,
    }
  }

  function isAbsentee({ keyword, params, parentSchema }: ErrorObject, absent: string): boolean {
    if (keyword !== 'required' || !isRecord(parentSchema)) return false
    const { missingProperty } = params as { missingProperty: string }
    const member = ((parentSchema.properties ?? {}) as Record<string, JsonSchema>)[missingProperty]
    return member !== undefined && resolve(member)[absent] === true
  }

  const forRequests = facing('readOnly') as Schemas
  forRequests.forRequests = forRequests
  return { ...facing('writeOnly'), forRequests }
}

/** The pointer to each object of the document. */
function pointersIn(document: Document): Map<object, string> {
  const pointers = new Map<object, string>()
  const visit = (node: unknown, pointer: string): void => {
    if (typeof node !== 'object' || node === null || pointers.has(node)) return
    pointers.set(node, pointer)
    for (const [key, value] of Object.entries(node)) visit(value, child(pointer, key))
  }
  visit(document, '')
  return pointers
}

/** The schema with its local references pointing into the document. */
function absolute(node: unknown): unknown {
  if (Array.isArray(node)) return node.map(absolute)
  if (!isRecord(node)) return node
  return Object.fromEntries(
    Object.entries(node).map(([key, value]) => [
      key,
      key === '$ref' && typeof value === 'string' && value.startsWith('#')
        ? `${NAME}${value}`
        : absolute(value),
    ]),
  )
}

function place(whole: ObjectSchema, pointer: string, part: unknown): void {
  const keys = pointer.split('/').slice(1)
  const last = keys.pop()
  if (last === undefined) return
  let node = whole
  for (const key of keys.map(unescaped)) {
    const next = node[key]
    node = isRecord(next) ? next : (node[key] = {})
  }
  node[unescaped(last)] ??= part
}

function unescaped(segment: string): string {
  return segment.replaceAll('~1', '/').replaceAll('~0', '~')
}

/** Patterns in other dialects: read as JavaScript if possible, or else ignored. */
const tolerant = Object.assign(
  (pattern: string, flags: string): RegExp => {
    for (const flag of [flags, ''])
      try {
        return new RegExp(pattern, flag)
      } catch {
        // The next flag is tried.
      }
    return /(?:)/
  },
  { code: 'new RegExp' },
)

/** The members of `oneOf` or `anyOf`. */
export function alternativesOf(schema: ObjectSchema): JsonSchema[] {
  return ['oneOf', 'anyOf'].flatMap(
    (keyword) => (schema[keyword] as JsonSchema[] | undefined) ?? [],
  )
}

/** The names in `required`. Documents of older tools have a boolean there. */
export function requiredIn(required: unknown): string[] {
  return Array.isArray(required) ? (required as string[]) : []
}

function detailOf(params: Record<string, unknown>): string {
  const { missingProperty, additionalProperty, allowedValues } = params
  if (additionalProperty !== undefined) return `(${JSON.stringify(additionalProperty)})`
  if (missingProperty !== undefined) return ''
  return allowedValues === undefined ? '' : JSON.stringify(allowedValues)
}
