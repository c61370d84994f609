import { writeFile } from 'node:fs/promises'
import { parseArgs } from 'node:util'
import { coverage, toMarkdown } from './clerk-coverage.ts'
import { CommandError, runCommand } from './command.ts'

const USAGE = `Usage: npm run sandbox:coverage

Writes docs/sandbox-coverage.md: what of Clerk's two APIs the sandbox carries. It needs Clerk's OpenAPI
documents in ../shared/clerk-openapi.`

await runCommand(USAGE, async () => {
  parseArgs()
  const report = await coverage()
  if (!report) throw new CommandError(2, "Clerk's documents are not in ../shared/clerk-openapi.")
  await writeFile(new URL('../docs/sandbox-coverage.md', import.meta.url), await toMarkdown(report))
})
