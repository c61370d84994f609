import { readFile } from 'node:fs/promises'
import type { SandboxServer } from '../http.ts'

const FILES = {
  '/sandbox': ['index.html', 'text/html; charset=utf-8'],
  '/sandbox/page.js': ['page.js', 'text/javascript; charset=utf-8'],
  '/sandbox/views.js': ['views.js', 'text/javascript; charset=utf-8'],
  '/sandbox/dom.js': ['dom.js', 'text/javascript; charset=utf-8'],
  '/sandbox/page.css': ['page.css', 'text/css; charset=utf-8'],
} as const

/** No other origin may put the page into a frame, and the page loads nothing from other origins. */
const POLICY = "default-src 'self'; img-src 'self' data:; frame-ancestors 'none'; base-uri 'none'"

/** The page for people. It is public, but the data that it asks for is not. */
export function registerPage(server: SandboxServer): void {
  server.get('/', async (_request, reply) => reply.redirect('/sandbox', 302))
  for (const [url, [file, type]] of Object.entries(FILES)) {
    server.get(url, async (_request, reply) => {
      reply.headers({
        'cache-control': 'no-cache',
        'content-security-policy': POLICY,
        'x-content-type-options': 'nosniff',
      })
      return reply.type(type).send(await readFile(new URL(`page/${file}`, import.meta.url)))
    })
  }
}
