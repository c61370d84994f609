import { readFileSync } from 'node:fs'

/** The API has the name and the version of its package. */
const { name, version } = JSON.parse(
  readFileSync(new URL('../../package.json', import.meta.url), 'utf8'),
) as { name: string; version: string }

/** The package that `npm run client` packs. */
export const clientPackage = `${name}-client`

export const info = {
  title: name,
  version,
  summary: 'User authentication and management on Fastify and Clerk',
  description:
    'This document is enforced: the guards are compiled from its `security`, and requests and answers follow its schemas. Requests that it does not describe are refused.\n\nCall an operation with a token from Clerk: `Authorization: Bearer <token>`. Errors are problems (RFC 9457). The `code` of a problem tells programs what went wrong, `error` tells people.\n\nA GET can be conditional: send the `ETag` of an earlier answer as `If-None-Match`, and the answer is 304 if nothing changed.',
  license: { name: 'MIT', identifier: 'MIT' },
}

/** In the order in which documentation shows them. The tag of a route must be one of these. */
export const tags = [
  { name: 'Quickstart', description: "The route of Clerk's Fastify quickstart." },
  { name: 'Auth', description: 'Inspect the current token.' },
  { name: 'Me', description: 'Manage your own account.' },
  { name: 'Users', description: 'Manage users, as an administrator of the app.' },
  { name: 'Sign-ups', description: 'Decide who can sign up, as an administrator of the app.' },
  { name: 'Organizations', description: 'Manage organizations.' },
  { name: 'Members', description: 'Manage the members of an organization and their roles.' },
  { name: 'Invitations', description: 'Manage invitations to join an organization.' },
  { name: 'Webhooks', description: 'Receive events from Clerk.' },
  { name: 'Service', description: 'Information about the service and its health.' },
]
