import { expect, test } from 'vitest'
import type { Context } from '../../src/contract/context.ts'
import type { Operation } from '../../src/contract/operations.ts'
import { lostIn } from '../../src/contract/phases/kept.ts'

const read = { answers: new Map() } as unknown as Operation
const lost = (sent: object, body: object) => lostIn({} as Context, read, sent, body)

test.each([
  ['the same', ['a', 'b'], ['a', 'b'], true],
  ['another value', ['a'], ['b'], false],
  ['one fewer', ['a', 'b'], ['a'], false],
  ['addresses in lower case', ['Ada@example.com'], ['ada@example.com'], true],
  ['objects with more members', [{ name: 'a' }], [{ id: 1, name: 'a' }], true],
  ['objects with another value', [{ name: 'a' }], [{ id: 1, name: 'b' }], false],
  ['objects, where values were sent', ['a'], [{ id: 1, name: 'a' }], true],
])('a list that was sent is read as %s', (_name, sent, found, isKept) => {
  expect(lost({ tags: sent }, { tags: found })).toEqual(isKept ? [] : ['tags'])
})
