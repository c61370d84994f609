import { type Document, keysOf, same } from './document.ts'
import type { Told } from './kinds.ts'
import { code } from './words.ts'

/** Compares the names of schemas. Generators turn these into types. */
export function compareComponentNames(before: Document, after: Document): Told[] {
  const [old, now] = [before.components?.schemas ?? {}, after.components?.schemas ?? {}]
  const removed = Object.keys(old).filter((name) => !(name in now))
  const added = new Set(Object.keys(now).filter((name) => !(name in old)))
  const gone = removed.map((name): Told => {
    const subject = `component ${name}`
    const to = [...added].find((each) => same(shapeOf(old, name), shapeOf(now, each)))
    if (to === undefined)
      return { subject, kind: 'component-removed', message: 'Removed: it was a named type.' }
    added.delete(to)
    return { subject, kind: 'component-renamed', message: `Renamed to ${code(to)}.` }
  })
  const fresh = [...added].map((name): Told => ({
    subject: `component ${name}`,
    kind: 'component-added',
    message: 'New: a named type.',
  }))
  return [...gone, ...fresh]
}

/** A schema without its texts. References to itself do not have its name. */
function shapeOf(schemas: object, name: string): unknown {
  const self = `#/components/schemas/${name}`
  return JSON.parse(JSON.stringify(schemas[name as never]), (key, value: unknown) => {
    if (key === 'description' && typeof value === 'string') return undefined
    return key === '$ref' && value === self ? '#' : value
  })
}

/** Compares the Security Scheme Objects (OpenAPI 3.1, section 4.8.27): how credentials are sent. */
export function compareSecuritySchemes(before: Document, after: Document): Told[] {
  const old = before.components?.securitySchemes ?? {}
  const now = after.components?.securitySchemes ?? {}
  return keysOf(old, now).flatMap((name): Told[] => {
    const subject = `security scheme ${name}`
    const [was, is] = [old[name], now[name]]
    if (!was) return [{ subject, kind: 'security-scheme-added', message: 'New.' }]
    if (!is) return [{ subject, kind: 'security-scheme-removed', message: 'Removed.' }]
    if (same(mechanismOf(was), mechanismOf(is))) return []
    return [
      {
        subject,
        kind: 'security-scheme-changed',
        message: 'Credentials travel in another way now.',
      },
    ]
  })
}

/**
 * The new names of security schemes that were only renamed. Callers send the same credentials.
 * @returns by the old name
 */
export function renamedSchemes(before: Document, after: Document): Map<string, string> {
  const old = before.components?.securitySchemes ?? {}
  const now = after.components?.securitySchemes ?? {}
  const added = Object.keys(now).filter((name) => !(name in old))
  return new Map(
    Object.entries(old).flatMap(([name, scheme]): [string, string][] => {
      const renamed = added.find((other) =>
        same(mechanismOf(scheme), mechanismOf(now[other] ?? {})),
      )
      return name in now || renamed === undefined ? [] : [[name, renamed]]
    }),
  )
}

function mechanismOf(scheme: object): unknown {
  return { ...scheme, description: '', bearerFormat: '' }
}
