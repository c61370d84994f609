import { Interrupted } from './calls.ts'
import { type Context, type ContextOptions, createContext, progress } from './context.ts'
import type { CoverageRow, Waiver } from './coverage.ts'
import { isPublic } from './credentials.ts'
import type { Secrets } from './curl.ts'
import type { Finding } from './findings.ts'
import { access } from './phases/access.ts'
import { beforeRouting } from './phases/before-routing.ts'
import { cleanUp } from './phases/clean-up.ts'
import { explore } from './phases/explore.ts'
import { invalidInput } from './phases/invalid-input.ts'
import { organizations } from './phases/organizations.ts'
import { outages } from './phases/outages.ts'
import { prerequisites } from './phases/prerequisites.ts'
import { protocol } from './phases/protocol.ts'
import { readOnlyMembers } from './phases/read-only.ts'
import { state } from './phases/state.ts'
import { validInput } from './phases/valid-input.ts'

export interface RunOptions extends ContextOptions {
  /** Reasons to accept unseen answers. */
  waivers: Waiver[]
  /** True if an answer that was neither seen nor waived is a failure. */
  strict: boolean
}

export interface Result {
  /** The breaches that fail the run. */
  findings: Finding[]
  /** Breaches of standards that do not fail the run. */
  warnings: Finding[]
  /** Sentences about the run itself: a token that is refused everywhere, unused schemas. */
  notes: string[]
  coverage: CoverageRow[]
  requests: number
  /** Duration in seconds. */
  duration: number
  /** Operations that never succeeded. */
  unreached: string[]
  /** True if the run was ended early. */
  interrupted: boolean
  /** The variables for credentials in reports. */
  secrets: Secrets
}

/** Answers that a suite cannot cause from outside. */
const SERVER_ERRORS: Waiver = {
  status: '5XX',
  reason: 'only a server that fails, or a dependency that does, answers so',
}
const TOO_MANY: Waiver = { status: '429', reason: 'it would take a flood' }
const LATE: Waiver = { status: '408', reason: 'it would take a slow client' }

const PHASES: [name: string, run: (context: Context) => Promise<void>][] = [
  ['reading ids', prerequisites],
  ['calling each operation', explore],
  ['lives of created things', state],
  ['methods, conditions, pages, keys', protocol],
  ['answers before routing', beforeRouting],
  ['credentials', access],
  ['credentials of other organizations', organizations],
  ['valid input', validInput],
  ['invalid input', invalidInput],
  ['read-only members', readOnlyMembers],
  ['outages', outages],
]

/**
 * Tests a deployment against its document.
 * @throws {ContractUsageError} if it cannot be reached, or a package is missing
 */
export async function runContract(options: RunOptions): Promise<Result> {
  const start = performance.now()
  const context = await createContext(options)
  const { findings } = context
  let interrupted = false
  try {
    for (const [name, run] of PHASES) {
      context.phase = name
      progress(context)
      await run(context)
    }
  } catch (error) {
    if (!(error instanceof Interrupted)) throw error
    interrupted = true
  }
  context.phase = 'cleaning up'
  context.cleaning = true
  progress(context)
  await cleanUp(context)
  const coverage = context.coverage.rows([
    ...options.waivers,
    ...(options.outages ? [] : [SERVER_ERRORS]),
    TOO_MANY,
    LATE,
  ])
  if (options.strict && !interrupted) reportUnseen(context, coverage)
  return {
    findings: findings.failures,
    warnings: findings.warnings,
    notes: [...context.notes, ...new Set(context.schemas.problems)],
    coverage,
    requests: context.requests,
    duration: (performance.now() - start) / 1000,
    unreached: unreachedOf(context, coverage),
    interrupted,
    secrets: context.secrets,
  }
}

function reportUnseen({ findings }: Context, coverage: readonly CoverageRow[]): void {
  for (const { operationId, status, mediaType, seen, waived } of coverage)
    if (seen === 0 && waived === undefined)
      findings.add({
        operationId,
        check: 'unseen',
        basis: 'practice',
        message: `${status} ${mediaType} was not seen`,
      })
}

function unreachedOf({ operations }: Context, coverage: readonly CoverageRow[]): string[] {
  const reached = new Set(
    coverage
      .filter(({ status, seen }) => status.startsWith('2') && seen > 0)
      .map((row) => row.operationId),
  )
  return operations
    .filter((operation) => !reached.has(operation.id))
    .map((operation) => `${operation.id}${isPublic(operation) ? ' (public)' : ''}`)
}
