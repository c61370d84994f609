import { readFile, writeFile } from 'node:fs/promises'
import { parseArgs } from 'node:util'
import openapiTypescript, { astToString, type OpenAPI3 } from 'openapi-typescript'
import { buildApp } from '../src/app.ts'
import { CommandError, runCommand } from './command.ts'

const USAGE = `Usage: npm run openapi -- [--check]

Writes the contract, openapi/openapi.json, and the client types made from it, openapi/client.d.ts.

  --check   write nothing; exit with 1 when either is not what the routes say`

/** Any well-formed keys: the document depends on none, and nothing is sent to Clerk. */
const NO_CLERK = {
  publishableKey: `pk_test_${Buffer.from('clerk.example.localhost$').toString('base64')}`,
  secretKey: 'sk_test_the_document_needs_no_key',
  apiUrl: 'http://localhost',
}

await runCommand(USAGE, async () => {
  const { values } = parseArgs({ options: { check: { type: 'boolean', default: false } } })
  const files = await generate()
  if (values.check) await refuseStale(files)
  else {
    for (const [name, text] of files) await writeFile(fileOf(name), text)
    console.log(`Wrote ${[...files.keys()].join(' and ')}.`)
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
  const app = await buildApp({
    production: false,
    port: 0,
    host: 'localhost',
    logLevel: 'silent',
    corsOrigins: [],
    trustProxy: false,
    clerkKeys: NO_CLERK,
    clerkTimeout: 1000,
    sandbox: {},
  })
  await app.ready()
  const document = app.swagger()
  await app.close()
  const types = await openapiTypescript(structuredClone(document) as OpenAPI3)
  return new Map([
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
