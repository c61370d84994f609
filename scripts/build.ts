import { parseArgs } from 'node:util'
import { runCommand } from './command.ts'

const USAGE = `Usage: npm run build

Compiles the server, for "node dist/server.js", and the package, for "npm pack", to dist. The server
needs package.json beside dist, and the packages from "npm ci --omit=dev".`

await runCommand(USAGE, async () => {
  parseArgs()
  // Loads the compiler only on demand: `--help` does not need it.
  const { buildPackage } = await import('./package-build.ts')
  const modules = await buildPackage()
  console.log(`Compiled ${modules} modules to dist. Start the server with: node dist/server.js`)
})
