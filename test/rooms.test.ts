import { readdirSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'

const SRC = fileURLToPath(new URL('../src', import.meta.url))
const MOST_LINES = 300

const files = readdirSync(SRC, { recursive: true, encoding: 'utf8' }).filter((file) =>
  file.endsWith('.ts'),
)
const read = (file: string) => readFileSync(join(SRC, file), 'utf8')

/** The modules that a file imports, as paths in src or names of packages. */
function importsOf(file: string): string[] {
  const found = read(file).matchAll(/(?:from|import\(|^import) ?'([^']+)'/gm)
  return [...found].map(([, name = '']) =>
    name.startsWith('.') ? relative(SRC, join(SRC, file, '..', name)) : name,
  )
}

/** Imports of a room that its rules do not allow. */
function strays(room: string, isAllowed: (imported: string) => boolean): string[] {
  return files
    .filter((file) => file.startsWith(`${room}/`))
    .flatMap((file) =>
      importsOf(file)
        .filter((imported) => /^(?:api|client|contract|kit|sandbox)\/|^\w+\.ts$/.test(imported))
        .filter((imported) => !imported.startsWith(`${room}/`) && !isAllowed(imported))
        .map((imported) => `${file} imports ${imported}`),
    )
}

describe('the rooms of src', () => {
  test('the API uses the kit by its door alone', () => {
    expect(strays('api', (imported) => imported === 'kit/index.ts')).toEqual([])
  })

  test.each(['kit', 'sandbox', 'contract'])('%s imports nothing of the others', (room) => {
    expect(strays(room, () => false)).toEqual([])
  })

  test('nothing is loose but the process, the app and its configuration', () => {
    expect(files.filter((file) => !file.includes('/')).sort()).toEqual([
      'app.ts',
      'config.ts',
      'server.ts',
    ])
  })

  test('no file is longer than a reader follows', () => {
    const long = files.filter((file) => read(file).split('\n').length > MOST_LINES + 1)
    expect(long).toEqual([])
  })
})
