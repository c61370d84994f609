import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { type Api, bearer, startApi } from '../../api.ts'
import { type FaultyClerk, losing, startFaultyClerk } from '../../faulty-clerk.ts'
import { documentOf, type Operation, operationsOf } from './operations.ts'
import { outcomes } from './outcomes.ts'
import { requests } from './requests.ts'
import { people } from './tables.ts'
import { createWorld, tokens, unique } from './world.ts'

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
    const world = createWorld(api)
    const callers = ['person', 'orgAdmin', 'appAdmin']
    const caller = callers.find((one) => (people.get(name)?.[one] ?? 500) < 300) ?? ''
    const { path = {}, body } = (await requests[name]?.(world)) ?? {}
    const operation = operations.get(name)
    const request = {
      method: 'POST' as const,
      url: operation?.path.replaceAll(/{(\w+)}/g, (_all, key: string) => path[key] ?? '') ?? '',
      headers: {
        ...bearer((await tokens[caller]?.(world)) ?? ''),
        'idempotency-key': `outcome-${unique()}`,
      },
      ...(body && { payload: body }),
    }
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
