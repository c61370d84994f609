import type { Metadata } from '../records.ts'

function isObject(value: unknown): value is Metadata {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/**
 * Clerk's deep merge: merges objects at every level, deletes on `null`, replaces all other values.
 */
function mergeMetadata(current: Metadata, changes: Metadata): Metadata {
  const merged = { ...current }
  for (const [key, change] of Object.entries(changes)) {
    const before = merged[key]
    if (change === null) {
      Reflect.deleteProperty(merged, key)
    } else if (isObject(change)) {
      merged[key] = mergeMetadata(isObject(before) ? before : {}, change)
    } else {
      merged[key] = change
    }
  }
  return merged
}

type MetadataFields = Partial<
  Record<'public_metadata' | 'private_metadata' | 'unsafe_metadata', Metadata>
>

/** The metadata after `PATCH …/metadata`. Fields that are not in `changes` stay. */
export function mergedMetadata(current: MetadataFields, changes: MetadataFields): MetadataFields {
  const merged: MetadataFields = {}
  for (const field of ['public_metadata', 'private_metadata', 'unsafe_metadata'] as const) {
    const change = changes[field]
    if (change) merged[field] = mergeMetadata(current[field] ?? {}, change)
  }
  return merged
}
