import { componentName, type Schema } from './document.ts'
import { code } from './words.ts'

/**
 * The place of a schema: `path` in a component, or in the part named by `of`, such as "the body".
 */
export interface Place {
  of: string
  component: boolean
  path: string
}

export function placeOf(of: string): Place {
  return { of, component: false, path: '' }
}

/**
 * The place of a member: the name of a property, `[]` for items, `*` for properties of any name.
 */
export function member(place: Place, name: string): Place {
  const dot = name === '[]' || (place.path === '' && !place.component) ? '' : '.'
  return { ...place, path: `${place.path}${dot}${name}` }
}

/**
 * The place to report a change at. A component that both sides refer to is reported by its name, so
 * that the report is the same for every use.
 */
export function placeInside(before: Schema, after: Schema, place: Place): Place {
  const name = componentName(after)
  if (name === undefined || name !== componentName(before)) return place
  return { of: name, component: true, path: '' }
}

/** `User.name`, or `name` of the body. */
export function nameOf({ of, component, path }: Place): string {
  if (component) return code(of + path)
  return path ? `${code(path)} of ${of}` : of
}
