import { hash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { extname } from 'node:path'
import { Representation } from './representation.ts'

const TYPES: Record<string, string> = {
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
}
const PAGE = new URL('page/', import.meta.url)

/** A file that the page loads, under a name that changes with its content. */
export interface PageFile {
  /** Relative to `/docs`: `/assets/page-1f2e3d/page.js`. */
  path: string
  representation: Representation
}

/** A file that is generated at start: the colours, the logo. */
export interface MadeFile {
  name: string
  content: string | Buffer
}

/**
 * The page's own files, and the files generated for this app. They share one hash, so that they can
 * import each other by relative names, and no browser mixes files of two versions.
 */
export function pageFiles(made: readonly MadeFile[]): PageFile[] {
  const names = readdirSync(PAGE).filter((name) => extname(name) in TYPES)
  const own = names.map((name) => ({ name, content: readFileSync(new URL(name, PAGE)) }))
  const replaced = new Set(made.map(({ name }) => name))
  const files = [...own.filter(({ name }) => !replaced.has(name)), ...made]
  const version = hash('sha256', files.map(({ content }) => String(content)).join('\0'), 'hex')
  return files.map(({ name, content }) => ({
    path: `/assets/page-${version.slice(0, 12)}/${name}`,
    representation: new Representation(TYPES[extname(name)] ?? '', () => content),
  }))
}

/** Swagger UI. Its path contains the version of its package, so it is read on demand. */
export function swaggerUiFile(): PageFile {
  const require = createRequire(import.meta.url)
  const { version } = require('@fastify/swagger-ui/package.json') as { version: string }
  const file = require.resolve('@fastify/swagger-ui/static/swagger-ui-bundle.js')
  return {
    path: `/assets/swagger-ui-${version}/swagger-ui-bundle.js`,
    representation: new Representation(TYPES['.js'] ?? '', () => readFileSync(file)),
  }
}

/** The page itself, before its values are filled in. */
export function pageTemplate(): string {
  return readFileSync(new URL('index.html', PAGE), 'utf8')
}
