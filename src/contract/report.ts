import { curlOf } from './exchange.ts'
import { type Check, checks, type Finding } from './findings.ts'
import type { Result } from './run.ts'

/** Findings of one check on one operation, of which the first is shown. */
export interface Group {
  operationId: string
  check: Check
  findings: Finding[]
}

/** The same bug shows in many requests: findings by operation and check. */
export function grouped(findings: readonly Finding[]): Group[] {
  const groups = new Map<string, Group>()
  for (const finding of findings) {
    const { operationId, check } = finding
    const key = `${operationId} ${check}`
    const group = groups.get(key) ?? { operationId, check, findings: [] }
    group.findings.push(finding)
    groups.set(key, group)
  }
  return [...groups.values()]
}

/** For people on a terminal: what is wrong, each with a command that shows it, and a table. */
export function toText(result: Result, baseUrl?: string): string {
  const lines = grouped(result.findings).flatMap(({ operationId, check, findings }) => {
    const [first] = findings
    const more = findings.length > 1 ? ` (and ${findings.length - 1} more like it)` : ''
    return [
      `✗ ${operationId}: ${checks[check]}`,
      `    ${first?.message ?? ''}${more}`,
      ...(first?.request ? [`    ${curlOf(first.request, baseUrl)}`] : []),
      ...(first?.response
        ? [`    → ${first.response.status} ${first.response.body.slice(0, 300)}`]
        : []),
      '',
    ]
  })
  return [...lines, ...table(result)].join('\n')
}

interface Row {
  operationId: string
  seen: number
  waived: number
  documented: number
  failed: number
}

function rowsOf({ coverage, findings }: Result): Row[] {
  const ids = [...new Set(coverage.map(({ operationId }) => operationId))]
  return ids.map((operationId) => {
    const answers = coverage.filter((row) => row.operationId === operationId)
    return {
      operationId,
      documented: answers.length,
      seen: answers.filter(({ seen }) => seen > 0).length,
      waived: answers.filter(({ seen, waived }) => seen === 0 && waived !== undefined).length,
      failed: findings.filter((finding) => finding.operationId === operationId).length,
    }
  })
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

/** One sentence. */
export function summaryOf({ findings, coverage, requests, duration }: Result): string {
  const seen = coverage.filter(({ seen: times }) => times > 0).length
  const waived = coverage.filter((row) => row.seen === 0 && row.waived !== undefined).length
  const failures = grouped(findings).length
  return `${requests} requests in ${duration.toFixed(1)} s: ${seen} of ${coverage.length} documented answers seen, ${waived} waived; ${failures === 0 ? 'no failures' : `${failures} failures`}.`
}

/** For programs. Requests are given as commands, without credentials. */
export function toJson(result: Result, baseUrl?: string): string {
  const { findings, ...rest } = result
  const failures = grouped(findings).map(({ operationId, check, findings: all }) => ({
    operationId,
    check,
    expected: checks[check],
    count: all.length,
    examples: all.slice(0, 5).map(({ message, request, response }) => ({
      message,
      ...(request && { curl: curlOf(request, baseUrl) }),
      ...(response && { status: response.status, body: response.body.slice(0, 2000) }),
    })),
  }))
  return `${JSON.stringify({ ...rest, failures }, null, 2)}\n`
}

/** For build servers: a test case for each check on each operation. */
export function toJUnit(result: Result, baseUrl?: string): string {
  const groups = grouped(result.findings)
  const suites = rowsOf(result).map(({ operationId }) => {
    const cases = (Object.keys(checks) as Check[]).map((check) => {
      const group = groups.find((one) => one.operationId === operationId && one.check === check)
      const name = `<testcase classname="${escaped(operationId)}" name="${escaped(checks[check])}"`
      const [first] = group?.findings ?? []
      if (!first) return `${name}/>`
      const curl = first.request ? curlOf(first.request, baseUrl) : ''
      return `${name}><failure message="${escaped(first.message)}">${escaped(curl)}</failure></testcase>`
    })
    const failures = groups.filter((one) => one.operationId === operationId).length
    return `<testsuite name="${escaped(operationId)}" tests="${cases.length}" failures="${failures}">${cases.join('')}</testsuite>`
  })
  return `<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="contract" failures="${groups.length}" time="${result.duration.toFixed(3)}">${suites.join('\n')}</testsuites>\n`
}

/** What XML 1.0 (section 2.2) has no place for is left out. */
function escaped(text: string): string {
  return text
    .replaceAll(/[^\t\n\r\x20-\uD7FF\uE000-\uFFFD]/g, '')
    .replaceAll(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`)
}

/** For people in a browser. */
export function toMarkdown(result: Result, baseUrl?: string): string {
  const failures = grouped(result.findings).flatMap(({ operationId, check, findings }) => {
    const [first] = findings
    return [
      `### ${operationId}: ${checks[check]}`,
      '',
      `${first?.message ?? ''}${findings.length > 1 ? ` (${findings.length} times)` : ''}`,
      ...(first?.request ? ['', '```sh', curlOf(first.request, baseUrl), '```'] : []),
      '',
    ]
  })
  const waivers = result.coverage.filter((row) => row.seen === 0 && row.waived !== undefined)
  return [
    '# Contract test',
    '',
    summaryOf(result),
    '',
    '| Operation | Documented | Seen | Waived | Failures |',
    '| --- | ---: | ---: | ---: | ---: |',
    ...rowsOf(result).map(
      (row) =>
        `| ${row.operationId} | ${row.documented} | ${row.seen} | ${row.waived} | ${row.failed} |`,
    ),
    '',
    ...(failures.length > 0 ? ['## Failures', '', ...failures] : []),
    '## Waived',
    '',
    ...waivers.map(
      ({ operationId, status, mediaType, waived }) =>
        `- ${operationId} ${status} ${mediaType}: ${waived ?? ''}`,
    ),
    '',
  ].join('\n')
}
