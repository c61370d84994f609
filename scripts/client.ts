import { parseArgs } from 'node:util'
import { runCommand } from './command.ts'

const USAGE = `Usage: npm run client -- [--out DIR]

Packs a client of the API for npm to install, <name>-<version>.tgz: types made from the contract,
openapi/openapi.json, the functions in src/client, and the contract itself. Its version is that of
the contract.

  --out DIR   folder of the package (default: the working directory)`

await runCommand(USAGE, async () => {
  const { values } = parseArgs({ options: { out: { type: 'string', default: '.' } } })
  // Loads the compiler only on demand: `--help` does not need it.
  const { packClient } = await import('./client-package.ts')
  console.log(await packClient(values.out))
})
