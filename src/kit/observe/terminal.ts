import { createRequire } from 'node:module'
import type pinoPretty from 'pino-pretty'
import { DASHBOARD } from '../environment/clerk.ts'
import type { Exchange } from './exchanges.ts'
import { type LogOptions, redact } from './logging.ts'

/** Output for people: plain lines instead of JSON. */

/** The content of the start banner. */
export interface Running {
  /** Address of the API for its reader. */
  url: string
  port: number
  /** True if there is a page at /docs. */
  docs: boolean
  /** The sandbox, if the API runs on it: its address, and the users who can sign in. */
  sandbox?: { url: string; signIns: SignIn[] }
}

export interface SignIn {
  username: string
  password: string
}

const DEFAULT_PORT = 8080

/** The command that prints a token for the API on this port. */
export function tokenCommand(port: number): string {
  return port === DEFAULT_PORT ? 'npm run -s token' : `PORT=${port} npm run -s token`
}

/** Explains how to use the started API, in lines of about 100 characters at most. */
export function banner({ url, port, docs, sandbox }: Running): string {
  const signIns = (sandbox?.signIns ?? []).map(
    ({ username, password }) => `${username} (password ${password})`,
  )
  const [first, ...others] = signIns
  const rows: [string, string | undefined][] = [
    ['Docs', docs ? `${url}/docs` : undefined],
    ['Sign in as', first],
    ...others.map((signIn): [string, string] => ['', signIn]),
    ['Try', `curl -H "Authorization: Bearer $(${tokenCommand(port)})" ${url}/protected`],
    ['Sandbox', sandbox && `${sandbox.url} (Clerk's API, on this machine alone)`],
    ['Own keys', sandbox && 'set CLERK_PUBLISHABLE_KEY and CLERK_SECRET_KEY in .env, from'],
    ['', sandbox && DASHBOARD],
    ['Stop', 'Ctrl+C'],
  ]
  const lines = rows.flatMap(([name, value]) => (value ? [`  ${name.padEnd(11)} ${value}`] : []))
  const title = sandbox ? 'The API runs on the sandbox, a local Clerk.' : 'The API runs.'
  return ['', title, '', ...lines, ''].join('\n')
}

const KINDS: Partial<Record<string, string>> = {
  session_token: 'session',
  api_key: 'API key',
  m2m_token: 'machine',
  oauth_token: 'OAuth',
}

/**
 * One line for a finished request: `GET /protected 200 12 ms session ada`.
 * @param nameOf returns the name of a user or machine by its id, if known
 */
export function requestLine(
  { method, path, status, ms, subject, caller, actor }: Exchange,
  nameOf: (id: string) => string | undefined = () => undefined,
): string {
  const request = method === null ? 'Unreadable request' : `${method} ${path ?? ''}`
  const who = [KINDS[subject] ?? subject, caller && (nameOf(caller) ?? caller)]
  if (actor) who.push(`(acted for by ${nameOf(actor) ?? actor})`)
  const line = [request, status ?? 'client gone', `${Math.round(ms)} ms`, ...who.filter(Boolean)]
  // Escape sequences in a path must not reach the terminal.
  return redact(line.join(' ')).replace(/[^\x20-\x7e]/g, '?')
}

/**
 * Log options that write lines for people; undefined without pino-pretty, which production does not
 * install.
 * @param quiet matches the JSON of lines that are left out
 */
export function prettyLog(level: string, quiet?: RegExp): LogOptions | undefined {
  try {
    const makePretty = createRequire(import.meta.url)('pino-pretty') as typeof pinoPretty
    // Synchronous, so that these lines and those of the banner keep their order.
    const pretty = makePretty({ sync: true, ignore: 'pid,hostname', translateTime: 'HH:MM:ss' })
    const write = (line: string) => {
      if (!quiet?.test(line)) pretty.write(line)
    }
    return { level, stream: { write } }
  } catch {
    return undefined
  }
}
