import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** The parts of a sandbox that a program needs to use it. */
export interface Connection {
  /** Root of the Backend API. */
  apiUrl: string
  /** Root of the Frontend API, at a host that the browser shares its cookies with. */
  frontendApiUrl: string
  publishableKey: string
  secretKey: string
  /** PEM */
  jwtKey: string
  webhookSecret: string
}

/** Environment variables by name. */
export type Variables = Record<string, string>

interface Framework {
  name: string
  /** The package that an application of this framework depends on. */
  package: string
  variables: (connection: Connection) => Variables
  /** One line about what variables alone cannot do. */
  advice?: string
}

/** The variables that a server reads, by the names of Clerk's backend SDK. */
function server(connection: Connection): Variables {
  return {
    CLERK_API_URL: connection.apiUrl,
    CLERK_FAPI_URL: connection.frontendApiUrl,
    CLERK_PUBLISHABLE_KEY: connection.publishableKey,
    CLERK_SECRET_KEY: connection.secretKey,
    CLERK_WEBHOOK_SIGNING_SECRET: connection.webhookSecret,
  }
}

const jwtKey = (connection: Connection) => ({
  // Clerk's SDK wants no line breaks, and an env file and a shell take none.
  CLERK_JWT_KEY: connection.jwtKey.replaceAll(/\s*\n\s*/g, ''),
})

/**
 * The variables that the browser's part reads. ClerkJS asks for its scripts over https, unless it
 * is given their addresses.
 */
function browser(prefix: string, { publishableKey, frontendApiUrl }: Connection): Variables {
  return {
    [`${prefix}CLERK_PUBLISHABLE_KEY`]: publishableKey,
    [`${prefix}CLERK_PROXY_URL`]: frontendApiUrl,
    [`${prefix}CLERK_JS_URL`]: `${frontendApiUrl}/npm/@clerk/clerk-js@6/dist/clerk.browser.js`,
    [`${prefix}CLERK_UI_URL`]: `${frontendApiUrl}/npm/@clerk/ui@1/dist/ui.browser.js`,
    [`${prefix}CLERK_TELEMETRY_DISABLED`]: '1',
  }
}

/** Those of a server whose browser part has the publishable key under a name of its own. */
function secretOnly(connection: Connection): Variables {
  const variables = { ...server(connection), ...jwtKey(connection) }
  return Object.fromEntries(
    Object.entries(variables).filter(([name]) => name !== 'CLERK_PUBLISHABLE_KEY'),
  )
}

const ofServer = (connection: Connection): Variables => ({
  ...server(connection),
  ...jwtKey(connection),
  CLERK_PROXY_URL: connection.frontendApiUrl,
  CLERK_TELEMETRY_DISABLED: '1',
})

const FRAMEWORKS: Framework[] = [
  {
    name: 'Next.js',
    package: 'next',
    variables: (connection) => ({
      ...browser('NEXT_PUBLIC_', connection),
      ...secretOnly(connection),
    }),
  },
  {
    name: 'Nuxt',
    package: 'nuxt',
    variables: (connection) => ({
      ...browser('NUXT_PUBLIC_', connection),
      ...Object.fromEntries(
        Object.entries(secretOnly(connection)).map(([name, value]) => [`NUXT_${name}`, value]),
      ),
      NUXT_PUBLIC_CLERK_API_URL: connection.apiUrl,
    }),
  },
  {
    name: 'Astro',
    package: 'astro',
    variables: (connection) => ({ ...browser('PUBLIC_', connection), ...secretOnly(connection) }),
  },
  {
    name: 'Vite',
    package: 'vite',
    variables: (connection) => ({ ...browser('VITE_', connection), ...secretOnly(connection) }),
    advice:
      'Vite: give them to ClerkProvider: proxyUrl={import.meta.env.VITE_CLERK_PROXY_URL}, __internal_clerkJSUrl={…_JS_URL}, __internal_clerkUIUrl={…_UI_URL}.',
  },
  { name: 'Express', package: 'express', variables: ofServer },
  { name: 'Fastify', package: 'fastify', variables: ofServer },
  { name: 'Hono', package: 'hono', variables: ofServer },
]

/** Frameworks that bring Vite along, and read no variables of Vite's. */
const ON_VITE = ['nuxt', 'astro']

/**
 * Finds the frameworks of an application in the package.json of its folder.
 * @returns their names, the variables of all of them, and advice in lines
 */
export function variablesFor(folder: string, connection: Connection) {
  const packages = dependenciesOf(folder)
  const found = FRAMEWORKS.filter((framework) => packages.includes(framework.package)).filter(
    (framework) => framework.package !== 'vite' || !ON_VITE.some((name) => packages.includes(name)),
  )
  const variables: Variables = {}
  for (const framework of found) Object.assign(variables, framework.variables(connection))
  return {
    names: found.map(({ name }) => name),
    variables: found.length > 0 ? variables : server(connection),
    advice: found.flatMap(({ advice }) => advice ?? []),
  }
}

function dependenciesOf(folder: string): string[] {
  const file = join(folder, 'package.json')
  if (!existsSync(file)) return []
  try {
    const { dependencies, devDependencies } = JSON.parse(readFileSync(file, 'utf8')) as Partial<
      Record<'dependencies' | 'devDependencies', object>
    >
    return Object.keys({ ...dependencies, ...devDependencies })
  } catch {
    // A package.json that cannot be read names no framework.
    return []
  }
}
