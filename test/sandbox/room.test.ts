import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import { expect, test } from 'vitest'

const ROOM = resolve(import.meta.dirname, '../../src/sandbox')

test('the sandbox imports nothing of the other rooms, so that it can be used without them', () => {
  const files = readdirSync(ROOM, { recursive: true, encoding: 'utf8' })
  const foreign = files
    .filter((file) => file.endsWith('.ts'))
    .flatMap((file) => {
      const path = join(ROOM, file)
      const imports = [
        ...readFileSync(path, 'utf8').matchAll(/from '(\.[^']+)'|import\('(\.[^']+)'/g),
      ]
      return imports.map(([, from, lazy]) => ({
        file,
        target: relative(ROOM, resolve(dirname(path), from ?? lazy ?? '')),
      }))
    })
    .filter(({ target }) => target.startsWith('..'))
  expect(foreign).toEqual([])
})
