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
const BROKEN = Type.Object({ note: Type.Ref('Nowhere') })

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

  test('show a fault at the first use, and not at start', () => {
    const route = { schema: BROKEN, httpPart: 'body' }
    expect(() => now.validator(route)).toThrow(/Nowhere/)
    const validate = later.validator(route)
    expect(() => validate({})).toThrow(/Nowhere/)
  })
})
