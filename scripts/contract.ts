import { mkdir, readFile, writeFile } from 'node:fs/promises'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import {
  ContractUsageError,
  discoverDocument,
  isReadOnly,
  overHttp,
  readDocument,
  runContract,
  summaryOf,
  testContract,
  type Tested,
  type TestOptions,
  toJson,
  toJUnit,
  toMarkdown,
  toText,
  type Waiver,
  checkOperations,
} from '../src/contract/index.ts'
import { CommandError, runCommand } from './command.ts'
import { progressPrinter } from './progress.ts'

const USAGE = `Usage: npm run contract -- [--url URL] [options]

Tests a deployment of any API against its published OpenAPI document. Without --url, tests this API
on the sandbox, with every credential that the sandbox can issue, as strictly as possible.

  --url URL              address of the deployment; without a path, the path of the document's first
                         server is added
  --spec FILE-OR-URL     the document, if it is not in a usual place

Credentials
  --token T              of a user with as many rights as possible; for basic auth NAME:PASSWORD
  --token-b T            of another user, who does not own what the first creates
  --token-low T          of a user without roles and scopes
  --token-refused T      that must be refused, such as an expired one
  --credential NAME=T    for the security scheme NAME of the document; may be repeated

Findings. A breach of the document is always a failure.
  --standards            a breach of a standard (HTTP, JSON, RFC 6750) fails too, instead of warning
  --strict               breaches of standards and of good practice fail too, and documented answers
                         that never came, except 5xx, 408 and 429
  --waivers FILE         JSON: [{ "operationId": …, "status": …, "reason": … }] of answers that
                         --strict does not require

Requests
  --read-only            send only requests that change nothing; the default unless URL is on this
                         machine
  --write                send changes, and delete what was created; also on other machines
  --only NAME            test the operations of an operationId, "GET /path", tag, or pattern with *
  --rate N               at most N requests per second
  --seed N               of random values (default: 1)

Report
  --report DIR           write report.json, junit.xml and report.md there
  --help                 print this

If interrupted (Ctrl+C), it deletes what it created and reports its findings so far.

Exits with 0 if the deployment keeps its contract, 1 if it breaks it, 2 if it cannot be tested.`

const WAIVERS = new URL('../openapi/waivers.json', import.meta.url)

