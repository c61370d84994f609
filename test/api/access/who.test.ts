import { beforeAll, describe, expect, test } from 'vitest'
import { type Api, startApi } from '../../api.ts'
import { call, documentOf, type Operation, operationsOf } from './operations.ts'
import { people, programs } from './tables.ts'

const TAGS = ['Me', 'Users', 'Organizations', 'Members', 'Invitations']

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
  })
})

test('these operations grant: they ask Clerk whether the session is still active', async () => {
  const api = await startApi()
  const operations = operationsOf(documentOf(api))
  const granting: string[] = []
  for (const operationId of people.keys()) {
    const { response } = await call(api, operations, operationId, 'endedAdmin')
    if (response.statusCode === 401) granting.push(operationId)
  }
  expect(granting.sort()).toEqual([
    'addMember',
    'addMyEmailAddress',
    'addMyPhoneNumber',
    'banUser',
    'createInvitation',
    'createMyApiKey',
    'createUser',
    'deleteOrganization',
    'deleteUser',
    'disconnectMyAccount',
    'leaveOrganization',
    'lockUser',
    'makeMyEmailAddressPrimary',
    'makeMyPhoneNumberPrimary',
    'removeMember',
    'removeMyEmailAddress',
    'removeMyPasskey',
    'removeMyPhoneNumber',
    'removeMySecondFactor',
    'revokeInvitation',
    'revokeUserSessions',
    'sendMyEmailAddressCode',
    'sendMyPhoneNumberCode',
    'unbanUser',
    'unlockUser',
    'updateMember',
    'updateUser',
    'updateUserMetadata',
    'verifyMyEmailAddress',
    'verifyMyPhoneNumber',
  ])
})
