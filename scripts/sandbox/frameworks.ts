import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseEnv } from 'node:util'

/** The data that a program needs to use a sandbox. */
export interface Connection {
  /** Root of the Backend API. */
  apiUrl: string
  /** Root of the Frontend API, at a host whose cookies the browser shares. */
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
  /** One line about steps beyond the variables. */
  advice?: string
}

/** A server's variables, by the names of Clerk's backend SDK. */
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
  // Clerk's SDK needs the key without line breaks; env files and shells allow none.
  CLERK_JWT_KEY: connection.jwtKey.replaceAll(/\s*\n\s*/g, ''),
})

/**
 * The variables of the browser's part. ClerkJS loads its scripts over https, unless their addresses
 * are set.
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

/** The pages of the account portal, for an application without such pages. */
function portal(prefix: string, { frontendApiUrl }: Connection): Variables {
  const { origin } = new URL(frontendApiUrl)
  return {
    [`${prefix}CLERK_SIGN_IN_URL`]: `${origin}/sign-in`,
    [`${prefix}CLERK_SIGN_UP_URL`]: `${origin}/sign-up`,
  }
}

/** The variables of a server whose browser part has its own name for the publishable key. */
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
      ...portal('NEXT_PUBLIC_', connection),
      ...secretOnly(connection),
    }),
  },
  {
    name: 'Nuxt',
    package: 'nuxt',
    variables: (connection) => ({
      ...browser('NUXT_PUBLIC_', connection),
      ...portal('NUXT_PUBLIC_', connection),
      ...Object.fromEntries(
        Object.entries(secretOnly(connection)).map(([name, value]) => [`NUXT_${name}`, value]),
      ),
      NUXT_PUBLIC_CLERK_API_URL: connection.apiUrl,
    }),
  },
  {
    name: 'Astro',
    package: 'astro',
    variables: (connection) => ({
      ...browser('PUBLIC_', connection),
      ...portal('PUBLIC_', connection),
      ...secretOnly(connection),
    }),
  },
  {
    name: 'Vite',
    package: 'vite',
    variables: (connection) => ({ ...browser('VITE_', connection), ...secretOnly(connection) }),
    advice:
      'Vite: give them to ClerkProvider: proxyUrl={import.meta.env.VITE_CLERK_PROXY_URL}, __internal_clerkJSUrl={…_JS_URL}, __internal_clerkUIUrl={…_UI_URL}.',
  },
  {
    name: 'Express',
    package: 'express',
    variables: (connection) => ({ ...ofServer(connection), ...portal('', connection) }),
  },
  { name: 'Fastify', package: 'fastify', variables: ofServer },
  { name: 'Hono', package: 'hono', variables: ofServer },
  { name: 'Playwright', package: '@clerk/testing', variables: ofServer },
]

/** Frameworks that include Vite, but do not read Vite's variables. */
const ON_VITE = ['nuxt', 'astro']

/**
 * Finds the frameworks of an application in the package.json of its folder.
 * @returns their names, the variables of all of them, and lines of advice
 */
export function variablesFor(folder: string, connection: Connection) {
  const packages = dependenciesOf(folder)
  const found = FRAMEWORKS.filter((framework) => packages.includes(framework.package)).filter(
    (framework) => framework.package !== 'vite' || !ON_VITE.some((name) => packages.includes(name)),
  )
  const variables: Variables = {}
  for (const framework of found) Object.assign(variables, framework.variables(connection))
  for (const name of Object.keys(variables).filter((each) => hasOwnPage(folder, each)))
    Reflect.deleteProperty(variables, name)
  return {
    names: found.map(({ name }) => name),
    variables: found.length > 0 ? variables : server(connection),
    advice: found.flatMap(({ advice }) => advice ?? []),
  }
}

/** The files of environment variables that the frameworks read. */
const ENV_FILES = ['.env', '.env.local', '.env.development', '.env.development.local']

/** True if the variable is the address of a page that the application has itself. */
function hasOwnPage(folder: string, name: string): boolean {
  if (!/_SIGN_(?:IN|UP)_URL$/.test(name)) return false
  const files = ENV_FILES.map((file) => join(folder, file)).filter((file) => existsSync(file))
  const values = files.map((file) => parseEnv(readFileSync(file, 'utf8'))[name])
  return [process.env[name], ...values].some(
    (value) => value !== undefined && !/^http:\/\/localhost:\d+\/sign-(?:in|up)$/.test(value),
  )
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
    // An unreadable package.json names no framework.
    return []
  }
}
