import { parseArgs } from 'node:util'
import { runCommand } from './command.ts'

const USAGE = `Usage: npm run build

Compiles the server to dist, for "node dist/server.js", without the sandbox: production needs real
Clerk keys. To run, it needs package.json beside it, and the packages that
"npm ci --omit=dev" installs.`

await runCommand(USAGE, async () => {
  parseArgs()
  // The compiler, which the usage does without.
  const { buildServer } = await import('./server-build.ts')
  const modules = await buildServer()
  console.log(`Compiled ${modules} modules to dist. Start the server with: node dist/server.js`)
})
