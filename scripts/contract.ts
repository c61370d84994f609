import { mkdir, readFile, writeFile } from 'node:fs/promises'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import type { Waiver } from '../src/contract/coverage.ts'
import { discoverDocument, readDocument } from '../src/contract/document.ts'
import { overHttp } from '../src/contract/exchange.ts'
import { summaryOf, toJson, toJUnit, toMarkdown, toText } from '../src/contract/report.ts'
import { type Result, runContract, type RunOptions } from '../src/contract/run.ts'
import { ContractUsageError } from '../src/contract/usage-error.ts'
import { CommandError, runCommand } from './command.ts'

const USAGE = `Usage: npm run contract -- [--url URL] [--token T] [--token-b T2] [--token-low T3] [options]

Tests a deployment of any API against its published OpenAPI document. Without --url, tests this API
on the sandbox, with every credential that the sandbox can mint.

  --url URL             address of the deployment
  --token T             of somebody who may call as much as possible
  --token-b T2          of somebody else, to whom what the first makes does not belong
  --token-low T3        of somebody without roles and scopes
  --token-refused T4    that has to be refused, such as one that has expired
  --spec FILE-OR-URL    the document, where it is in none of the usual places
  --read-only           send nothing that could change anything; the default unless URL is of this
                        machine
  --write               change things, and delete what was made, also elsewhere
  --rate N              at most N requests a second
  --seed N              of what is made at random (default: 1)
  --only OPERATION-ID   test one operation
  --strict              fail for documented answers that were not seen, but for 5xx and 429
  --waivers FILE        JSON: [{ "operationId": …, "status": …, "reason": … }] of answers that --strict
                        need not see
  --report DIR          write report.json, junit.xml and report.md there

Exits with 0 when the deployment keeps its contract, 1 when it breaks it, 2 when it cannot be tested.`

const WAIVERS = new URL('../openapi/waivers.json', import.meta.url)

await runCommand(USAGE, async () => {
  const { values } = parseArgs({
    options: {
      url: { type: 'string' },
      token: { type: 'string' },
      'token-b': { type: 'string' },
      'token-low': { type: 'string' },
      'token-refused': { type: 'string' },
      strict: { type: 'boolean', default: false },
      waivers: { type: 'string' },
      spec: { type: 'string' },
      'read-only': { type: 'boolean', default: false },
      write: { type: 'boolean', default: false },
      rate: { type: 'string' },
      seed: { type: 'string', default: '1' },
      only: { type: 'string' },
      report: { type: 'string' },
    },
  })
  const common = {
    seed: number('--seed', values.seed),
    ...(values.only !== undefined && { only: values.only }),
    onProgress,
  }
  const rate =
    values.rate === undefined ? undefined : number('--rate', values.rate.replace('/s', ''))
  if (values['read-only'] && values.write)
    throw new CommandError(2, `Either --read-only or --write.\n\n${USAGE}`)
  if (values.url !== undefined && !/^https?:\/\//.test(values.url))
    throw new CommandError(2, `--url must be an http(s) URL.\n\n${USAGE}`)
  const tested =
    values.url === undefined
      ? await testSandbox({ ...common, readOnly: values['read-only'] }, rate)
      : await testDeployment(values.url, values, common, rate)
  if (values.report !== undefined) await writeReports(values.report, tested)
  console.log(toText(tested.result, tested.url))
  if (tested.result.findings.length > 0)
    throw new CommandError(1, `The contract is broken. ${summaryOf(tested.result)}`)
})

type Common = Pick<RunOptions, 'seed' | 'only' | 'onProgress'>

interface Tested {
  url: string
  result: Result
}

async function testSandbox(
  common: Common & { readOnly: boolean },
  rate: number | undefined,
): Promise<Tested> {
  const { startContractTarget } = await import('./contract-target.ts')
  const target = await startContractTarget()
  try {
    await target.app.listen({ port: 0, host: '127.0.0.1' })
    const url = `http://127.0.0.1:${(target.app.server.address() as AddressInfo).port}`
    const document = await discoverDocument(url)
    checkOnly(document, common.only)
    const result = await runContract({
      ...common,
      document,
      send: overHttp(url, rate),
      credentials: target.credentials,
      outages: target.outages,
      destructive: true,
      waivers: await readWaivers(WAIVERS),
      strict: !common.readOnly && common.only === undefined,
    })
    return { url, result }
  } finally {
    await target.close()
  }
}

async function testDeployment(
  url: string,
  values: {
    token?: string
    'token-b'?: string
    'token-low'?: string
    'token-refused'?: string
    strict: boolean
    waivers?: string
    spec?: string
    'read-only': boolean
    write: boolean
  },
  common: Common,
  rate: number | undefined,
): Promise<Tested> {
  const { token, 'token-b': tokenB, 'token-low': tokenLow, 'token-refused': refused, spec } = values
  try {
    const document = spec === undefined ? await discoverDocument(url) : await readDocument(spec)
    checkOnly(document, common.only)
    const readOnly = values['read-only'] || (!values.write && !isLoopback(url))
    if (readOnly && !values['read-only'])
      console.error(`${url} is not of this machine: nothing is changed there without --write.`)
    if (token === undefined)
      console.error('Without --token, only public operations and bad credentials can be tested.')
    const result = await runContract({
      ...common,
      document,
      send: overHttp(url, rate),
      credentials: {
        ...(token !== undefined && { a: () => token }),
        ...(tokenB !== undefined && { b: () => tokenB }),
        ...(tokenLow !== undefined && { low: [() => tokenLow] }),
        ...(refused !== undefined && { refused: { 'a token of no worth': () => refused } }),
      },
      readOnly,
      destructive: false,
      waivers: values.waivers === undefined ? [] : await readWaivers(values.waivers),
      strict: values.strict,
    })
    if (token !== undefined && result.unreached.length > 0)
      console.error(`Never answered with a success: ${result.unreached.join(', ')}.`)
    return { url, result }
  } catch (error) {
    if (error instanceof ContractUsageError) throw new CommandError(2, error.message)
    throw error
  }
}

async function readWaivers(file: string | URL): Promise<Waiver[]> {
  try {
    return JSON.parse(await readFile(file, 'utf8')) as Waiver[]
  } catch (error) {
    throw new CommandError(2, `--waivers ${String(file)}: ${(error as Error).message}`)
  }
}

function checkOnly(document: object, only: string | undefined): void {
  if (only !== undefined && !JSON.stringify(document).includes(`"operationId":"${only}"`))
    throw new CommandError(2, `The document has no operation ${only}.`)
}

function isLoopback(url: string): boolean {
  return /^(?:localhost|127\.\d+\.\d+\.\d+|\[::1\])$/.test(new URL(url).hostname)
}

function number(option: string, text: string): number {
  const value = Number(text)
  if (!Number.isInteger(value) || value < 1)
    throw new CommandError(2, `${option} must be a whole number from 1 on.\n\n${USAGE}`)
  return value
}

function onProgress(phase: string, requests: number): void {
  console.error(`${String(requests).padStart(6)} requests; ${phase} …`)
}

async function writeReports(directory: string, { url, result }: Tested): Promise<void> {
  await mkdir(directory, { recursive: true })
  await writeFile(join(directory, 'report.json'), toJson(result, url))
  await writeFile(join(directory, 'junit.xml'), toJUnit(result, url))
  await writeFile(join(directory, 'report.md'), toMarkdown(result, url))
}
