import { Type } from '@sinclair/typebox'
import type { SandboxContext } from '../context.ts'
import { ClerkApiError, find, invalidParameter } from '../errors.ts'
import type { SandboxServer } from '../http.ts'
import { makeId } from '../ids.ts'
import type { Domain } from '../instance-records.ts'
import { ISSUER } from '../keys.ts'
import { closedObject, optional } from '../schemas.ts'
import type { Store } from '../store.ts'

const DomainParams = Type.Object({ domain_id: Type.String() })
const name = Type.String({ pattern: '^[a-z0-9.-]+(:\\d+)?$' })

/** The domain that the instance has from the start. */
const PRIMARY: Domain = {
  id: makeId('dmn', 'sandbox'),
  name: new URL(ISSUER).hostname.replace(/^clerk\./, ''),
  is_satellite: false,
  proxy_url: null,
}

const domainsOf = (store: Store): Domain[] =>
  store.domains.has(PRIMARY.id) ? [...store.domains.values()] : [PRIMARY, ...store.domains.values()]

const serialize = (domain: Domain) => ({
  object: 'domain',
  ...domain,
  frontend_api_url: domain.proxy_url ?? `https://clerk.${domain.name}`,
  accounts_portal_url: domain.is_satellite ? null : `https://accounts.${domain.name}`,
  development_origin: '',
  cname_targets: [],
})

/** @see https://clerk.com/docs/reference/backend-api/tag/Domains */
export function registerDomains(v1: SandboxServer, { store }: SandboxContext): void {
  function findDomain(id: string): Domain {
    const domain = domainsOf(store).find((one) => one.id === id)
    return domain ?? find(store.domains, 'domain', id)
  }

  function checkFree(wanted: string, own?: string): void {
    if (!domainsOf(store).some((one) => one.name === wanted && one.id !== own)) return
    throw invalidParameter('form_identifier_exists', 'name', `There is ${wanted} already.`)
  }

  v1.get('/domains', async () => {
    const domains = domainsOf(store)
    return { data: domains.map(serialize), total_count: domains.length }
  })

  v1.post(
    '/domains',
    {
      schema: {
        body: closedObject({
          name,
          is_satellite: Type.Literal(true),
          proxy_url: optional(Type.String()),
        }),
      },
    },
    async ({ body }) => {
      checkFree(body.name)
      const { name, is_satellite, proxy_url = null } = body
      const domain: Domain = { id: makeId('dmn'), name, is_satellite, proxy_url }
      store.domains.set(domain.id, domain)
      return serialize(domain)
    },
  )

  v1.patch(
    '/domains/:domain_id',
    {
      schema: {
        params: DomainParams,
        body: closedObject({
          name: optional(name),
          proxy_url: optional(Type.String()),
          is_secondary: optional(Type.Boolean()),
        }),
      },
    },
    async ({ params, body }) => {
      const before = findDomain(params.domain_id)
      if (body.name != null) checkFree(body.name, before.id)
      const domain = {
        ...before,
        ...(body.name != null && { name: body.name }),
        ...(body.proxy_url !== undefined && { proxy_url: body.proxy_url }),
      }
      store.domains.set(domain.id, domain)
      return serialize(domain)
    },
  )

  v1.delete('/domains/:domain_id', { schema: { params: DomainParams } }, async ({ params }) => {
    const { id, is_satellite } = findDomain(params.domain_id)
    if (!is_satellite) {
      const message = 'The primary domain cannot be deleted.'
      throw new ClerkApiError(403, 'primary_domain_deletion_not_allowed', message)
    }
    store.domains.delete(id)
    return { object: 'domain', id, deleted: true }
  })
}
