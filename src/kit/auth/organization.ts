import type {
  FastifyInstance,
  FastifyRequest,
  FastifySchema,
  HookHandlerDoneFunction,
} from 'fastify'
import { checkOrganizationExists } from '../clerk/organizations.ts'
import { Problem } from '../problems/problem.ts'
import type { Policy } from './policy.ts'

/** The path parameter that names an organization. */
const ORGANIZATION = 'organizationId'
/** Parameters with the same meaning, which no check would compare. */
const LOOKS_LIKE_ORGANIZATION = /^org(?:ani[sz]ation)?(?:_?(?:id|slug))?$/i
/** Any other text would lead to another path of Clerk's API. */
const ORGANIZATION_ID = /^org_[0-9A-Za-z]+$/

/**
 * Finds the path parameter of a route that names the organization of the credential. It is
 * undefined for a route without such a parameter, and for one that is open to everybody or to
 * credentials of any organization.
 * @param others names of such parameters besides `organizationId`
 * @throws {Error} if the guard would not compare a parameter that looks like an organization, or
 *   `anyOrganization` has no effect
 */
export function organizationParameterOf(
  url: string,
  { anyOrganization }: Pick<FastifySchema, 'anyOrganization'>,
  { alternatives }: Policy,
  others: readonly string[],
): string | undefined {
  const names = parametersOf(url)
  const [bound, second] = names.filter((name) => name === ORGANIZATION || others.includes(name))
  const similar = names.find((name) => LOOKS_LIKE_ORGANIZATION.test(name))
  if (anyOrganization !== undefined && typeof anyOrganization !== 'boolean')
    throw new Error('schema.anyOrganization is neither true nor false')
  if (anyOrganization) {
    if (!bound && !similar)
      throw new Error(`schema.anyOrganization is set, but the path has no :${ORGANIZATION}`)
    if (alternatives.length === 0)
      throw new Error('schema.anyOrganization is set, but security demands no credential')
    if (alternatives.every((alternative) => alternative.anyOrganization))
      throw new Error(
        'schema.anyOrganization is set, but security demands an app role, which counts in every organization anyway',
      )
    return undefined
  }
  if (alternatives.length === 0) return undefined
  if (!bound && similar)
    throw new Error(
      `the path has the parameter :${similar}, but the guard compares organizations with :${ORGANIZATION}: rename it`,
    )
  if (second)
    throw new Error(
      `the path names two organizations, :${bound} and :${second}, a credential is of one`,
    )
  return bound
}

/** The names as find-my-way reads them: `::` is a colon, and `(`, `-`, `.` and `/` end a name. */
function parametersOf(url: string): string[] {
  return [...url.replaceAll('::', '').matchAll(/:([^(\-./]+)/g)].map(([, name = '']) =>
    name.replace(/\?$/, ''),
  )
}

/**
 * Makes the check that the credential is of the organization in the path, or has an app role. It
 * runs after validation. For a caller without an app role it does not ask Clerk about the
 * organization: the answer is the same whether or not the organization exists.
 * @param parameter of the path that names the organization
 * @param refuse handles a credential of another organization
 */
export function organizationCheck(
  parameter: string,
  refuse: (request: FastifyRequest) => Problem | undefined,
) {
  return function checkOrganization(
    this: FastifyInstance,
    request: FastifyRequest,
    _reply: unknown,
    done: HookHandlerDoneFunction,
  ): void {
    const { met } = request
    const organizationId = (request.params as Record<string, string | undefined>)[parameter]
    if (met === null) done()
    else if (organizationId && organizationId === request.caller.organization) done()
    else if (!met.some(({ anyOrganization }) => anyOrganization)) done(refuse(request))
    else if (!organizationId) done()
    else if (!ORGANIZATION_ID.test(organizationId)) done(new Problem('organization_not_found'))
    else
      checkOrganizationExists(this.clerk, organizationId).then(() => {
        done()
      }, done)
  }
}
