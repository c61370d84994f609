import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { flawOfJson } from '../../../src/kit/http/json-position.ts'

test('finds nothing in JSON', () => {
  fc.assert(
    fc.property(fc.json(), (text) => {
      expect(flawOfJson(text)).toBeUndefined()
      expect(flawOfJson(JSON.stringify(JSON.parse(text), null, 2))).toBeUndefined()
    }),
    { seed: 1 },
  )
})

test('finds something in whatever JSON.parse refuses, and nothing in what it takes', () => {
  const nearlyJson = fc
    .tuple(
      fc.json(),
      fc.nat(),
      fc.constantFrom('', ',', '}', ']', '{', '"', ':', 'x', '0', '\n', '\\'),
    )
    .map(([text, at, sign]) => {
      const index = at % (text.length + 1)
      return text.slice(0, index) + sign + text.slice(index + 1)
    })
  fc.assert(
    fc.property(nearlyJson, (text) => {
      expect(flawOfJson(text) === undefined).toBe(isJson(text))
    }),
    { seed: 1, numRuns: 2000 },
  )
})

function isJson(text: string): boolean {
  try {
    JSON.parse(text)
    return true
  } catch {
    return false
  }
}

describe('tells the line and column of', () => {
  test.each<[string, string, [number, number]]>([
    ['a comma too many', '{"a": 1,}', [1, 9]],
    ['a comma that is missing', '{"a": 1 "b": 2}', [1, 9]],
    ['a name without quotes', '{\n  a: 1\n}', [2, 3]],
    ['single quotes', "{'a': 1}", [1, 2]],
    ['an end that is missing', '{"a": [1, 2', [1, 12]],
    ['text behind the end', '{} {}', [1, 4]],
    ['a comment', '{\n  "a": 1, // one\n  "b": 2\n}', [2, 11]],
    ['a string that is not closed', '{"a": "b}', [1, 7]],
    ['a line break in a string', '{"a": "b\nc"}', [1, 7]],
    ['a number with a zero before it', '[01]', [1, 3]],
    ['NaN', '{"a": NaN}', [1, 7]],
    ['the wrong bracket', '{"a": [1}', [1, 9]],
    ['nothing but space', '  \n ', [2, 2]],
  ])('%s', (_name, text, [line, column]) => {
    expect(flawOfJson(text)).toEqual({ line, column })
  })
})
