import { existsSync } from 'node:fs'
import { parseArgs } from 'node:util'
import type { Config } from '../src/config.ts'
import { type Announcement, findAnnounced } from '../src/sandbox/announcement.ts'
import { CommandError, runCommand } from './command.ts'

const USAGE = `Usage: npm run -s token -- [user] [--org SLUG] [--expires-in SECONDS] [--api-key | --m2m | --oauth]

Prints only a token: of the sandbox that the API on PORT runs on, or of "npm run sandbox"; or, if
Clerk keys are set, a session token of that development instance.

  user                  username, email address or id (default: ada)
  --org SLUG            make this organization the active one, or the owner of the API key
  --expires-in SECONDS  lifetime of the token (default: 60; API keys do not expire)
  --scope NAME          a scope of the API key or OAuth token; may be repeated
  --api-key             an API key of the user or organization
  --m2m                 a machine-to-machine token
  --oauth               an OAuth access token of the user`

/** A machine in the sandbox's answers. */
interface Machine {
  name: string
  secret_key: string
}

/** The port of `sandbox`, unless another is chosen there. */
const SANDBOX_PORT = 8090

/** Nothing listens at the address. */
class Unreachable extends CommandError {}

await runCommand(USAGE, async () => {
  const { values: options, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      org: { type: 'string' },
      'expires-in': { type: 'string' },
      scope: { type: 'string', multiple: true },
      'api-key': { type: 'boolean', default: false },
      m2m: { type: 'boolean', default: false },
      oauth: { type: 'boolean', default: false },
    },
  })
  const [name = 'ada', ...others] = positionals
  if (others.length > 0) throw new CommandError(2, `One user at a time.\n\n${USAGE}`)
  if ([options['api-key'], options.m2m, options.oauth].filter(Boolean).length > 1)
    throw new CommandError(2, `One of --api-key, --m2m and --oauth.\n\n${USAGE}`)
  if (options.scope && !options['api-key'] && !options.oauth)
    throw new CommandError(
      2,
      'Only API keys and OAuth tokens have scopes: add --api-key or --oauth, or leave --scope out.',
    )
  const expiresIn = seconds(options['expires-in'])

  const config = await readConfiguration()
  const { clerkKeys } = config
  if (clerkKeys?.secretKey.startsWith('sk_live_'))
    throw new CommandError(
      2,
      'These are live keys: tokens are issued for development instances only.',
    )
  const announced = clerkKeys ? undefined : await findSandbox(config)
  const { apiUrl, secretKey } = clerkKeys ?? announced ?? {}
  // The token's origin: the API refuses a token of another origin.
  const [party] = config.authorizedParties ?? announced?.authorizedParties ?? []
  const clerk: Clerk = (path, body, headers = {}) =>
    askClerk(`${apiUrl ?? ''}${path}`, body, {
      authorization: `Bearer ${secretKey ?? ''}`,
      ...headers,
    })
  console.log(await mint())

  async function mint(): Promise<string | undefined> {
    if (options.m2m) return mintMachineToken()
    if (options.oauth) return mintOAuthToken()
    if (options['api-key']) return mintApiKey()
    return mintSessionToken()
  }

  async function mintSessionToken() {
    const user = await findUser(clerk, name)
    const organization = options.org && (await findOrganization(clerk, options.org, user))
    const { id } = await clerk<{ id: string }>('/v1/sessions', {
      user_id: user.id,
      ...(organization && { active_organization_id: organization }),
    })
    const { jwt } = await clerk<{ jwt: string }>(
      `/v1/sessions/${id}/tokens`,
      expiresIn ? { expires_in_seconds: expiresIn } : {},
      party ? { origin: party } : {},
    )
    if (party && partyOf(jwt) === undefined)
      throw new CommandError(
        2,
        'Clerk made a token without azp, which CLERK_AUTHORIZED_PARTIES refuses: unset it in development, or sign in at /docs.',
      )
    return jwt
  }

  async function mintApiKey() {
    await onSandbox()
    const user = await findUser(clerk, name)
    const { secret } = await clerk<{ secret: string }>('/api_keys', {
      // Clerk requires a unique name for each.
      name: `Made by npm run token, ${new Date().toISOString()}`,
      subject: options.org ? await findOrganization(clerk, options.org, user) : user.id,
      scopes: options.scope ?? [],
      ...(expiresIn && { seconds_until_expiration: expiresIn }),
    })
    return secret
  }

  async function mintOAuthToken() {
    await onSandbox()
    const { id } = await findUser(clerk, name)
    const { token } = await clerk<{ token: string }>('/sandbox/oauth_tokens', {
      user_id: id,
      ...(options.scope && { scopes: options.scope }),
      ...(expiresIn && { expires_in_seconds: expiresIn }),
    })
    return token
  }

  async function mintMachineToken() {
    const { machines } = await onSandbox()
    const [machine] = machines
    if (!machine) throw new CommandError(1, 'The sandbox has no machine.')
    const { token } = await clerk<{ token: string }>(
      '/m2m_tokens',
      { seconds_until_expiration: expiresIn ?? 60 },
      { authorization: `Bearer ${machine.secret_key}` },
    )
    return token
  }

  /** Requires the sandbox: Clerk has no endpoint for the rest. */
  async function onSandbox(): Promise<{ machines: Machine[] }> {
    return clerk<{ machines: Machine[] }>('/sandbox/state').catch((error: unknown) => {
      if (error instanceof Unreachable) throw error
      throw new CommandError(2, 'A real Clerk instance can only issue session tokens.')
    })
  }
})

