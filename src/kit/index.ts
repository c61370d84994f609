/**
 * The kit: everything that an app uses of it. Its own modules do not import this one.
 */
export { getAuth } from '@clerk/fastify'
export type { FastifyPluginAsyncTypebox, TypeBoxTypeProvider } from '@fastify/type-provider-typebox'
export { type Static, Type } from '@sinclair/typebox'
export { clerkOpenApi } from './plugin.ts'
export { DeclarationError } from './declaration-error.ts'
export type { ClerkOpenApiOptions } from './options.ts'
export { Caller } from './auth/caller.ts'
export { type SecurityRequirements, session } from './auth/schemes.ts'
export type { ClerkEvent as ClerkEventOf, ClerkEvents } from './clerk/events.ts'
export { ClerkEvent } from './clerk/event-schema.ts'
export type { ClerkKeys } from './clerk/keys.ts'
export { checkOrganizationExists } from './clerk/organizations.ts'
export { madeBefore, marked, unmarked } from './http/made-before.ts'
export { list, orderBy, page, pageQuery, sortedBy } from './http/pages.ts'
export { httpServer, type HttpServerOptions } from './http/server.ts'
export {
  closed,
  component,
  described,
  type Lacking,
  namedOneOf,
  nullable,
  oneOf,
  text,
  timestamp,
} from './openapi/component.ts'
export { type AppProblems, type ProblemCode, type ProblemEntry } from './problems/catalogue.ts'
export { clerkProblem } from './problems/from-clerk.ts'
export { Problem } from './problems/problem.ts'
export type { Lock } from './shared/locks.ts'

// Imported for the types that they add to Fastify's own, even if nothing else is exported.
import './auth/authentication.ts'
import './auth/caller.ts'
import './auth/guard.ts'
import './auth/revocations.ts'
import './auth/signing-keys.ts'
import './auth/token-memory.ts'
import './auth/verifications.ts'
import './clerk/client.ts'
import './clerk/events.ts'
import './clerk/users.ts'
import './clerk/webhook-signatures.ts'
import './http/connections.ts'
import './http/draining.ts'
import './http/headers.ts'
import './http/idempotency.ts'
import './http/limits.ts'
import './http/links.ts'
import './http/pressure.ts'
import './http/server.ts'
import './openapi/examples.ts'
import './openapi/plugin.ts'
import './problems/app-catalogue.ts'
import './route.ts'
import './shared/broadcast.ts'
import './shared/locks.ts'
import './shared/redis/index.ts'
