import { readFileSync } from 'node:fs'
import type { OpenAPIV3_1 } from 'openapi-types'
import { defaultSecurity, schemes } from '../auth/schemes.ts'

const { name, version } = JSON.parse(
  readFileSync(new URL('../../../package.json', import.meta.url), 'utf8'),
) as { name: string; version: string }

/** The name of the package that `npm run client` packs. */
export const clientPackage = `${name}-client`

export const info = {
  title: 'clerk-fastify-openapi',
  version,
  summary: 'User authentication and management on Fastify and Clerk',
  description:
    'This document is enforced: the guards are compiled from its `security`, and requests and answers follow its schemas. Requests that it does not describe are refused.\n\nCall an operation with a token from Clerk: `Authorization: Bearer <token>`. Errors are problems (RFC 9457). The `code` of a problem tells programs what went wrong, `error` tells people.',
  license: { name: 'MIT', identifier: 'MIT' },
} satisfies OpenAPIV3_1.InfoObject

/** In the order that documentation shows them. A route's tag must be one of these. */
export const tags = [
  { name: 'Quickstart', description: "The route of Clerk's Fastify quickstart." },
  { name: 'Auth', description: 'Inspect the current token.' },
  { name: 'Me', description: 'Manage your own account.' },
  { name: 'Users', description: 'Manage users, as an administrator of the app.' },
  { name: 'Organizations', description: 'Manage organizations.' },
  { name: 'Members', description: 'Manage the members of an organization and their roles.' },
  { name: 'Invitations', description: 'Manage invitations to join an organization.' },
  { name: 'Webhooks', description: 'Receive events from Clerk.' },
  { name: 'Service', description: 'Information about the service and its health.' },
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
