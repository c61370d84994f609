import { beforeAll, describe, expect, test } from 'vitest'
import { type Api, startApi } from '../../api.ts'
import { call, documentOf, type Operation, operationsOf } from './operations.ts'
import { granting, people, programs } from './tables.ts'

/** The rights of others than the caller's own end by these: support staff may do that, too. */
const ENDING = ['revokeInvitation', 'revokeOrganizationApiKey']

describe('who may do what', () => {
  let api: Api
  let operations: ReadonlyMap<string, Operation>
  beforeAll(async () => {
    api = await startApi()
    operations = operationsOf(documentOf(api))
  })

  test('the tables have every operation', () => {
    const isForClerk = ({ operation }: Operation) =>
      operation.security?.some((one) => 'clerkWebhook' in one)
    const ids = [...operations]
      .filter(([, one]) => one.operation.security?.length !== 0 && !isForClerk(one))
      .map(([id]) => id)
      .sort()
    expect([...people.keys()].sort()).toEqual(ids)
    expect([...programs.keys()].sort()).toEqual(ids)
  })

  test('what grants is refused to who acts as somebody else', () => {
    const allowed = [...granting].filter((id) => {
      const { responses = {} } = operations.get(id)?.operation ?? {}
      return !JSON.stringify(responses['403']).includes('ImpersonationRefused')
    })
    expect(allowed.sort()).toEqual(ENDING)
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
    const statusOf = async (caller: string) =>
      (await call(api, operations, operationId, caller)).response.statusCode
    expect((await statusOf('endedAdmin')) === 401).toBe(granting.has(operationId))
    if (!granting.has(operationId)) return
    // An old token gives no more than the caller has now.
    expect(await statusOf('demotedAdmin')).toBe(expected.member)
    const isForAll = (expected.stranger ?? 0) < 400
    expect((await statusOf('removedAdmin')) < 400).toBe(isForAll)
    expect((await statusOf('demotedAppAdmin')) < 400).toBe(isForAll)
  })
})
