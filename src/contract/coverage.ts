import { documentedType } from './media-types.ts'
import { answerFor, type Operation } from './operations.ts'

/** A documented answer: its media type, or `-` if it has no body. */
export interface DocumentedAnswer {
  operationId: string
  status: string
  mediaType: string
}

/** A reason to skip an answer. Without `operationId` it counts for every operation. */
export interface Waiver {
  operationId?: string
  status: string
  reason: string
}

export interface CoverageRow extends DocumentedAnswer {
  /** Number of times that it was seen. */
  seen: number
  /** The reason to skip it. */
  waived?: string
}

/** The documented answers, with the number of times each was seen. */
export interface Coverage {
  saw(operation: Operation, status: number, mediaType: string): void
  rows(waivers: readonly Waiver[]): CoverageRow[]
}

export function createCoverage(operations: readonly Operation[]): Coverage {
  const seen = new Map<string, number>()
  const documented = operations.flatMap(documentedAnswers)
  const keyOf = ({ operationId, status, mediaType }: DocumentedAnswer) =>
    `${operationId} ${status} ${mediaType}`

  return {
    saw(operation, status, mediaType) {
      const documentedStatus = [String(status), `${Math.floor(status / 100)}XX`, 'default'].find(
        (one) => operation.answers.has(one),
      )
      if (documentedStatus === undefined) return
      const content = answerFor(operation, status)?.content ?? new Map<string, unknown>()
      const key = keyOf({
        operationId: operation.id,
        status: documentedStatus,
        mediaType: documentedType(content, mediaType) ?? (mediaType || '-'),
      })
      seen.set(key, (seen.get(key) ?? 0) + 1)
    },
    rows: (waivers) =>
      documented.map((answer) => {
        const waiver = waivers.find(
          ({ operationId, status }) =>
            (operationId ?? answer.operationId) === answer.operationId &&
            new RegExp(`^${status.replaceAll('X', '.')}$`).test(answer.status),
        )
        const times = seen.get(keyOf(answer)) ?? 0
        return { ...answer, seen: times, ...(times === 0 && waiver && { waived: waiver.reason }) }
      }),
  }
}

function documentedAnswers(operation: Operation): DocumentedAnswer[] {
  return [...operation.answers].flatMap(([status, { content }]) => {
    const mediaTypes = content.size === 0 ? ['-'] : [...content.keys()]
    return mediaTypes.map((mediaType) => ({ operationId: operation.id, status, mediaType }))
  })
}
