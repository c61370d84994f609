import { beforeAll, describe, expect, test } from 'vitest'
import { type Api, startApi } from '../../api.ts'
import { call, documentOf, type Operation, operationsOf } from './operations.ts'
import { granting, people, programs } from './tables.ts'

const TAGS = ['Me', 'Users', 'Sign-ups', 'Organizations', 'Members', 'Invitations']

describe('who may do what', () => {
  let api: Api
  let operations: ReadonlyMap<string, Operation>
  beforeAll(async () => {
    api = await startApi()
    operations = operationsOf(documentOf(api))
  })

  test('the tables have every operation', () => {
    const ids = [...operations]
      .filter(([, { operation }]) => TAGS.some((tag) => operation.tags?.includes(tag)))
      .map(([id]) => id)
      .sort()
    expect([...people.keys()].sort()).toEqual(ids)
    expect([...programs.keys()].sort()).toEqual(ids)
  })

  const rows = [...people].map(
    ([operationId, statuses]) =>
      [operationId, { ...statuses, ...programs.get(operationId) }] as const,
  )
  test.each(rows)('%s', async (operationId, expected) => {
    const statuses: Record<string, number> = {}
    for (const caller of Object.keys(expected)) {
      const { response, operation } = await call(api, operations, operationId, caller)
      statuses[caller] = response.statusCode
      expect(Object.keys(operation.operation.responses ?? {})).toContain(`${response.statusCode}`)
    }
    expect(statuses).toEqual(expected)
    const { response } = await call(api, operations, operationId, 'endedAdmin')
    expect(response.statusCode === 401).toBe(granting.has(operationId))
  })
})