/** Calls Clerk's Backend API, or the sandbox: a POST if there is a body. */
type Clerk = <Answer>(
  path: string,
  body?: object,
  headers?: Record<string, string>,
) => Promise<Answer>

/** Uses `fetch`: loading Clerk's SDK would take longer than everything else. */
async function askClerk<Answer>(
  url: string,
  body: object | undefined,
  headers: Record<string, string>,
): Promise<Answer> {
  const response = await fetch(url, {
    method: body ? 'POST' : 'GET',
    headers: { 'content-type': 'application/json', ...headers },
    ...(body && { body: JSON.stringify(body) }),
    signal: AbortSignal.timeout(5000),
  }).catch(() => undefined)
  if (!response) throw new Unreachable(2, noServer(`at ${new URL(url).origin}`))
  const answer: unknown = await response.json().catch(() => ({}))
  if (response.ok) return answer as Answer
  const { errors = [] } = answer as { errors?: { message: string }[] }
  const why = errors.map(({ message }) => message).join('; ') || `status ${response.status}`
  throw new CommandError(2, `Clerk refused: ${why}`)
}

function partyOf(jwt: string): unknown {
  const [, payload = ''] = jwt.split('.')
  return (JSON.parse(Buffer.from(payload, 'base64url').toString()) as { azp?: unknown }).azp
}

function seconds(value: string | undefined): number | undefined {
  if (value === undefined) return undefined
  const number = Number(value)
  if (!Number.isInteger(number) || number < 1)
    throw new CommandError(2, `--expires-in must be a number of seconds (it is "${value}")`)
  return number
}

type Configuration = Pick<Config, 'port' | 'clerkKeys' | 'authorizedParties'>

/** Reads only the port if the API runs on the sandbox: loading the full check takes longer. */
async function readConfiguration(): Promise<Configuration> {
  const port = portAlone()
  if (port !== undefined) return { port }
  const { ConfigError, loadConfig } = await import('../src/config.ts')
  try {
    return loadConfig()
  } catch (error) {
    throw error instanceof ConfigError ? new CommandError(2, error.message) : error
  }
}

/** Returns the port, if no other variable affects the token; undefined also for an invalid port. */
function portAlone(): number | undefined {
  try {
    if (existsSync('.env')) process.loadEnvFile('.env')
  } catch {
    return undefined
  }
  const { PORT = '8080', ...others } = process.env
  const isSimple = !Object.keys(others).some((name) => /^(?:CLERK_|NODE_ENV$)/.test(name))
  return isSimple && /^[1-9]\d*$/.test(PORT) ? Number(PORT) : undefined
}

async function findSandbox({ port }: Configuration): Promise<Announcement> {
  const ports = process.env.PORT === undefined ? [port, SANDBOX_PORT] : [port]
  for (const candidate of ports) {
    const sandbox = await findAnnounced(candidate)
    if (sandbox && (await answers(sandbox.apiUrl))) return sandbox
  }
  throw new Unreachable(2, noServer(`on port ${ports.join(' or ')}`))
}

/** A process that was killed has left its announcement behind. */
async function answers(apiUrl: string): Promise<boolean> {
  return fetch(`${apiUrl}/fapi/v1/health`, { signal: AbortSignal.timeout(5000) }).then(
    ({ ok }) => ok,
    () => false,
  )
}

function noServer(where: string): string {
  return `There is no server ${where}. Start it with "npm start" or "npm run sandbox" (and the same PORT), then run this again.`
}

/** A user in Clerk's Backend API. */
interface User {
  id: string
  username: string | null
  email_addresses: { email_address: string }[]
}

async function findUser(clerk: Clerk, name: string): Promise<User> {
  const query = new URLSearchParams({ query: name, limit: '100' })
  const found = await clerk<User[]>(`/v1/users?${query}`)
  const user = found.find(({ id, username, email_addresses }) =>
    [id, username, ...email_addresses.map(({ email_address }) => email_address)].includes(name),
  )
  if (user) return user
  const list = (await clerk<User[]>('/v1/users?limit=100'))
    .map(
      ({ id, username, email_addresses: [email] }) =>
        `  ${username ?? id}  ${email?.email_address ?? ''}`,
    )
    .sort()
  throw new CommandError(
    1,
    list.length === 0
      ? `There is no user "${name}": the sandbox has none.`
      : `There is no user "${name}". There are:\n${list.join('\n')}`,
  )
}

interface Memberships {
  data: { organization: { id: string; slug: string; name: string } }[]
}

async function findOrganization(clerk: Clerk, slug: string, { id }: User): Promise<string> {
  const path = `/v1/users/${id}/organization_memberships?limit=100`
  const organizations = (await clerk<Memberships>(path)).data.map(
    ({ organization }) => organization,
  )
  const found = organizations.find((organization) =>
    [organization.id, organization.slug].includes(slug),
  )
  if (found) return found.id
  const list = organizations.map((organization) => `  ${organization.slug}  ${organization.name}`)
  throw new CommandError(
    1,
    list.length > 0
      ? `The user is no member of "${slug}". Their organizations are:\n${list.join('\n')}`
      : `The user is no member of "${slug}", nor of any other organization.`,
  )
}
