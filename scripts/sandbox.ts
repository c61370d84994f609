import { parseArgs } from 'node:util'
import { CommandError, runCommand } from './command.ts'

const USAGE = `Usage: npm run sandbox -- [options]

Runs the sandbox, a local Clerk, and prints the environment variables for programs to use it: those of
the framework in the package.json of this folder (Next.js, Nuxt, Astro, Vite, Express, Fastify, Hono).

  --command COMMAND  run this with the variables, and end with it: "next dev"
  --env-file FILE    write the variables into this file as well: .env.local (with npx on Node.js 20,
                     create it first)
  --port N           the port to listen on (default: 8090)
  --seed FILE        JSON file with the users and organizations to start with
  --data FILE        file for its data between runs
  --webhook URL      address for webhooks; may be repeated
  --host ADDRESS     the address to listen on (default: 127.0.0.1)
  --allow-remote     let other machines use it, for --host; nothing in it is secret`

await runCommand(USAGE, async () => {
  const { values } = parseArgs({
    options: {
      port: { type: 'string', default: '8090' },
      seed: { type: 'string' },
      data: { type: 'string' },
      webhook: { type: 'string', multiple: true, default: [] },
      host: { type: 'string', default: '127.0.0.1' },
      'allow-remote': { type: 'boolean', default: false },
      'env-file': { type: 'string' },
      command: { type: 'string' },
    },
  })
  const port = Number(values.port)
  if (!Number.isInteger(port) || port < 0 || port > 65535)
    throw new CommandError(2, `--port must be a port number, 0 to 65535 (it is "${values.port}")`)
  for (const url of values.webhook) {
    if (!/^https?:$/.test(URL.canParse(url) ? new URL(url).protocol : ''))
      throw new CommandError(2, `--webhook must be a URL, http or https (it is "${url}")`)
  }

  // Loads Fastify and the sandbox only on demand: `--help` does not need them.
  const { default: closeWithGrace } = await import('close-with-grace')
  const { announce, bundleAdvice, createSandbox, readSeed } =
    await import('../src/sandbox/index.ts')
  const { assignment, writeEnvFile } = await import('./sandbox/env-file.ts')
  const { variablesFor } = await import('./sandbox/frameworks.ts')

  const start = async () => {
    const seed = values.seed === undefined ? undefined : await readSeed(values.seed)
    return createSandbox({
      port,
      host: values.host,
      allowRemote: values['allow-remote'],
      webhookEndpoints: values.webhook,
      ...(seed && { seed }),
      ...(values.data !== undefined && { dataFile: values.data }),
    })
  }
  const sandbox = await start().catch((error: unknown) => {
    throw new CommandError(2, explain(error, port))
  })
  const withdraw = await announce(Number(new URL(sandbox.url).port), sandbox.clerkKeys)
  const close = async () => {
    await withdraw()
    await sandbox.close()
  }

  // Browsers share an application's cookies on localhost, not on 127.0.0.1.
  const local = (url: string) => url.replace('//127.0.0.1:', '//localhost:')
  const { names, variables, advice } = variablesFor(process.cwd(), {
    apiUrl: sandbox.url,
    frontendApiUrl: local(sandbox.frontendApiUrl),
    publishableKey: sandbox.publishableKey,
    secretKey: sandbox.secretKey,
    jwtKey: sandbox.jwtKey,
    webhookSecret: sandbox.webhookSecret,
  })
  const envFile = values['env-file']
  if (envFile !== undefined) {
    try {
      writeEnvFile(envFile, variables)
    } catch (error) {
      await close()
      throw new CommandError(2, `--env-file cannot be written: ${(error as Error).message}`)
    }
  }

  console.log(`# The sandbox runs. See what happens in it: ${local(sandbox.url)}/sandbox`)
  if (envFile !== undefined) console.log(`# The variables are in ${envFile}.`)
  for (const line of [...advice, bundleAdvice() ?? []].flat()) console.log(`# ${line}`)
  const { command } = values
  if (command !== undefined) {
    const { runWith } = await import('./sandbox/child.ts')
    const { redirectApiCalls } = await import('./sandbox/api-calls.ts')
    try {
      process.exitCode = await runWith(command, { ...variables, ...redirectApiCalls() })
    } finally {
      await close()
    }
    return
  }
  closeWithGrace({ logger: false }, close)
  const found = names.length > 0 ? `for ${names.join(' and ')}` : 'for any program'
  const assignments = Object.entries(variables).map((entry) => `export ${assignment(...entry)}`)
  console.log([`# The variables ${found}, for a shell or an env file:`, ...assignments].join('\n'))
})

/** Explains why the sandbox does not start. */
function explain(error: unknown, port: number): string {
  const { code, message } = error as NodeJS.ErrnoException
  if (code === 'EADDRINUSE')
    return `Port ${port} is taken by another program (EADDRINUSE): stop it, or choose another with --port.`
  return message
}
