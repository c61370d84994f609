import { Type } from '@sinclair/typebox'
import Fastify from 'fastify'
import { describe, expect, test } from 'vitest'
import { createCompilers } from '../../../src/kit/http/compilers.ts'

type Compiler = (route: object) => ((value: unknown) => unknown) & { errors?: unknown }
function compilersOf(deferred: boolean) {
  const { validator, serializer } = createCompilers(Fastify(), deferred)
  return { validator: validator as unknown as Compiler, serializer: serializer as Compiler }
}
const Note = Type.Object({ text: Type.String({ maxLength: 3 }) })

describe('schemas that are compiled when they are first used', () => {
  const [now, later] = [compilersOf(false), compilersOf(true)]

  test.each([[{ text: 'abc' }], [{ text: 'long' }], [{}], [{ text: 'ok' }]])(
    'judge as those that are compiled at start: %j',
    (value) => {
      for (const httpPart of ['body', 'querystring']) {
        const [one, other] = [now, later].map(({ validator }) => {
          const validate = validator({ schema: Note, httpPart })
          return { result: validate(structuredClone(value)), errors: validate.errors }
        })
        expect(other).toEqual(one)
      }
    },
  )

  test('serialize the same', () => {
    const [one, other] = [now, later].map(({ serializer }) =>
      serializer({ schema: Note, httpStatus: '200' })({ text: 'abc', secret: 1 }),
    )
    expect(other).toBe('{"text":"abc"}')
    expect(one).toBe(other)
  })

  test.each<[string, object, RegExp]>([
    ['a missing schema', Type.Object({ note: Type.Ref('Nowhere') }), /Nowhere/],
    ['a missing schema of the app', { $ref: 'Nowhere#/properties/a' }, /Nowhere/],
    ['an unknown type', { type: 'strin' }, /type/],
    ['a limit that is no number', Type.Unsafe({ type: 'string', maxLength: '3' }), /maxLength/],
    [
      'a pattern that is none',
      Type.Object({ a: Type.String({ pattern: '[' }) }),
      /pattern|regular/,
    ],
  ])('show a fault at start: %s', (_name, schema, message) => {
    for (const { validator } of [now, later])
      expect(() => validator({ schema, httpPart: 'body' })).toThrow(message)
    expect(() => later.serializer({ schema, httpStatus: '200' })).toThrow(message)
  })
})
