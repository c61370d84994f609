import { curlOf, withoutSecrets } from './curl.ts'
import { type Fault, faultsOf, groundOf, operationsIn } from './faults.ts'
import { type Check, checks, ruleOf } from './findings.ts'
import type { Result } from './run.ts'

export { grouped } from './faults.ts'

/**
 * The report for a terminal: the distinct faults, each with a command that shows it, and a table.
 */
export function toText(result: Result, baseUrl?: string): string {
  const faults = faultsOf(result.findings)
  const warnings = faultsOf(result.warnings)
  return [
    ...result.notes.map((note) => `! ${note}`),
    ...(result.interrupted ? ['! Interrupted: this is what was found until then.'] : []),
    ...(faults.length > 0
      ? [`${counted(faults.length, 'distinct fault')}:`, ...list(faults), '']
      : []),
    ...faults.flatMap((fault) => details(fault, result, baseUrl)),
    ...(warnings.length > 0
      ? [
          `${counted(warnings.length, 'warning')} about standards, which fail the run with --standards:`,
          ...list(warnings),
          '',
        ]
      : []),
    ...table(result),
  ].join('\n')
}

/** One line for each fault, with the number of its operations. */
function list(faults: readonly Fault[]): string[] {
  return faults.map((fault) => {
    const { check, messages, operations } = fault
    const more = messages.length > 1 ? ` (and ${messages.length - 1} more like it)` : ''
    const number = counted(operations.length, 'operation').padStart(14)
    return `${number}  [${groundOf(fault)}] ${check}: ${messages[0] ?? ''}${more}`
  })
}

function details(fault: Fault, { secrets }: Result, baseUrl?: string): string[] {
  const [first] = fault.findings
  const { request, response } = first ?? {}
  return [
    `✗ ${operationsIn(fault)}: ${ruleOf(fault.check)}`,
    ...fault.messages.slice(0, 5).map((message) => `    ${withoutSecrets(message, secrets)}`),
    ...(fault.messages.length > 5 ? [`    … and ${fault.messages.length - 5} more`] : []),
    ...(request ? [`    ${curlOf(request, baseUrl, secrets)}`] : []),
    ...(response
      ? [`    → ${response.status} ${withoutSecrets(response.body, secrets).slice(0, 300)}`]
      : []),
    '',
  ]
}

interface Row {
  operationId: string
  seen: number
  waived: number
  documented: number
  failed: number
}

function rowsOf({ coverage, findings }: Result): Row[] {
  const byId = new Map<string, Row>()
  for (const { operationId, seen, waived } of coverage) {
    const row = byId.get(operationId) ?? {
      operationId,
      seen: 0,
      waived: 0,
      documented: 0,
      failed: 0,
    }
    row.documented += 1
    if (seen > 0) row.seen += 1
    else if (waived !== undefined) row.waived += 1
    byId.set(operationId, row)
  }
  for (const { operationId } of findings) {
    const row = byId.get(operationId)
    if (row) row.failed += 1
  }
  return [...byId.values()]
}

function table(result: Result): string[] {
  const rows = rowsOf(result)
  const width = Math.max(9, ...rows.map(({ operationId }) => operationId.length))
  const line = (name: string, ...cells: (string | number)[]) =>
    `${name.padEnd(width)}${cells.map((cell) => String(cell).padStart(12)).join('')}`
  return [
    line('operation', 'documented', 'seen', 'waived', 'failures'),
    ...rows.map(({ operationId, documented, seen, waived, failed }) =>
      line(operationId, documented, seen, waived, failed || ''),
    ),
    '',
    summaryOf(result),
  ]
}

/** The result in one sentence. */
export function summaryOf({ findings, coverage, requests, duration }: Result): string {
  const seen = coverage.filter(({ seen: times }) => times > 0).length
  const waived = coverage.filter((row) => row.seen === 0 && row.waived !== undefined).length
  const faults = faultsOf(findings).length
  return `${requests} requests in ${duration.toFixed(1)} s: ${seen} of ${coverage.length} documented answers seen, ${waived} waived; ${faults === 0 ? 'no failures' : counted(faults, 'failure')}.`
}

function counted(number: number, name: string): string {
  return `${number} ${name}${number === 1 ? '' : 's'}`
}

