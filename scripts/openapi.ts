import { readFile, writeFile } from 'node:fs/promises'
import { parseArgs } from 'node:util'
import type { OpenAPI3 } from 'openapi-typescript'
import type { OpenAPIV3_1 } from 'openapi-types'
import { toOpenApi30 } from '../src/kit/openapi/openapi-3.0.ts'
import type { App } from '../src/app.ts'
import { CommandError, runCommand } from './command.ts'
import { diffContract } from './openapi-diff.ts'

const USAGE = `Usage: npm run openapi -- [--check | --diff REF [--changelog]]

Writes the contract, openapi/openapi.json, and two files made from it: openapi-3.0.json for older
tools, and client.d.ts, the types of a client.

  --check       write nothing; exit with 1 if a file is stale
  --diff REF    write nothing; print the changes for callers since a git commit, and exit with 1 if
                a change is breaking and info.version has no new major version (in 0.x: minor)
  --changelog   with --diff: write it to openapi/CHANGELOG.md too, as the section of info.version`

await runCommand(USAGE, async () => {
  const { values } = parseArgs({
    options: {
      check: { type: 'boolean', default: false },
      diff: { type: 'string' },
      changelog: { type: 'boolean', default: false },
    },
  })
  if (values.diff !== undefined) {
    await diffContract(values.diff, values.changelog)
    return
  }
  if (values.changelog) throw new CommandError(2, `--changelog goes with --diff.\n\n${USAGE}`)
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
    throw new CommandError(1, `Stale: ${stale.join(', ')}. Run: npm run openapi`)
}

async function generate(): Promise<Map<string, string>> {
  // Loads the generator only on demand: a comparison does not need it.
  const { default: openapiTypescript, astToString } = await import('openapi-typescript')
  const document = await documentOfApp()
  const types = await openapiTypescript(structuredClone(document) as unknown as OpenAPI3)
  return new Map([
    ['openapi/openapi.json', `${JSON.stringify(document, null, 2)}\n`],
    ['openapi/openapi-3.0.json', `${JSON.stringify(toOpenApi30(document), null, 2)}\n`],
    [
      'openapi/client.d.ts',
      `// Made from openapi.json by \`npm run openapi\`. Do not edit.\n${astToString(types)}`,
    ],
  ])
}

/** @throws {Error} for a route that cannot be compiled; then nothing is left open */
async function documentOfApp(): Promise<OpenAPIV3_1.Document> {
  const { buildApp } = await import('../src/app.ts')
  const { createSandbox } = await import('../src/sandbox/index.ts')
  const { onSandbox } = await import('./on-sandbox.ts')
  // The sandbox refuses to run beside keys, and no keys are used here.
  for (const name of Object.keys(process.env))
    if (name.startsWith('CLERK_') || name === 'NODE_ENV') Reflect.deleteProperty(process.env, name)
  const sandbox = await createSandbox()
  let app: App | undefined
  try {
    app = await buildApp(onSandbox(sandbox))
    await app.ready()
    return app.openapi()
  } finally {
    await app?.close()
    await sandbox.close()
  }
}

function fileOf(name: string): URL {
  return new URL(`../${name}`, import.meta.url)
}
