import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js'
import formats from 'ajv-formats'
import { at, child, type Document, type JsonSchema, type Located } from './document.ts'

/** Judges values by schemas of the document, found by their JSON pointers. */
export interface Schemas {
  /** What is wrong with the value, one sentence a violation; nothing when it is valid. */
  errors(schema: Located<JsonSchema>, value: unknown): string[]
  isValid(schema: Located<JsonSchema>, value: unknown): boolean
  /** The schema that references lead to, with the members of `allOf` merged in. */
  resolve(schema: Located<JsonSchema>): Located<Record<string, unknown>>
  /** Members of the value that no schema names: an allow-list has none. */
  undeclared(schema: Located<JsonSchema>, value: unknown): string[]
  /** The schema with the document's components, for generators that follow references. */
  standalone(schema: Located<JsonSchema>): Record<string, unknown>
}

type ObjectSchema = Record<string, unknown>

export function createSchemas(document: Document): Schemas {
  const ajv = new Ajv2020({ strict: false, allErrors: true, validateFormats: true })
  formats.default(ajv)
  ajv.addSchema(document, 'document')
  const compiled = new Map<string, ValidateFunction>()

  function validator({ pointer, value }: Located<JsonSchema>): ValidateFunction {
    const known = compiled.get(pointer)
    if (known) return known
    const fragment = pointer.split('/').map(encodeURIComponent).join('/')
    const validate = ajv.getSchema(`document#${fragment}`) ?? ajv.compile(value)
    compiled.set(pointer, validate)
    return validate
  }

  function resolve(schema: Located<JsonSchema>): Located<ObjectSchema> {
    let { value, pointer } = schema
    for (let depth = 0; depth < 50; depth++) {
      if (typeof value !== 'object') return { value: {}, pointer }
      if (typeof value.$ref !== 'string') break
      pointer = decodeURIComponent(value.$ref.slice(1))
      value = at(document, pointer) as JsonSchema
    }
    return { value: merged(value as ObjectSchema, pointer), pointer }
  }

  function merged(schema: ObjectSchema, pointer: string): ObjectSchema {
    if (!Array.isArray(schema.allOf)) return schema
    const parts = (schema.allOf as JsonSchema[]).map(
      (part, index) =>
        resolve({ value: part, pointer: child(pointer, 'allOf', String(index)) }).value,
    )
    const all = [...parts, schema]
    return {
      ...Object.assign({}, ...all),
      properties: Object.assign({}, ...all.map(({ properties }) => properties ?? {})) as unknown,
      required: all.flatMap(({ required }) => (required as string[] | undefined) ?? []),
    } as ObjectSchema
  }

  function undeclared(schema: Located<JsonSchema>, value: unknown, where = ''): string[] {
    const resolved = resolve(schema)
    const { properties, additionalProperties, items, patternProperties } = resolved.value
    const alternatives = alternativesOf(resolved)
    if (alternatives.length > 0) {
      const fitting = alternatives.find((alternative) => validator(alternative)(value))
      return fitting ? undeclared(fitting, value, where) : []
    }
    if (Array.isArray(value)) {
      if (typeof items !== 'object' || items === null) return []
      const item = { value: items as JsonSchema, pointer: child(resolved.pointer, 'items') }
      return value.flatMap((member, index) => undeclared(item, member, `${where}/${index}`))
    }
    if (typeof value !== 'object' || value === null) return []
    if (!properties || patternProperties || (additionalProperties ?? false) !== false) return []
    const declared = properties as Record<string, JsonSchema>
    return Object.entries(value).flatMap(([key, member]) => {
      const property = declared[key]
      if (property === undefined) return [child(where, key)]
      const located = { value: property, pointer: child(resolved.pointer, 'properties', key) }
      return undeclared(located, member, child(where, key))
    })
  }

  return {
    errors(schema, value) {
      const validate = validator(schema)
      if (validate(value)) return []
      return (validate.errors ?? [])
        .slice(0, 5)
        .map(({ instancePath, message = '', params }) =>
          `${instancePath || '/'} ${message} ${detailOf(params)}`.trim(),
        )
    },
    isValid: (schema, value) => validator(schema)(value),
    resolve,
    undeclared: (schema, value) => undeclared(schema, value),
    standalone: ({ value }) => ({
      ...(typeof value === 'object' ? value : {}),
      components: document.components,
    }),
  }
}

/** The members of `oneOf` or `anyOf`. */
export function alternativesOf({ value, pointer }: Located<ObjectSchema>): Located<JsonSchema>[] {
  return ['oneOf', 'anyOf'].flatMap((keyword) =>
    ((value[keyword] as JsonSchema[] | undefined) ?? []).map((alternative, index) => ({
      value: alternative,
      pointer: child(pointer, keyword, String(index)),
    })),
  )
}

function detailOf(params: Record<string, unknown>): string {
  const { missingProperty, additionalProperty, allowedValues } = params
  if (additionalProperty !== undefined) return `(${JSON.stringify(additionalProperty)})`
  if (missingProperty !== undefined) return ''
  return allowedValues === undefined ? '' : JSON.stringify(allowedValues)
}
