import { execFile } from 'node:child_process'
import { readFile, writeFile } from 'node:fs/promises'
import { promisify } from 'node:util'
import type { OpenAPIV3_1 } from 'openapi-types'
import {
  type Change,
  compareContracts,
  demandedVersion,
  reportMarkdown,
  reportText,
  withSection,
} from '../src/contract/index.ts'
import { CommandError } from './command.ts'

/** The path of the contract in a checkout of the project, where the command runs. */
const CONTRACT = 'openapi/openapi.json'
const CHANGELOG = 'openapi/CHANGELOG.md'

/** Larger than any contract, in bytes. */
const LARGEST = 64 * 1024 * 1024

type Contract = OpenAPIV3_1.Document

/**
 * Prints the changes of the contract since a commit.
 * @param ref any name of the commit in git
 * @param changelog true to write them to the changelog too
 * @throws {CommandError} 1 if a change is breaking and the version does not reflect it; 2 if there
 *   is nothing to compare
 */
export async function diffContract(ref: string, changelog: boolean): Promise<void> {
  const commit = await commitOf(ref)
  const before = parsed(await contractAt(commit, ref), `${CONTRACT} of ${ref}`)
  const after = parsed(await contractHere(), CONTRACT)
  const changes = compareContracts(before, after)
  console.log(reportText(changes))
  refuseUntold(before, after, changes)
  if (!changelog) return
  const { version } = after.info
  const since = `Since ${commit.slice(0, 7)} (${before.info.version}).`
  const log = await readFile(CHANGELOG, 'utf8').catch(() => '')
  await writeFile(CHANGELOG, withSection(log, version, `${since}\n\n${reportMarkdown(changes)}`))
  console.log(`\nWrote ${version} in ${CHANGELOG}.`)
}

function refuseUntold(before: Contract, after: Contract, changes: readonly Change[]): void {
  const demanded = demandedVersion(before.info.version, after.info.version, changes)
  if (demanded === undefined) return
  throw new CommandError(
    1,
    `\nThat breaks callers, and ${after.info.version} after ${before.info.version} does not say so. ` +
      `Undo what is breaking, or make it ${demanded} in package.json and run: npm run openapi`,
  )
}

async function commitOf(ref: string): Promise<string> {
  const { done, text } = await git('rev-parse', '--verify', '--end-of-options', `${ref}^{commit}`)
  if (!done) throw new CommandError(2, `git finds no commit "${ref}" here: ${text}`)
  return text.trim()
}

async function contractAt(commit: string, ref: string): Promise<string> {
  const { done, text } = await git('show', `${commit}:./${CONTRACT}`)
  if (!done) throw new CommandError(2, `"${ref}" has no contract: ${text}`)
  return text
}

async function contractHere(): Promise<string> {
  return readFile(CONTRACT, 'utf8').catch(() => {
    throw new CommandError(2, `There is no ${CONTRACT} here.`)
  })
}

/** Returns the output of git, or the reason of its failure. */
async function git(...args: string[]): Promise<{ done: boolean; text: string }> {
  try {
    const { stdout } = await promisify(execFile)('git', args, { maxBuffer: LARGEST })
    return { done: true, text: stdout }
  } catch (error) {
    const { stderr, message } = error as Error & { stderr?: string }
    return { done: false, text: (stderr ?? message).trim() }
  }
}

function parsed(text: string, name: string): Contract {
  try {
    const document = JSON.parse(text) as Partial<Contract> | null
    if (document?.openapi && document.info) return document as Contract
  } catch {
    // Reported below.
  }
  throw new CommandError(2, `${name} is not an OpenAPI document in JSON.`)
}
