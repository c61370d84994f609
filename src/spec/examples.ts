import { existsSync, readFileSync } from 'node:fs'
import type { OperationExamples } from './answers.ts'

const FILE = new URL('../../openapi/examples.json', import.meta.url)

/** By operationId: what `npm run openapi` saw when it called the operations on the sandbox. */
export const examples: Record<string, OperationExamples> = existsSync(FILE)
  ? (JSON.parse(readFileSync(FILE, 'utf8')) as Record<string, OperationExamples>)
  : {}
