import { parseArgs } from 'node:util'
import {
  compareContracts,
  ContractUsageError,
  demandedVersion,
  readDocument,
  reportMarkdown,
  reportText,
} from '../src/contract/index.ts'
import { CommandError, runCommand } from './command.ts'

const USAGE = `Usage: npm run diff -- BEFORE AFTER [--markdown]

Compares two OpenAPI documents of any API, files or http(s) URLs, and lists the changes for callers.

  --markdown   print Markdown
  --help       print this

Exits with 0 if no change is breaking, or AFTER has a new major version (before 1.0: minor); with 1
if a change is breaking; with 2 if the documents cannot be compared.`

await runCommand(USAGE, async () => {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { markdown: { type: 'boolean', default: false } },
  })
  const [from, to, ...more] = positionals
  if (from === undefined || to === undefined || more.length > 0)
    throw new CommandError(2, `Name two documents.\n\n${USAGE}`)
  try {
    const [before, after] = [await readDocument(from), await readDocument(to)]
    const changes = compareContracts(before, after)
    console.log(values.markdown ? reportMarkdown(changes) : reportText(changes))
    const demanded = demandedVersion(before.info.version, after.info.version, changes)
    if (demanded !== undefined)
      throw new CommandError(1, `\nThat breaks callers, so that the version should be ${demanded}.`)
  } catch (error) {
    if (error instanceof ContractUsageError) throw new CommandError(2, error.message)
    throw error
  }
})
