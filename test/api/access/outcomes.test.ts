import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { type Api, startApi } from '../../api.ts'
import { type FaultyClerk, losing, startFaultyClerk } from '../../faulty-clerk.ts'
import { allowedCaller, documentOf, type Operation, operationsOf, requestOf } from './operations.ts'
import { outcomes } from './outcomes.ts'
import { unique } from './world.ts'

let api: Api
let clerk: FaultyClerk
let operations: ReadonlyMap<string, Operation>
/** The number of writes that Clerk has got. */
let writes = 0

beforeAll(async () => {
  api = await startApi({
    sandbox: {
      onAnswer({ method }) {
        if (method !== 'GET') writes += 1
      },
    },
    apiUrl: async (sandbox) => (clerk = await startFaultyClerk(sandbox)).url,
  })
  operations = operationsOf(documentOf(api))
})
beforeEach(() => {
  clerk.fault = undefined
})

const EXPECTED = {
  found: { status: undefined, same: true },
  again: { status: undefined, same: false },
  secret: { status: 'secret_not_repeated', same: true },
  unknown: { status: 'outcome_unknown', same: true },
}

describe.each(Object.keys(outcomes) as (keyof typeof outcomes)[])('%s', (outcome) => {
  test.each(outcomes[outcome])('%s, after Clerk did it and its answer was lost', async (name) => {
    const caller = allowedCaller(name, 'person', 'orgAdmin', 'appAdmin')
    const { request } = await requestOf(api, operations, name, caller)
    Object.assign(request.headers, { 'idempotency-key': `outcome-${unique()}` })
    const lose = losing(api.sandbox.url, (response) => response.destroy())
    clerk.fault = (incoming, response) => incoming.method !== 'GET' && lose(incoming, response)
    expect((await api.app.inject(request)).statusCode).toBe(503)
    clerk.fault = undefined
    const done = writes
    const repeated = await api.app.inject(request)
    const { status, same } = EXPECTED[outcome]
    if (status) expect(repeated.json()).toMatchObject({ status: 409, code: status })
    else expect(repeated.statusCode).toBeLessThan(300)
    if (same) expect(writes).toBe(done)
  })
})
