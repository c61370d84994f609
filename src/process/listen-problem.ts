import { type Config, ConfigError } from '../config.ts'

/** Explains why the port cannot be used; undefined for any other error. */
export function listenProblem(
  error: unknown,
  { port, metricsPort, host }: Config,
): ConfigError | undefined {
  const { code, port: wanted = port } = error as NodeJS.ErrnoException & { port?: number }
  const [name, example] = wanted === metricsPort ? ['METRICS_PORT', 9090] : ['PORT', 8081]
  const reasons: Partial<Record<string, string>> = {
    EADDRINUSE: `Port ${wanted} is taken by another program (EADDRINUSE): stop it, or set ${name} to another, such as ${example}`,
    EACCES: `Port ${wanted} may not be listened on by this user: set ${name} to one from 1024, such as ${example}`,
    EADDRNOTAVAIL: `HOST must be an address of this machine, such as localhost or 0.0.0.0 (it is "${host}")`,
    ENOTFOUND: `HOST must be an address of this machine, such as localhost or 0.0.0.0 (it is "${host}")`,
  }
  const reason = reasons[code ?? '']
  return reason === undefined ? undefined : new ConfigError([reason])
}
