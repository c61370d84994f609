import { compareRequestBody } from './bodies.ts'
import { type Document, keysOf, same } from './document.ts'
import { compareTexts, type Direction } from './keywords.ts'
import type { Finding, Told } from './kinds.ts'
import { callbacksOf, type Operation, operationsOf, shapeOf, webhooksOf } from './operations.ts'
import { compareParameters } from './parameters.ts'
import { compareHeaders, compareResponses } from './responses.ts'
import type { Context } from './schemas.ts'
import { renamedSchemes } from './components.ts'
import { compareSecurity } from './security.ts'
import { code, fromTo, list, sentence } from './words.ts'

/** The kinds of an addition and a removal. */
interface Kinds {
  added: 'operation-added' | 'webhook-added'
  removed: 'operation-removed' | 'webhook-removed'
}

export function compareOperations(before: Document, after: Document): Told[] {
  return compareAll(operationsOf(before), operationsOf(after), OPERATION, (old, now) =>
    compareOperation(old, now, before, after),
  )
}

export function compareWebhooks(before: Document, after: Document): Told[] {
  return compareAll(webhooksOf(before), webhooksOf(after), WEBHOOK, (old, now) =>
    compareWebhook(old, now, before, after),
  )
}

/** Compares callbacks of operations in both documents. Others come and go with their operation. */
export function compareCallbacks(before: Document, after: Document): Told[] {
  const [old, now] = [operationsOf(before), operationsOf(after)]
  const shared = (callbacks: Map<string, Operation>) =>
    new Map(
      [...callbacks].filter(([key]) =>
        [...old.keys()].some((shape) => key.startsWith(`${shape} callback`) && now.has(shape)),
      ),
    )
  return compareAll(
    shared(callbacksOf(before)),
    shared(callbacksOf(after)),
    WEBHOOK,
    (one, other) => compareWebhook(one, other, before, after),
  )
}

const OPERATION: Kinds = { added: 'operation-added', removed: 'operation-removed' }
const WEBHOOK: Kinds = { added: 'webhook-added', removed: 'webhook-removed' }

/** Pairs operations with the same key, or else the same operationId, and compares each pair. */
function compareAll(
  before: Map<string, Operation>,
  after: Map<string, Operation>,
  { added, removed }: Kinds,
  compare: (before: Operation, after: Operation) => Finding[],
): Told[] {
  const isNew = new Set([...after].filter(([key]) => !before.has(key)).map(([, now]) => now))
  const told = [...before].flatMap(([key, old]): Told[] => {
    const id = old.object.operationId
    const now = after.get(key) ?? [...isNew].find(({ object }) => id && object.operationId === id)
    if (!now)
      return [{ subject: old.subject, kind: removed, message: sentence(`removed${titleOf(old)}`) }]
    isNew.delete(now)
    const { subject } = now
    return compare(old, now).map((finding) => ({ subject, ...finding }))
  })
  const fresh = [...isNew].map((now): Told => ({
    subject: now.subject,
    kind: added,
    message: sentence(`new${titleOf(now)}`),
  }))
  return [...told, ...fresh]
}

function titleOf({ object: { summary } }: Operation): string {
  return summary === undefined ? '' : `: ${summary}`
}

function compareOperation(
  before: Operation,
  after: Operation,
  ...documents: [before: Document, after: Document]
): Finding[] {
  const request = contextOf('request', ...documents)
  return [
    ...compareMoved(before, after),
    ...compareObjects(before.object, after.object),
    ...compareSecurity(withNames(before.security, renamedSchemes(...documents)), after.security),
    ...compareParameters(before, after, request),
    ...compareRequestBody(before.object.requestBody, after.object.requestBody, request),
    ...compareResponses(
      before.object.responses,
      after.object.responses,
      contextOf('response', ...documents),
    ),
  ]
}

function withNames(security: Operation['security'], names: ReadonlyMap<string, string>) {
  return security.map((requirement) =>
    Object.fromEntries(
      Object.entries(requirement).map(([name, scopes]) => [names.get(name) ?? name, scopes]),
    ),
  )
}

/** A webhook is an operation that the API calls, so callers receive its requests. */
function compareWebhook(
  before: Operation,
  after: Operation,
  ...documents: [before: Document, after: Document]
): Finding[] {
  const got = contextOf('response', ...documents)
  const headers = ({ parameters }: Operation) =>
    Object.fromEntries(parameters.map((parameter) => [parameter.name, parameter]))
  return [
    ...compareObjects(before.object, after.object),
    ...compareHeaders(headers(before), headers(after), 'the webhook', got),
    ...compareRequestBody(before.object.requestBody, after.object.requestBody, got),
    ...compareResponses(
      before.object.responses,
      after.object.responses,
      contextOf('request', ...documents),
    ),
  ]
}

function contextOf(direction: Direction, before: Document, after: Document): Context {
  return { before, after, direction, seen: new Map() }
}

function compareMoved(before: Operation, after: Operation): Finding[] {
  if (shapeOf(before) === shapeOf(after)) return []
  return [{ kind: 'operation-moved', message: `Was ${code(before.subject)} before.` }]
}

/** Members of an Operation Object (OpenAPI 3.1, section 4.8.10) that are compared one by one. */
const HANDLED = new Set([
  ...['operationId', 'tags', 'summary', 'description', 'deprecated', 'externalDocs'],
  ...['security', 'parameters', 'requestBody', 'responses', 'callbacks'],
])

function compareObjects(before: Operation['object'], after: Operation['object']): Finding[] {
  const findings: Finding[] = compareTexts(before, after, 'the operation')
  if (before.operationId !== after.operationId)
    findings.push({
      kind: 'operation-id-changed',
      message: `Its operationId ${fromTo(before.operationId, after.operationId)}.`,
    })
  if (!same(before.tags, after.tags))
    findings.push({ kind: 'tags-changed', message: `Its tags are ${list(after.tags ?? [])} now.` })
  if (before.summary !== after.summary)
    findings.push({
      kind: 'summary-changed',
      message: `Its summary is "${after.summary ?? ''}" now.`,
    })
  if (!same(Object.keys(before.callbacks ?? {}), Object.keys(after.callbacks ?? {})))
    findings.push({ kind: 'operation-changed', message: 'Its `callbacks` changed.' })
  const others = keysOf(before, after).filter((key) => !HANDLED.has(key) && !key.startsWith('x-'))
  for (const key of others as (keyof Operation['object'])[])
    if (!same(before[key], after[key]))
      findings.push({ kind: 'operation-changed', message: `Its ${code(key)} changed.` })
  return findings
}
