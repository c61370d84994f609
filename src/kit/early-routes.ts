import type { FastifyInstance } from 'fastify'
import { DeclarationError } from './declaration-error.ts'

/**
 * Refuses routes that were registered before the kit: it does not see them, so they would have no
 * guard. Fastify lists the routes of all scopes together, so only the routes that are certainly in
 * this scope are checked: all of them in the outermost scope, or else those below its prefix.
 * @throws {DeclarationError} with the first such route
 */
export function refuseEarlyRoutes(app: FastifyInstance): void {
  const isOutermost = Object.getPrototypeOf(app) === Object.prototype
  if (!isOutermost && app.prefix === '') return
  const early = routesOf(app).find((path) => isOutermost || isBelow(path, app.prefix))
  if (early === undefined) return
  throw new DeclarationError(
    `The route ${early} was registered before clerkOpenApi was loaded, so it would have no guard: write "await app.register(clerkOpenApi, …)" above it, or register clerkOpenApi with its routes in a scope of its own`,
  )
}

function isBelow(path: string, prefix: string): boolean {
  return path === prefix || path.startsWith(`${prefix}/`)
}

/** A line of the tree that Fastify prints: four characters for each level, the path, the methods. */
const LINE = /^(?<indent>(?:[│ ] {3})*)[├└]── (?<part>.*?)(?: \((?<methods>[A-Z, ]+)\))?$/

/** Fastify prints this for the beginning of paths that have none in common. */
const EMPTY = '(empty root node)'

/** The paths of all routes, in the order of the router. */
function routesOf(app: FastifyInstance): string[] {
  const parts: string[] = []
  const paths: string[] = []
  for (const line of app.printRoutes().split('\n')) {
    const { indent, part, methods } = LINE.exec(line)?.groups ?? {}
    if (indent === undefined || part === undefined) continue
    parts.splice(indent.length / 4, Infinity, part === EMPTY ? '' : part)
    const path = parts.join('')
    // Answers to preflights are for all paths, and need no guard.
    if (methods && !(path.startsWith('*') && /^OPTIONS$/.test(methods))) paths.push(path)
  }
  return paths
}
