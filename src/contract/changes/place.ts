import { componentName, type Schema } from './document.ts'
import { code } from './words.ts'

/** Where a schema is used: at `path` of the component, or of what `of` names, such as "the body". */
export interface Place {
  of: string
  component: boolean
  path: string
}

export function placeOf(of: string): Place {
  return { of, component: false, path: '' }
}

/** Where a member is: a property by its name, `[]` for items, `*` for properties of any name. */
export function member(place: Place, name: string): Place {
  const dot = name === '[]' || (place.path === '' && !place.component) ? '' : '.'
  return { ...place, path: `${place.path}${dot}${name}` }
}

/**
 * Where to say that something changed: a component that both refer to is told of by its name, so
 * that it reads the same wherever it is used.
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
