import type { OpenAPIV3_1 } from 'openapi-types'
import { same, type Schema } from './document.ts'
import { compareTexts } from './keywords.ts'
import type { Finding } from './kinds.ts'
import { placeOf } from './place.ts'
import { compareSchemas, type Context } from './schemas.ts'
import { code, list, sentence } from './words.ts'

type Parameter = OpenAPIV3_1.ParameterObject

/** Parameter Objects (OpenAPI 3.1, section 4.8.12) of a request, and the names in its path. */
export interface Parameters {
  path: string
  parameters: readonly Parameter[]
}

/** Compares all parameters besides the body. Path parameters are matched by their position. */
export function compareParameters(
  before: Parameters,
  after: Parameters,
  context: Context,
): Finding[] {
  const renamed = renamedInPath(before.path, after.path)
  const old = new Map(before.parameters.map((each) => [keyOf(each, renamed), each]))
  const now = new Map(after.parameters.map((each) => [keyOf(each), each]))
  const removed = [...old].filter(([key]) => !now.has(key)).map(([, each]) => each)
  const added = [...now].filter(([key]) => !old.has(key)).map(([, each]) => each)
  const moved = removed.flatMap((from) => {
    const to = added.find(({ name }) => name.toLowerCase() === from.name.toLowerCase())
    return to ? [{ from, to }] : []
  })
  const stayed = [...now].flatMap(([key, to]) => {
    const from = old.get(key)
    return from ? [{ from, to }] : []
  })
  return [
    ...[...renamed].map(([from, to]) => pathParameterRenamed(from, to)),
    ...removed.filter((each) => !moved.some(({ from }) => from === each)).map(parameterRemoved),
    ...added.filter((each) => !moved.some(({ to }) => to === each)).map(parameterAdded),
    ...moved.map(({ from, to }) => parameterMoved(from, to)),
    ...[...stayed, ...moved].flatMap(({ from, to }) => compareParameter(from, to, context)),
  ]
}

function pathParameterRenamed(from: string, to: string): Finding {
  const message = `The path parameter ${code(from)} is called ${code(to)} now.`
  return { kind: 'path-parameter-renamed', message }
}

function parameterRemoved(parameter: Parameter): Finding {
  const message = sentence(`${nameOf(parameter)} was removed`)
  return { kind: 'parameter-removed', message }
}

function parameterAdded(parameter: Parameter): Finding {
  const name = nameOf(parameter)
  return parameter.required
    ? { kind: 'parameter-required-added', message: sentence(`${name} is new and required`) }
    : { kind: 'parameter-added', message: sentence(`${name} is new and may be left out`) }
}

function parameterMoved(from: Parameter, to: Parameter): Finding {
  const message = sentence(`${nameOf(from)} is ${nameOf(to).replace('the', 'a')} now`)
  return { kind: 'parameter-moved', message }
}

function compareParameter(before: Parameter, after: Parameter, context: Context): Finding[] {
  const name = nameOf(after)
  const findings: Finding[] = []
  if (!before.required && after.required)
    findings.push({ kind: 'parameter-made-required', message: sentence(`${name} is required now`) })
  if (before.required && !after.required)
    findings.push({
      kind: 'parameter-made-optional',
      message: sentence(`${name} may be left out now`),
    })
  if (before.in === after.in && !same(styleOf(before), styleOf(after)))
    findings.push({
      kind: 'parameter-style-changed',
      message: sentence(`${name} is written in another style now: ${list(styleOf(after))}`),
    })
  return [
    ...findings,
    ...compareTexts(before, after, name),
    ...compareSchemas(schemaOf(before), schemaOf(after), placeOf(name), context),
  ]
}

/** The serialization of the value: style, explode, and allowReserved or a media type. */
function styleOf(parameter: Parameter): unknown[] {
  const usual = parameter.in === 'query' || parameter.in === 'cookie' ? 'form' : 'simple'
  const { style = usual, explode = style === 'form', allowReserved = false, content } = parameter
  return [
    style,
    explode ? 'explode' : 'joined',
    ...(allowReserved ? ['allowReserved'] : []),
    ...Object.keys(content ?? {}),
  ]
}

/** The schema of a parameter or header, which may be in a Media Type Object. */
export function schemaOf({ schema, content }: Pick<Parameter, 'schema' | 'content'>): Schema {
  return (schema ?? Object.values(content ?? {})[0]?.schema ?? {}) as Schema
}

function keyOf({ in: where, name }: Parameter, renamed = new Map<string, string>()): string {
  if (where === 'path') return `path ${renamed.get(name) ?? name}`
  return `${where} ${where === 'header' ? name.toLowerCase() : name}`
}

function renamedInPath(before: string, after: string): Map<string, string> {
  const names = (path: string) => [...path.matchAll(/\{([^}]*)\}/g)].map(([, name = '']) => name)
  const now = names(after)
  return new Map(
    names(before)
      .map((name, index) => [name, now[index] ?? name] as const)
      .filter(([from, to]) => from !== to),
  )
}

function nameOf({ in: where, name }: Parameter): string {
  return where === 'header' ? `the header ${code(name)}` : `the ${where} parameter ${code(name)}`
}
