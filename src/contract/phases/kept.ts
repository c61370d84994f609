import { isDeepStrictEqual } from 'node:util'
import { type Context, stateBasis } from '../context.ts'
import type { Basis } from '../findings.ts'
import { isJson } from '../media-types.ts'
import type { Operation } from '../operations.ts'
import { isRecord } from '../pointer.ts'
import { membersOf } from '../values/node.ts'

/** The names of members whose sent and read values differ, as far as the operation shows them. */
export function lostIn(context: Context, read: Operation, sent: unknown, body: unknown): string[] {
  if (!isRecord(sent) || !isRecord(body)) return []
  const content = read.answers.get('200')?.content
  const schema = [...(content ?? [])].find(([mediaType]) => isJson(mediaType))?.[1]
  const { properties = {} } = schema === undefined ? {} : context.schemas.resolve(schema)
  const declared = properties as Record<string, unknown>
  return Object.entries(sent)
    .filter(([name, value]) =>
      name in body ? !isSame(value, body[name]) : name in declared && !isEmpty(value),
    )
    .map(([name]) => name)
}

/** True if an answer may leave the value out. */
function isEmpty(value: unknown): boolean {
  return value === null || (Array.isArray(value) && value.length === 0)
}

/**
 * True if equal, or of types that cannot be compared. A server may add members, and reformat dates
 * and email addresses.
 */
function isSame(sent: unknown, read: unknown): boolean {
  if (isDeepStrictEqual(sent, read)) return true
  if (Array.isArray(sent) && Array.isArray(read))
    return sent.length === read.length && sent.every((one, index) => isSame(one, read[index]))
  if (isRecord(sent) && isRecord(read))
    return Object.entries(sent).every(
      ([name, value]) => value === null || isSame(value, read[name]),
    )
  if (typeof sent === 'string' && typeof read === 'string') {
    if (/^\d{4}-\d\d-\d\d/.test(sent)) return Date.parse(sent) === Date.parse(read)
    return /^[^@\s]+@[^@\s]+$/.test(sent) && sent.toLowerCase() === read.toLowerCase()
  }
  return read !== undefined && read !== null && typeof sent !== typeof read
}

/** The ground of a fault in the life of a thing: the document, if it has links for it. */
export function linkBasis(context: Context, creator: Operation): Basis {
  return creator.links.some(({ inferred }) => !inferred) ? 'document' : stateBasis(context)
}

/**
 * The ground of a lost change. A PUT or PATCH answers with the changed thing; a POST may answer
 * with anything.
 */
export function changeBasis(context: Context, { method }: Operation): Basis {
  return /^(?:put|patch)$/.test(method) ? stateBasis(context) : 'practice'
}

/** The names of members that were not sent, and are read with a value other than their default. */
export function presetsIn(
  context: Context,
  { body: documented }: Operation,
  sent: unknown,
  body: unknown,
): string[] {
  if (!documented?.main || !isRecord(sent) || !isRecord(body)) return []
  return membersOf(context.inputs.resolve(documented.main.schema))
    .filter(([name, member]) => {
      const { default: preset, readOnly } = context.inputs.resolve(member)
      if (preset === undefined || isEmpty(preset) || readOnly === true) return false
      return !(name in sent) && name in body && !isSame(preset, body[name])
    })
    .map(([name]) => name)
}
