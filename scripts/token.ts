import { parseArgs } from 'node:util'
import { type ClerkClient, createClerkClient, type User } from '@clerk/backend'
import { isClerkAPIResponseError } from '@clerk/backend/errors'
import { type Config, ConfigError, loadConfig } from '../src/config.ts'
import { type Announcement, findAnnounced } from '../src/sandbox/announcement.ts'
import { CommandError, runCommand } from './command.ts'

const USAGE = `Usage: npm run -s token -- [user] [--org SLUG] [--expires-in SECONDS] [--api-key | --m2m | --oauth]

Prints one token and nothing else: of the sandbox that "npm start" runs on, or, where Clerk keys
are set, a session token of that development instance.

  user                  username, email address or id (default: ada)
  --org SLUG            make this organization the active one, or the owner of the API key
  --expires-in SECONDS  how long the token is valid (default: 60; API keys do not expire)
  --scope NAME          a scope of the API key or OAuth token; may be repeated
  --api-key             an API key of the user or organization
  --m2m                 a machine-to-machine token
  --oauth               an OAuth access token of the user`

/** A machine as the sandbox tells of it. */
interface Machine {
  name: string
  secret_key: string
}

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
  const expiresIn = seconds(options['expires-in'])

  const config = readConfiguration()
  const { clerkKeys } = config
  if (clerkKeys?.secretKey.startsWith('sk_live_'))
    throw new CommandError(
      2,
      'Tokens are made for development instances only; these are live keys.',
    )
  const { apiUrl, secretKey } = clerkKeys ?? (await findSandbox(config))
  const clerk = createClerkClient({ secretKey, apiUrl, telemetry: { disabled: true } })
  const sandbox = (path: string, body?: object) => askSandbox({ apiUrl, secretKey }, path, body)

  try {
    console.log(await mint())
  } catch (error) {
    throw isClerkAPIResponseError(error) ? explain(error, apiUrl) : error
  }

  async function mint(): Promise<string | undefined> {
    if (options.m2m) return mintMachineToken()
    if (options.oauth) return mintOAuthToken()
    if (options['api-key']) return mintApiKey()
    return mintSessionToken()
  }

  async function mintSessionToken() {
    const user = await findUser(clerk, name)
    const organization = options.org && (await findOrganization(clerk, options.org, user))
    const session = await clerk.sessions.createSession({
      userId: user.id,
      ...(organization && { activeOrganizationId: organization }),
    })
    const { jwt } = await clerk.sessions.getToken(session.id, '', expiresIn)
    return jwt
  }

  async function mintApiKey() {
    await sandbox('/sandbox')
    const user = await findUser(clerk, name)
    const key = await clerk.apiKeys.create({
      // Clerk wants a name of its own for each.
      name: `Made by npm run token, ${new Date().toISOString()}`,
      subject: options.org ? await findOrganization(clerk, options.org, user) : user.id,
      scopes: options.scope ?? [],
      ...(expiresIn && { secondsUntilExpiration: expiresIn }),
    })
    return key.secret
  }

  async function mintOAuthToken() {
    const { id } = await findUser(clerk, name)
    const answer = await sandbox('/sandbox/oauth_tokens', {
      user_id: id,
      ...(options.scope && { scopes: options.scope }),
      ...(expiresIn && { expires_in_seconds: expiresIn }),
    })
    return (answer as { token: string }).token
  }

  async function mintMachineToken() {
    const { machines } = (await sandbox('/sandbox')) as { machines: Machine[] }
    const [machine] = machines
    if (!machine) throw new CommandError(1, 'The sandbox has no machine.')
    const { token } = await clerk.m2m.createToken({
      machineSecretKey: machine.secret_key,
      secondsUntilExpiration: expiresIn ?? 60,
    })
    return token
  }
})

function seconds(value: string | undefined): number | undefined {
  if (value === undefined) return undefined
  const number = Number(value)
  if (!Number.isInteger(number) || number < 1)
    throw new CommandError(2, `--expires-in must be a number of seconds (it is "${value}")`)
  return number
}

function readConfiguration(): Config {
  try {
    return loadConfig()
  } catch (error) {
    throw error instanceof ConfigError ? new CommandError(2, error.message) : error
  }
}

async function findSandbox({ port }: Config): Promise<Announcement> {
  const sandbox = await findAnnounced(port)
  if (!sandbox) throw noServer(`on port ${port}`)
  return sandbox
}

function noServer(where: string): CommandError {
  return new CommandError(
    2,
    `There is no server ${where}. Start it with "npm start" (and the same PORT), then run this again.`,
  )
}

/** What Clerk has no endpoint for: only the sandbox can do it. */
async function askSandbox(
  { apiUrl, secretKey }: Announcement,
  path: string,
  body?: object,
): Promise<unknown> {
  const response = await fetch(apiUrl + path, {
    method: body ? 'POST' : 'GET',
    headers: { authorization: `Bearer ${secretKey}`, 'content-type': 'application/json' },
    ...(body && { body: JSON.stringify(body) }),
    signal: AbortSignal.timeout(5000),
  }).catch(() => undefined)
  if (!response) throw noServer(`at ${apiUrl}`)
  if (!response.ok)
    throw new CommandError(2, 'Of a real Clerk instance, only session tokens can be made.')
  return response.json()
}

async function findUser(clerk: ClerkClient, name: string): Promise<User> {
  const { data } = await clerk.users.getUserList({ query: name, limit: 100 })
  const user = data.find(({ id, username, emailAddresses }) =>
    [id, username, ...emailAddresses.map(({ emailAddress }) => emailAddress)].includes(name),
  )
  if (user) return user
  const { data: users } = await clerk.users.getUserList({ limit: 100 })
  const list = users
    .map(
      ({ id, username, primaryEmailAddress }) =>
        `  ${username ?? id}  ${primaryEmailAddress?.emailAddress ?? ''}`,
    )
    .sort()
  throw new CommandError(1, `There is no user "${name}". There are:\n${list.join('\n')}`)
}

async function findOrganization(clerk: ClerkClient, slug: string, { id }: User): Promise<string> {
  const { data } = await clerk.users.getOrganizationMembershipList({ userId: id, limit: 100 })
  const organizations = data.map(({ organization }) => organization)
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

function explain(error: { status?: number; errors: { message: string }[] }, apiUrl: string) {
  if (error.status === undefined) return noServer(`at ${apiUrl}`)
  return new CommandError(
    2,
    `Clerk refused: ${error.errors.map(({ message }) => message).join('; ')}`,
  )
}
