import { parseArgs } from 'node:util'
import { CommandError, runCommand } from './command.ts'

const USAGE = `Usage: npm run sandbox -- [--port N] [--seed FILE] [--data FILE] [--webhook URL]…

Runs the sandbox, a local Clerk, alone, and prints the variables with which programs use it.

  --port N        the port on 127.0.0.1 to listen on (default: 8090)
  --seed FILE     JSON file with the users and organizations to start with
  --data FILE     file in which it keeps its data between runs
  --webhook URL   where to send webhooks; may be repeated`

await runCommand(USAGE, async () => {
  const { values } = parseArgs({
    options: {
      port: { type: 'string', default: '8090' },
      seed: { type: 'string' },
      data: { type: 'string' },
      webhook: { type: 'string', multiple: true, default: [] },
    },
  })
  const port = Number(values.port)
  if (!Number.isInteger(port) || port < 0 || port > 65535)
    throw new CommandError(2, `--port must be a port number, 0 to 65535 (it is "${values.port}")`)

  // Fastify and the sandbox, which the usage does without.
  const { default: closeWithGrace } = await import('close-with-grace')
  const { createSandbox, readSeed } = await import('../src/sandbox/index.ts')
  const sandbox = await createSandbox({
    port,
    webhookEndpoints: values.webhook,
    ...(values.seed && { seed: await readSeed(values.seed) }),
    ...(values.data && { dataFile: values.data }),
  }).catch((error: unknown) => {
    throw new CommandError(2, error instanceof Error ? error.message : String(error))
  })
  closeWithGrace({ logger: false }, () => sandbox.close())

  console.log(`export CLERK_API_URL=${sandbox.url}
export CLERK_FAPI_URL=${sandbox.frontendApiUrl}
export CLERK_PUBLISHABLE_KEY=${sandbox.publishableKey}
export CLERK_SECRET_KEY=${sandbox.secretKey}
export CLERK_WEBHOOK_SIGNING_SECRET=${sandbox.webhookSecret}`)
})
