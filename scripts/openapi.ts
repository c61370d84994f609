import { readFile, writeFile } from 'node:fs/promises'
import { parseArgs } from 'node:util'
import openapiTypescript, { astToString, type OpenAPI3 } from 'openapi-typescript'
import { withExamples } from '../src/spec/examples.ts'
import { CommandError, runCommand } from './command.ts'
import { recordExamples } from './examples.ts'

const USAGE = `Usage: npm run openapi -- [--check]

Writes the contract, openapi/openapi.json, the client types made from it, openapi/client.d.ts, and
the examples in it, openapi/examples.json, which are answers of the sandbox.

  --check   write nothing; exit with 1 when either is not what the routes say`

await runCommand(USAGE, async () => {
  const { values } = parseArgs({ options: { check: { type: 'boolean', default: false } } })
  const files = await generate()
  if (values.check) await refuseStale(files)
  else {
    for (const [name, text] of files) await writeFile(fileOf(name), text)
    console.log(`Wrote ${[...files.keys()].join(', ')}.`)
  }
})

async function refuseStale(files: ReadonlyMap<string, string>): Promise<void> {
  const stale: string[] = []
  for (const [name, text] of files)
    if ((await readFile(fileOf(name), 'utf8').catch(() => '')) !== text) stale.push(name)
  if (stale.length > 0)
    throw new CommandError(1, `Not what the routes say: ${stale.join(', ')}. Run: npm run openapi`)
}

async function generate(): Promise<Map<string, string>> {
  const recorded = await recordExamples()
  const { examples } = recorded
  const document = withExamples(recorded.document, examples)
  const types = await openapiTypescript(structuredClone(document) as unknown as OpenAPI3)
  return new Map([
    ['openapi/examples.json', `${JSON.stringify(examples, null, 2)}\n`],
    ['openapi/openapi.json', `${JSON.stringify(document, null, 2)}\n`],
    [
      'openapi/client.d.ts',
      `// Made from openapi.json by \`npm run openapi\`. Do not edit.\n${astToString(types)}`,
    ],
  ])
}

function fileOf(name: string): URL {
  return new URL(`../${name}`, import.meta.url)
}
