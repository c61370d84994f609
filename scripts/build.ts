import { parseArgs } from 'node:util'
import { runCommand } from './command.ts'

const USAGE = `Usage: npm run build -- [--server]

Compiles the server, for "node dist/server.js", and the package, for "npm pack", to dist. The server
needs package.json beside dist, and the packages from "npm ci --omit=dev".

  --server  the server alone, as it is deployed: no sandbox, no declarations`

await runCommand(USAGE, async () => {
  const { values } = parseArgs({ options: { server: { type: 'boolean', default: false } } })
  // Loads the compiler only on demand: `--help` does not need it.
  const { buildPackage } = await import('./package-build.ts')
  const modules = await buildPackage(values.server)
  console.log(`Compiled ${modules} modules to dist. Start the server with: node dist/server.js`)
})
