import { readFileSync } from 'node:fs'
import type { OpenAPIV3_1 } from 'openapi-types'
import { defaultSecurity, schemes } from '../security/schemes.ts'

const { name, version } = JSON.parse(
  readFileSync(new URL('../../package.json', import.meta.url), 'utf8'),
) as { name: string; version: string }

/** What `npm run client` packs. */
export const clientPackage = `${name}-client`

export const info = {
  title: 'clerk-fastify-openapi',
  version,
  summary: 'User authentication and management on Fastify and Clerk',
  description:
    'What this document says is enforced, and what it does not say does not happen: the guards are compiled from its `security`, the requests are validated against its schemas, and the answers are serialized by them.\n\nCall an operation with a token from Clerk: `Authorization: Bearer <token>`. Whatever goes wrong is answered as a problem (RFC 9457) whose `code` says what.',
  license: { name: 'MIT', identifier: 'MIT' },
} satisfies OpenAPIV3_1.InfoObject

/** In the order that documentation shows them. A route's tag must be one of these. */
export const tags = [
  { name: 'Quickstart', description: "The operation of Clerk's Fastify quickstart." },
  { name: 'Auth', description: 'What a token is, and what it may do.' },
  { name: 'Me', description: 'What a signed-in person does with their own account.' },
  { name: 'Users', description: 'What administrators of the app do with users.' },
  { name: 'Organizations', description: 'Organizations that people work in.' },
  { name: 'Members', description: 'Who belongs to an organization, and in which role.' },
  { name: 'Invitations', description: 'Whom an organization has asked to join.' },
  { name: 'Webhooks', description: 'Where Clerk tells of what happened.' },
  { name: 'Service', description: 'The service itself: where to start, and whether it is well.' },
] satisfies OpenAPIV3_1.TagObject[]

/** The document but for its operations and components, which the routes and schemas give. */
export function documentBase(publicUrl = '/') {
  return {
    openapi: '3.1.0',
    info,
    servers: [{ url: publicUrl, description: 'This server' }],
    tags,
    security: defaultSecurity.map((requirement) => mutable(requirement)),
    components: {
      securitySchemes: Object.fromEntries(
        Object.entries(schemes).map(([name, { document }]) => [name, document]),
      ),
    },
  }
}

function mutable(requirement: Readonly<Record<string, readonly string[]>>) {
  return Object.fromEntries(
    Object.entries(requirement).map(([name, demands]) => [name, [...demands]]),
  )
}
