import type { NewPerson } from './people.ts'
import type { Seed } from './seed-schema.ts'

const OTHERS = [
  'Ken Adler',
  'Mia Baum',
  'Leo Castro',
  'Zoe Dunn',
  'Max Evans',
  'Eva Fischer',
  'Tom Garcia',
  'Ida Hansen',
  'Jon Ivers',
  'Lea Jansen',
  'Kai Kuhn',
  'Nora Lund',
  'Paul Meyer',
  'Rosa Neri',
  'Otto Olsen',
  'Pia Price',
  'Quinn Quist',
  'Ruth Reyes',
  'Sam Silva',
  'Tess Turner',
  'Uma Ueda',
  'Vera Vogel',
  'Will Weber',
  'Xena Xu',
  'Yara Young',
  'Zane Zeller',
  'Anna Arndt',
] as const

/** `Ken Adler` is `ken`, ken@example.com, and has the password `sandbox-ken`. */
function person(name: string): NewPerson & { username: string } {
  const [first_name = '', last_name = ''] = name.split(' ')
  const username = first_name.toLowerCase()
  return {
    username,
    first_name,
    last_name,
    email_address: `${username}@example.com`,
    password: `sandbox-${username}`,
  }
}

/** The roles of a seed without roles, as in a new Clerk instance. */
export const defaultRoles = {
  'org:admin': {
    name: 'Admin',
    permissions: [
      'org:sys_profile:manage',
      'org:sys_profile:delete',
      'org:sys_memberships:read',
      'org:sys_memberships:manage',
      'org:sys_domains:read',
      'org:sys_domains:manage',
      'org:sys_api_keys:read',
      'org:sys_api_keys:manage',
    ],
  },
  'org:member': { name: 'Member', permissions: ['org:sys_memberships:read'] },
}

/** The default data of a sandbox. */
export const builtInSeed = {
  roles: {
    'org:admin': {
      name: 'Admin',
      permissions: [
        ...defaultRoles['org:admin'].permissions,
        'org:reports:read',
        'org:reports:manage',
        'org:invoices:read',
      ],
    },
    'org:manager': {
      name: 'Manager',
      permissions: [
        'org:sys_memberships:read',
        'org:members:manage',
        'org:settings:manage',
        'org:reports:read',
      ],
    },
    'org:member': {
      name: 'Member',
      permissions: ['org:sys_memberships:read', 'org:reports:read'],
    },
  },
  users: [
    {
      ...person('Ada Lovelace'),
      external_id: 'employee-1',
      public_metadata: { role: 'admin' },
      private_metadata: { notes: 'Only the backend may read this.' },
      unsafe_metadata: { theme: 'dark' },
    },
    person('Bob Byte'),
    person('Grace Hopper'),
    ...OTHERS.map(person),
  ],
  organizations: [
    {
      name: 'Acme Inc',
      slug: 'acme',
      members: { ada: 'org:admin', bob: 'org:member' },
      public_metadata: { industry: 'anvils' },
      private_metadata: { contract: 'C-1' },
    },
    {
      name: 'Globex',
      slug: 'globex',
      members: { grace: 'org:admin', ken: 'org:member', mia: 'org:manager' },
    },
  ],
  machines: [
    { name: 'reporter', secret_key: 'ak_sandbox_machine_reporter', scopes: ['api'] },
    { name: 'api', secret_key: 'ak_sandbox_machine_api' },
  ],
  api_keys: [
    { name: 'Ada on the command line', secret: 'ak_sandbox_ada', user: 'ada', scopes: ['me:read'] },
    {
      name: 'Acme reports',
      secret: 'ak_sandbox_acme',
      organization: 'acme',
      scopes: ['reports:read'],
    },
  ],
  oauth_tokens: [
    {
      token: 'oat_sandbox_ada',
      client_id: 'client_sandbox',
      user: 'ada',
      scopes: ['profile', 'email'],
    },
  ],
} satisfies Seed
