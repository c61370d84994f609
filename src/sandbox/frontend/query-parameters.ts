import type { FastifyRequest } from 'fastify'
import { unknownParameter } from '../errors.ts'
import type { SandboxServer } from '../http.ts'

/**
 * Parameters that any call can have: ClerkJS sends its versions, its session and the name of its
 * browser, and @clerk/testing its token, all with an underscore in front; after a provider's page
 * it sends the nonce.
 */
const COMMON = /^(?:_.*|rotating_token_nonce)$/

/** The routes that programs call. The pages for people have parameters of the application. */
const PROGRAMS = /^\/fapi\/(?:v1\/|api_keys)/

/** Refuses query parameters that a route does not declare, instead of ignoring them. */
export function refuseUnknownParameters(fapi: SandboxServer): void {
  fapi.addHook('preValidation', async (request) => {
    if (!PROGRAMS.test(request.routeOptions.url ?? '')) return
    const declared = declaredBy(request)
    for (const name of Object.keys(request.query as object))
      if (!COMMON.test(name) && !declared.includes(name)) throw unknownParameter(name)
  })
}

function declaredBy({ routeOptions }: FastifyRequest): string[] {
  const { querystring } = routeOptions.schema ?? {}
  const { properties = {} } = (querystring ?? {}) as { properties?: object }
  return Object.keys(properties)
}
