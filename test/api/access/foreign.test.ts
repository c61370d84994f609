import { beforeAll, describe, expect, test } from 'vitest'
import { type Api, bearer, startApi } from '../../api.ts'
import { documentOf, type Operation, operationsOf } from './operations.ts'
import { requests } from './requests.ts'
import { createWorld, tokens, type World } from './world.ts'

let api: Api
let operations: ReadonlyMap<string, Operation>
/** The changes that Clerk made for the operation. */
let changes: string[] = []
beforeAll(async () => {
  api = await startApi({
    sandbox: {
      onAnswer({ method, path, status }) {
        if (method !== 'GET' && status < 300) changes.push(`${method} ${path}`)
      },
    },
  })
  operations = operationsOf(documentOf(api))
})

/** Calls an operation of one world with the thing of another: its own organization, their id. */
async function callWithTheirs(operationId: string, theirs: World, mine: World) {
  const { path = {}, body } = (await requests[operationId]?.(theirs)) ?? {}
  const values = { ...path, organizationId: mine.organization.id }
  const headers = bearer((await tokens.orgAdmin?.(mine)) ?? '')
  changes = []
  const { method = 'GET', path: template = '' } = operations.get(operationId) ?? {}
  const url = template.replaceAll(
    /{(\w+)}/g,
    (_match, name: string) => (values as Record<string, string>)[name] ?? '',
  )
  return api.app.inject({
    method,
    url,
    headers,
    ...(body && { payload: body }),
  })
}

const OF_ORGANIZATIONS = [
  'getMember',
  'updateMember',
  'removeMember',
  'getInvitation',
  'revokeInvitation',
  'getOrganizationApiKey',
  'revokeOrganizationApiKey',
  'updateOrganizationDomain',
  'removeOrganizationDomain',
]

describe('an admin, who names a thing of another organization in the path of the own one', () => {
  test('the list of operations is complete, but for those of app admins', () => {
    const ofThings = [...operations]
      .filter(([, { path }]) => /^\/v1\/organizations\/{organizationId}\/.*{/.test(path))
      .map(([id]) => id)
    expect(ofThings.sort()).toEqual([...OF_ORGANIZATIONS, 'verifyOrganizationDomain'].sort())
  })

  test.each(OF_ORGANIZATIONS)('%s: 404, and the thing stays', async (operationId) => {
    const [theirs, mine] = [createWorld(api), createWorld(api)]
    const answer = await callWithTheirs(operationId, theirs, mine)
    const { status, code } = answer.json<{ status: number; code: string }>()
    expect([status, code]).toEqual([404, expect.stringMatching(/_not_found$/)])
    expect(code).not.toBe('organization_not_found')
    expect(changes).toEqual([])
  })
})