await runCommand(USAGE, async () => {
  const { values } = parseArgs({
    options: {
      url: { type: 'string' },
      spec: { type: 'string' },
      token: { type: 'string' },
      'token-b': { type: 'string' },
      'token-low': { type: 'string' },
      'token-refused': { type: 'string' },
      credential: { type: 'string', multiple: true, default: [] },
      standards: { type: 'boolean', default: false },
      strict: { type: 'boolean', default: false },
      waivers: { type: 'string' },
      'read-only': { type: 'boolean', default: false },
      write: { type: 'boolean', default: false },
      only: { type: 'string' },
      rate: { type: 'string' },
      seed: { type: 'string', default: '1' },
      report: { type: 'string' },
    },
  })
  const { url, token, 'token-b': tokenB, 'token-low': tokenLow, only } = values
  if (values['read-only'] && values.write)
    throw new CommandError(2, `Either --read-only or --write.\n\n${USAGE}`)
  if (url !== undefined && !(/^https?:\/\//.test(url) && URL.canParse(url)))
    throw new CommandError(2, `--url must be an http(s) URL.\n\n${USAGE}`)
  const options: Omit<TestOptions, 'url'> = {
    seed: number('--seed', values.seed),
    readOnly: values['read-only'],
    write: values.write,
    standards: values.standards,
    strict: values.strict,
    credentials: credentials(values.credential),
    signal: interruption(),
    onProgress: progressPrinter(),
    ...(values.rate !== undefined && { rate: number('--rate', values.rate.replace('/s', '')) }),
    ...(values.spec !== undefined && { document: values.spec }),
    ...(token !== undefined && { token }),
    ...(tokenB !== undefined && { tokenB }),
    ...(tokenLow !== undefined && { tokenLow }),
    ...(values['token-refused'] !== undefined && { tokenRefused: values['token-refused'] }),
    ...(values.waivers !== undefined && { waivers: await readWaivers(values.waivers) }),
    ...(only !== undefined && { only }),
  }
  if (values.report !== undefined) await makeFolder(values.report)
  const tested = await couldBeDone(
    url === undefined ? testSandbox(options) : testDeployment({ url, ...options }),
  )
  if (values.report !== undefined) await writeReports(values.report, tested)
  console.log(toText(tested.result, tested.url))
  if (tested.result.findings.length > 0)
    throw new CommandError(1, `The contract is broken. ${summaryOf(tested.result)}`)
  if (tested.result.interrupted) throw new CommandError(2, 'Interrupted before the end.')
})

async function testSandbox(options: Omit<TestOptions, 'url'>): Promise<Tested> {
  const { only, readOnly = false, rate, seed = 1, signal, onProgress } = options
  const { startContractTarget } = await import('./contract-target.ts')
  const target = await startContractTarget()
  try {
    await target.app.listen({ port: 0, host: '127.0.0.1' })
    const url = `http://127.0.0.1:${(target.app.server.address() as AddressInfo).port}`
    const document = await discoverDocument(url)
    checkOperations(document, only)
    const result = await runContract({
      document,
      send: overHttp(url, rate),
      credentials: target.credentials,
      outages: target.outages,
      seed,
      readOnly,
      destructive: true,
      waivers: await readWaivers(WAIVERS),
      strict: !readOnly && only === undefined,
      ...(only !== undefined && { only }),
      ...(signal && { signal }),
      ...(onProgress && { onProgress }),
    })
    return { url, result }
  } finally {
    await target.close()
  }
}

async function testDeployment(options: TestOptions): Promise<Tested> {
  const { url, readOnly = false, token, credentials: named = {}, document: spec } = options
  const document =
    typeof spec === 'string' ? await readDocument(spec) : (spec ?? (await discoverDocument(url)))
  if (isReadOnly(options) && !readOnly)
    console.error(`${url} is not of this machine: nothing is changed there without --write.`)
  if (token === undefined && Object.keys(named).length === 0)
    console.error('Without --token, only public operations and bad credentials can be tested.')
  const tested = await testContract({ ...options, document })
  if (tested.url !== url.replace(/\/$/, ''))
    console.error(`Called at ${tested.url}, as the document's servers say.`)
  if (token !== undefined && tested.result.unreached.length > 0)
    console.error(`Never answered with a success: ${tested.result.unreached.join(', ')}.`)
  return tested
}

async function couldBeDone(test: Promise<Tested>): Promise<Tested> {
  return test.catch((error: unknown) => {
    if (error instanceof ContractUsageError) throw new CommandError(2, error.message)
    throw error
  })
}

async function readWaivers(file: string | URL): Promise<Waiver[]> {
  try {
    return JSON.parse(await readFile(file, 'utf8')) as Waiver[]
  } catch (error) {
    throw new CommandError(2, `--waivers ${String(file)}: ${(error as Error).message}`)
  }
}

function credentials(given: readonly string[]): Record<string, string> {
  return Object.fromEntries(
    given.map((one) => {
      const [name = '', ...rest] = one.split('=')
      if (name === '' || rest.length === 0)
        throw new CommandError(2, `--credential must be NAME=VALUE.\n\n${USAGE}`)
      return [name, rest.join('=')]
    }),
  )
}

function number(option: string, text: string): number {
  const value = Number(text)
  if (!Number.isInteger(value) || value < 1)
    throw new CommandError(2, `${option} must be a whole number from 1 on.\n\n${USAGE}`)
  return value
}

/** Returns a signal that the first interruption aborts; the second ends the process as usual. */
function interruption(): AbortSignal {
  const controller = new AbortController()
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.once(signal, () => {
      console.error('Interrupted: deleting what was made …')
      controller.abort()
    })
  return controller.signal
}

/** Makes the folder before the run, which may take long. */
async function makeFolder(directory: string): Promise<void> {
  await mkdir(directory, { recursive: true }).catch((error: unknown) => {
    throw new CommandError(2, `--report ${directory}: ${(error as Error).message}`)
  })
}

async function writeReports(directory: string, { url, result }: Tested): Promise<void> {
  await writeFile(join(directory, 'report.json'), toJson(result, url))
  await writeFile(join(directory, 'junit.xml'), toJUnit(result, url))
  await writeFile(join(directory, 'report.md'), toMarkdown(result, url))
}
