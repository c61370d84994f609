import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { compareContracts } from '../../../src/contract/changes/index.ts'
import { type Document, edited } from '../../contract/changes/things.ts'

describe('our own contract', () => {
  const file = new URL('../../../openapi/openapi.json', import.meta.url)
  const own = JSON.parse(readFileSync(file, 'utf8')) as Document

  test('is compared', () => {
    const after = edited(own, [['components', 'schemas', 'User', 'properties', 'id', undefined]])
    const changes = compareContracts(own, after)
    expect(changes.length).toBeGreaterThan(1)
    expect(compareContracts(own, own)).toEqual([])
  })

  test('loses nothing without a word, but for what is the default or the text of something', () => {
    const silent = new Set<string>()
    membersOf(own).forEach((keys, index) => {
      // Tests a few of them: all would take minutes.
      if (index % 211 !== 0 || isText(keys) || isDefault(own, keys)) return
      const removed = edited(own, [[keys, undefined]])
      try {
        if (compareContracts(own, removed).length === 0) silent.add(keys.join(' '))
      } catch (error) {
        expect(String(error)).toContain('leads nowhere')
      }
    })
    expect([...silent]).toEqual([])
  })
})

/** The keys to each member of each object, without examples. */
function membersOf(node: unknown, at: string[] = []): string[][] {
  if (typeof node !== 'object' || node === null) return []
  return Object.entries(node).flatMap(([key, value]) => {
    if (key === 'example' || key === 'examples') return []
    const keys = [...at, key]
    return [...(Array.isArray(node) ? [] : [keys]), ...membersOf(value, keys)]
  })
}

function isText(keys: readonly string[]): boolean {
  const [top, second] = keys
  // The list says in other words what \`security\` says, which is compared.
  if (keys.includes('x-required')) return true
  return ['info', 'tags', 'servers'].includes(top ?? '') || second === 'securitySchemes'
}

/** True if the member has its default value. */
function isDefault(document: Document, keys: readonly string[]): boolean {
  const values = [document as unknown]
  for (const key of keys) values.push((values.at(-1) as Record<string, unknown>)[key])
  const [parent, value] = values.slice(-2) as [Record<string, unknown>, unknown]
  const key = keys.at(-1)
  // A parameter needs these.
  if (key === 'name' || key === 'in') return true
  if (key === 'required') return value === false
  if (key === 'additionalProperties') return value === true
  if (key === 'type') return parent.enum !== undefined || parent.const !== undefined
  return key === 'security' && JSON.stringify(value) === JSON.stringify(document.security)
}
