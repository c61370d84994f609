import type { OpenAPIV3_1 } from 'openapi-types'
import { schemes, type SecurityRequirements } from '../auth/schemes.ts'

export interface DocumentOptions {
  info: OpenAPIV3_1.InfoObject
  /** In the order in which documentation shows them. */
  tags: readonly OpenAPIV3_1.TagObject[]
  /** Demanded by operations without `security`. */
  defaultSecurity: SecurityRequirements
  /** The address of the API, as clients see it. */
  publicUrl?: string | undefined
}

/** The document without operations and components, which come from the routes and their schemas. */
export function documentBase({ info, tags, defaultSecurity, publicUrl = '/' }: DocumentOptions) {
  return {
    openapi: '3.1.0',
    info,
    servers: [{ url: publicUrl, description: 'This server' }],
    ...(tags.length > 0 && { tags: [...tags] }),
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
