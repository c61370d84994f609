import { invalidParameter } from './errors.ts'
import { makeId } from './ids.ts'
import type { EnrollmentMode, OrganizationDomain } from './instance-records.ts'
import { timestamps, type User } from './records.ts'
import { publicOrganizationData } from './serialize.ts'
import type { Store } from './store.ts'

// Verified domains: users with an email address there may join the organization.

export const ENROLLMENT_MODES = [
  'manual_invitation',
  'automatic_invitation',
  'automatic_suggestion',
] as const

export function serializeOrganizationDomain(store: Store, domain: OrganizationDomain) {
  const organization = store.organizations.get(domain.organization_id)
  const verification =
    domain.verified || domain.affiliation_email_address !== null
      ? {
          status: domain.verified ? 'verified' : 'unverified',
          strategy: domain.affiliation_email_address === null ? 'admin' : 'email_code',
          attempts: domain.verified ? 1 : 0,
          expire_at: null,
          verified_at: domain.verified ? domain.updated_at : null,
        }
      : null
  return {
    object: 'organization_domain',
    id: domain.id,
    organization_id: domain.organization_id,
    name: domain.name,
    enrollment_mode: domain.enrollment_mode,
    affiliation_email_address: domain.affiliation_email_address,
    affiliation_verification: verification,
    ownership_verification: null,
    verification,
    total_pending_invitations: 0,
    total_pending_suggestions: 0,
    ...(organization && { public_organization_data: publicOrganizationData(organization) }),
    created_at: domain.created_at,
    updated_at: domain.updated_at,
  }
}

/** @throws {ClerkApiError} 422 if another verified domain has this name */
export function createOrganizationDomain(
  store: Store,
  organizationId: string,
  fields: { name: string; enrollment_mode?: EnrollmentMode; verified?: boolean },
): OrganizationDomain {
  const name = fields.name.toLowerCase()
  for (const domain of store.organizationDomains.values()) {
    if (domain.name === name && (domain.verified || domain.organization_id === organizationId)) {
      throw invalidParameter('duplicate_record', 'name', `The domain ${name} is taken.`)
    }
  }
  const domain: OrganizationDomain = {
    id: makeId('orgdmn'),
    organization_id: organizationId,
    name,
    enrollment_mode: fields.enrollment_mode ?? 'manual_invitation',
    affiliation_email_address: null,
    verified: fields.verified ?? false,
    ...timestamps(),
  }
  store.organizationDomains.set(domain.id, domain)
  emit(store, 'created', domain)
  return domain
}

export function changeOrganizationDomain(
  store: Store,
  domain: OrganizationDomain,
  changes: Partial<OrganizationDomain>,
): OrganizationDomain {
  Object.assign(domain, changes, { updated_at: Date.now() })
  emit(store, 'updated', domain)
  return domain
}

export function deleteOrganizationDomain(store: Store, { id }: OrganizationDomain) {
  store.organizationDomains.delete(id)
  const deleted = { object: 'organization_domain', id, deleted: true }
  store.emit({ type: 'organizationDomain.deleted', data: deleted })
  return deleted
}

function emit(store: Store, what: 'created' | 'updated', domain: OrganizationDomain): void {
  const data = serializeOrganizationDomain(store, domain)
  store.emit({ type: `organizationDomain.${what}`, data })
}

/** The verified domains at which the user has a verified email address. */
export function domainsOf(store: Store, user: User): OrganizationDomain[] {
  const names = user.email_addresses
    .filter(({ verified }) => verified)
    .map(({ email_address }) => email_address.split('@')[1])
  return [...store.organizationDomains.values()].filter(
    ({ name, verified }) => verified && names.includes(name),
  )
}
