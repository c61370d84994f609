import type { Config } from '../config.ts'
import type { Exchange } from '../kit/observe/exchanges.ts'
import { banner, requestLine, type SignIn, tokenCommand } from '../kit/observe/terminal.ts'
import type { Sandbox } from '../sandbox/index.ts'

/** True if lines are for people, not for a program that collects logs. */
export function isForPeople({ production }: Config): boolean {
  return process.stdout.isTTY && !production
}

/**
 * Says how to use the started API.
 * @param log writes a line that is not for people
 */
export function welcome(
  config: Config,
  port: number,
  sandbox: Sandbox | undefined,
  log: (line: string) => void,
): void {
  const url = config.publicUrl ?? `http://localhost:${port}`
  const signIns = sandbox ? signInsOf(sandbox) : []
  if (isForPeople(config))
    console.log(
      banner({
        url,
        port,
        docs: config.docs !== 'off',
        ...(sandbox && { sandbox: { url: sandbox.url, signIns } }),
      }),
    )
  else if (sandbox)
    log(
      `No Clerk keys, so this runs on the sandbox, a local Clerk: open ${url}/docs and sign in as ${signIns.map(({ username, password }) => `${username} (${password})`).join(', ')}, or call ${url}/protected with a token from: ${tokenCommand(port)}`,
    )
}

/** Some users who can sign in, and their credentials: nothing in the sandbox is secret. */
function signInsOf({ store }: Sandbox): SignIn[] {
  return [...store.users.values()]
    .flatMap(({ username, password, password_hasher }) =>
      username && password && password_hasher === null ? [{ username, password }] : [],
    )
    .slice(0, 3)
}

/** Writes a line for each request, except for the sandbox's own events. */
export function requestWriter(sandbox?: Sandbox): (exchange: Exchange) => void {
  const { users, machines } = sandbox?.store ?? {}
  const nameOf = (id: string) => users?.get(id)?.username ?? machines?.get(id)?.name
  return (exchange) => {
    const isOwn = sandbox && exchange.operation === 'receiveClerkWebhook' && exchange.status === 204
    if (!isOwn) console.log(requestLine(exchange, nameOf))
  }
}
