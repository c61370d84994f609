import { parseArgs } from 'node:util'
import { runCommand } from './command.ts'

const USAGE = `Usage: npm run build

Compiles to dist the server, for "node dist/server.js", and all that "npm pack" packs. The server
needs package.json beside dist, and the packages that "npm ci --omit=dev" installs.`

await runCommand(USAGE, async () => {
  parseArgs()
  // The compiler, which the usage does without.
  const { buildPackage } = await import('./package-build.ts')
  const modules = await buildPackage()
  console.log(`Compiled ${modules} modules to dist. Start the server with: node dist/server.js`)
})
