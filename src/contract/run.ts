import type { CoverageRow, Waiver } from './coverage.ts'
import { isPublic } from './credentials.ts'
import type { Finding } from './findings.ts'
import { access } from './phases/access.ts'
import { explore } from './phases/explore.ts'
import { inputs } from './phases/inputs.ts'
import { organizations } from './phases/organizations.ts'
import { outages } from './phases/outages.ts'
import { protocol } from './phases/protocol.ts'
import { cleanUp } from './phases/clean-up.ts'
import { state } from './phases/state.ts'
import { createSuite, type Success, type SuiteOptions } from './suite.ts'

export interface RunOptions extends SuiteOptions {
  /** Why answers need not be seen. */
  waivers: Waiver[]
  /** Whether an answer that was neither seen nor waived is a failure. */
  strict: boolean
  /** Whether to end with the phase that finds something. */
  stopAtFirst?: boolean
  /** Told of each phase as it begins. */
  onProgress?: (phase: string, requests: number) => void
}

export interface Result {
  findings: Finding[]
  coverage: CoverageRow[]
  requests: number
  /** Seconds. */
  duration: number
  /** Operations that were never answered with a success. */
  unreached: string[]
}

/** What no suite can cause from outside. */
const SERVER_ERRORS: Waiver = {
  status: '5XX',
  reason: 'only a server that fails, or what it depends on, answers so',
}
const TOO_MANY: Waiver = { status: '429', reason: 'it would take a flood' }
const LATE: Waiver = { status: '408', reason: 'it would take a slow client' }

/** Tests a deployment against its document. */
export async function runContract(options: RunOptions): Promise<Result> {
  const start = performance.now()
  const suite = createSuite(options)
  const phase = async (name: string, run: () => Promise<void>): Promise<void> => {
    if (options.stopAtFirst && suite.findings.length > 0) return
    options.onProgress?.(name, suite.requests)
    await run()
  }
  const successes = new Map<string, Success>()
  await phase('calling each operation', () => explore(suite, successes))
  await phase('lives of what is created', () => state(suite))
  await phase('methods, conditions, pages, keys', () => protocol(suite, successes))
  await phase('credentials', () => access(suite, successes))
  await phase('credentials of other organizations', () => organizations(suite))
  await phase('valid and invalid input', () => inputs(suite, successes))
  await phase('outages', () => outages(suite))
  await phase('cleaning up', () => cleanUp(suite))

  const coverage = suite.coverage.rows([
    ...options.waivers,
    ...(options.outages ? [] : [SERVER_ERRORS]),
    TOO_MANY,
    LATE,
  ])
  const unseen = coverage.filter(({ seen, waived }) => seen === 0 && waived === undefined)
  if (options.strict)
    for (const { operationId, status, mediaType } of unseen)
      suite.findings.push({
        operationId,
        check: 'unseen',
        message: `${status} ${mediaType} was not seen`,
      })
  const reached = new Set(
    coverage
      .filter(({ status, seen }) => status.startsWith('2') && seen > 0)
      .map((row) => row.operationId),
  )
  return {
    findings: suite.findings,
    coverage,
    requests: suite.requests,
    duration: (performance.now() - start) / 1000,
    unreached: suite.operations
      .filter((operation) => !reached.has(operation.id))
      .map((operation) => `${operation.id}${isPublic(operation) ? ' (public)' : ''}`),
  }
}
