/**
 * Contract tests of any API against its OpenAPI document, and the comparison of two documents.
 *
 * ```ts
 * import { testContract, toText } from 'clerk-fastify-openapi/contract'
 *
 * const { result, url } = await testContract({ url: 'http://localhost:3000', token: '…' })
 * console.log(toText(result, url))
 * ```
 */
import type { Waiver } from './coverage.ts'
import type { Credentials, Holder } from './credentials.ts'
import { discoverDocument, readDocument } from './document.ts'
import { overHttp } from './exchange.ts'
import { type Source, SOURCES } from './findings.ts'
import { isSelected, operationsOf } from './operations.ts'
import type { Document } from './pointer.ts'
import { type Result, runContract, type RunOptions } from './run.ts'
import { baseUrlOf } from './servers.ts'
import { ContractUsageError } from './usage-error.ts'

export { withSection } from './changes/changelog.ts'
export { type Change, compareContracts } from './changes/index.ts'
export { reportMarkdown, reportText } from './changes/report.ts'
export { demandedVersion } from './changes/version.ts'
export type { CoverageRow, Waiver } from './coverage.ts'
export type { Credentials, Holder } from './credentials.ts'
export { discoverDocument, type Document, readDocument } from './document.ts'
export { byInject, type HttpRequest, type HttpResponse, overHttp, type Send } from './exchange.ts'
export type { Basis, Check, Finding, Source } from './findings.ts'
export type { Outage } from './outage.ts'
export { summaryOf, toJson, toJUnit, toMarkdown, toText } from './report.ts'
export { type Result, runContract, type RunOptions } from './run.ts'
export { ContractUsageError } from './usage-error.ts'

export interface TestOptions {
  /** The address of the API. */
  url: string
  /** The OpenAPI document, or its file or URL (default: found at the usual paths of the API). */
  document?: Document | string
  /** The token of the caller with the most rights; `name:password` for basic auth. */
  token?: string
  /** The token of another caller, who owns nothing that the first makes. */
  tokenB?: string
  /** The token of a caller without roles and scopes. */
  tokenLow?: string
  /** A token that the API must refuse, such as an expired one. */
  tokenRefused?: string
  /** Credentials by the name of their security scheme. They override `token`. */
  credentials?: Record<string, string>
  /** True to send writes to another machine too; the run deletes what it made (default: false). */
  write?: boolean
  /** True to send only reads, also to this machine (default: false). */
  readOnly?: boolean
  /** Most requests per second (default: no limit). */
  rate?: number
  /** The seed of random values (default: 1). */
  seed?: number
  /** Tests only the operations with this operationId, `GET /path`, tag, or pattern with `*`. */
  only?: string
  /** True if breaches of standards are failures too (default: false). */
  standards?: boolean
  /** True if breaches of good practice and unseen answers are failures too (default: false). */
  strict?: boolean
  /** Reasons to accept unseen answers with `strict`. */
  waivers?: Waiver[]
  /** Ends the run early. It still deletes what it made, and returns the findings so far. */
  signal?: AbortSignal
  /** Called at the beginning of each phase, and for each operation in it. */
  onProgress?: RunOptions['onProgress']
}

export interface Tested {
  /** The address of the calls: with the path of the document's server. */
  url: string
  result: Result
}

/**
 * Tests a deployment of any API against its OpenAPI document. Breaches of the document are
 * failures; breaches of standards and good practice are too with `standards` and `strict`.
 * @throws {ContractUsageError} in one line, if the API or its document cannot be read, or a package
 * that contract tests need is not installed
 */
export async function testContract(options: TestOptions): Promise<Tested> {
  const { document: given, only, strict = false, signal, onProgress } = options
  const document =
    typeof given === 'object'
      ? given
      : given === undefined
        ? await discoverDocument(options.url)
        : await readDocument(given)
  checkOperations(document, only)
  const url = baseUrlOf(options.url, document)
  const result = await runContract({
    document,
    send: overHttp(url, options.rate),
    credentials: credentialsOf(options),
    seed: options.seed ?? 1,
    readOnly: isReadOnly(options),
    destructive: false,
    waivers: options.waivers ?? [],
    strict,
    failing: failingSources(options),
    ...(only !== undefined && { only }),
    ...(signal && { signal }),
    ...(onProgress && { onProgress }),
  })
  return { url, result }
}

/** True if a run sends only reads. On another machine this is the default. */
export function isReadOnly({ url, readOnly = false, write = false }: TestOptions): boolean {
  return readOnly || (!write && !isLoopback(url))
}

function isLoopback(url: string): boolean {
  return /^(?:localhost|127\.\d+\.\d+\.\d+|\[::1\])$/.test(new URL(url).hostname)
}

/** @throws {ContractUsageError} if the document has no operations, or none is selected */
export function checkOperations(document: Document, only?: string): void {
  const operations = operationsOf(document)
  if (operations.length === 0)
    throw new ContractUsageError('The document has no operations: there is nothing to test.')
  if (only !== undefined && !operations.some((one) => isSelected(one, only)))
    throw new ContractUsageError(
      `The document has no operation ${only}: name an operationId, "GET /path", a tag, or a pattern with *.`,
    )
}

function failingSources({ standards = false, strict = false }: TestOptions): readonly Source[] {
  if (strict) return SOURCES
  return standards ? ['document', 'standard'] : ['document']
}

function credentialsOf(options: TestOptions): Credentials {
  const { token, tokenB, tokenLow, tokenRefused, credentials = {} } = options
  const any = token !== undefined || Object.keys(credentials).length > 0
  const a: Holder = (scheme) => credentials[scheme] ?? token
  return {
    ...(any && { a }),
    ...(tokenB !== undefined && { b: () => tokenB }),
    ...(tokenLow !== undefined && { low: [() => tokenLow] }),
    ...(tokenRefused !== undefined && {
      refused: { 'a token of no worth': () => tokenRefused },
    }),
  }
}
