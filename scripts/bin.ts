#!/usr/bin/env -S node --
/** The command of the package: `npx clerk-fastify-openapi sandbox`. */
import { BIN } from './command.ts'

const COMMANDS: Readonly<Record<string, () => Promise<unknown>>> = {
  sandbox: () => import('./sandbox.ts'),
  token: () => import('./token.ts'),
  contract: () => import('./contract.ts'),
  diff: () => import('./contract-diff.ts'),
}

const USAGE = `Usage: ${BIN} COMMAND [options]

  sandbox    run a local Clerk
  token      print a token of it
  contract   test a deployment against its OpenAPI document
  diff       compare two OpenAPI documents

${BIN} COMMAND --help tells more of each.`

const [name = ''] = process.argv.splice(2, 1)
const command = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined
const isTested = process.argv.some((argument) => /^--(?:url\b|help$)/.test(argument))
if (name === '--help' || name === '-h') console.log(USAGE)
else if (!command || (name === 'contract' && !isTested)) {
  const problem = command
    ? 'contract needs --url, the address of the API'
    : `There is no command "${name}"`
  console.error(`${problem}.\n\n${USAGE}`)
  process.exitCode = 2
} else await command()