/** The report for programs. Requests are commands without credentials. */
export function toJson(result: Result, baseUrl?: string): string {
  const { findings, warnings, secrets, ...rest } = result
  const entry = (fault: Fault) => ({
    check: fault.check,
    source: fault.source,
    basis: fault.basis,
    rule: ruleOf(fault.check),
    operationId: fault.operations[0],
    operations: fault.operations,
    count: fault.findings.length,
    messages: fault.messages.slice(0, 50),
    examples: fault.findings.slice(0, 5).map(({ operationId, message, request, response }) => ({
      operationId,
      message,
      ...(request && { curl: curlOf(request, baseUrl, secrets) }),
      ...(response && { status: response.status, body: response.body.slice(0, 2000) }),
    })),
  })
  const failures = faultsOf(findings).map(entry)
  const whole = { ...rest, failures, warnings: faultsOf(warnings).map(entry) }
  return `${withoutSecrets(JSON.stringify(whole, null, 2), secrets)}\n`
}

/** The report for build servers: a suite for each check, with a test case for each fault. */
export function toJUnit(result: Result, baseUrl?: string): string {
  const faults = faultsOf(result.findings)
  const { secrets } = result
  const suites = (Object.keys(checks) as Check[]).map((check) => {
    const found = faults.filter((fault) => fault.check === check)
    const name = escaped(ruleOf(check))
    const cases = found.map((fault) => {
      const [first] = fault.findings
      const curl = first?.request ? curlOf(first.request, baseUrl, secrets) : ''
      const text = [
        `[${groundOf(fault)}]`,
        ...fault.messages,
        `Operations: ${fault.operations.join(', ')}`,
        curl,
      ]
      return `<testcase classname="${check}" name="${escaped(operationsIn(fault))}"><failure message="${escaped(fault.messages[0] ?? '')}">${escaped(withoutSecrets(text.join('\n'), secrets))}</failure></testcase>`
    })
    const all = found.length > 0 ? cases : [`<testcase classname="${check}" name="${name}"/>`]
    return `<testsuite name="${name}" tests="${all.length}" failures="${found.length}">${all.join('')}</testsuite>`
  })
  return `<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="contract" failures="${faults.length}" time="${result.duration.toFixed(3)}">${suites.join('\n')}</testsuites>\n`
}

/** Escapes text, and removes characters that XML 1.0 (section 2.2) does not allow. */
function escaped(text: string): string {
  return text
    .replaceAll(/[^\t\n\r\x20-\uD7FF\uE000-\uFFFD]/g, '')
    .replaceAll(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`)
}

/** The report for a browser, in Markdown. */
export function toMarkdown(result: Result, baseUrl?: string): string {
  const { secrets, notes, coverage } = result
  const faults = faultsOf(result.findings)
  const warnings = faultsOf(result.warnings)
  const waivers = coverage.filter((row) => row.seen === 0 && row.waived !== undefined)
  const text = [
    '# Contract test',
    '',
    ...notes.flatMap((note) => [`> ${note}`, '']),
    ...(result.interrupted ? ['> Interrupted: this is what was found until then.', ''] : []),
    summaryOf(result),
    '',
    ...(faults.length > 0 ? ['## Faults', '', ...markdownTable(faults), ''] : []),
    ...(warnings.length > 0 ? ['## Warnings', '', ...markdownTable(warnings), ''] : []),
    ...(faults.length > 0 ? ['## Details', ''] : []),
    ...faults.flatMap((fault) => {
      const [first] = fault.findings
      return [
        `### ${operationsIn(fault)}: ${ruleOf(fault.check)}`,
        '',
        ...fault.messages.slice(0, 5).map((message) => `- ${message}`),
        ...(first?.request ? ['', '```sh', curlOf(first.request, baseUrl, secrets), '```'] : []),
        '',
      ]
    }),
    '## Operations',
    '',
    '| Operation | Documented | Seen | Waived | Failures |',
    '| --- | ---: | ---: | ---: | ---: |',
    ...rowsOf(result).map(
      (row) =>
        `| ${row.operationId} | ${row.documented} | ${row.seen} | ${row.waived} | ${row.failed} |`,
    ),
    '',
    '## Waived',
    '',
    ...waivers.map(
      ({ operationId, status, mediaType, waived }) =>
        `- ${operationId} ${status} ${mediaType}: ${waived ?? ''}`,
    ),
    '',
  ]
  return withoutSecrets(text.join('\n'), secrets)
}

function markdownTable(faults: readonly Fault[]): string[] {
  const cell = (text: string) => text.replaceAll('|', '\\|').replaceAll(/\s+/g, ' ')
  return [
    '| Operations | Rests on | Check | Fault |',
    '| ---: | --- | --- | --- |',
    ...faults.map(
      (fault) =>
        `| ${fault.operations.length} | ${groundOf(fault)} | ${fault.check} | ${cell(fault.messages[0] ?? '')} |`,
    ),
  ]
}
