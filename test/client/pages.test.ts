import { beforeAll, describe, expect, test } from 'vitest'
import { createUser, deleteUser } from '../../src/sandbox/changes.ts'
import { type Api, startApi } from '../api.ts'
import { listen, observed } from './observed.ts'

let api: Api
let url: string
beforeAll(async () => {
  api = await startApi()
  url = await listen(api)
})

describe('all pages of users are read', () => {
  let uniques = 0
  const admin = () => observed(url, { getToken: () => api.session('ada') })
  /** Creates users with addresses that begin with `prefix`, and returns their ids. */
  const make = (prefix: string, count: number) =>
    Array.from({ length: count }, () => {
      uniques += 1
      return createUser(api.sandbox.store, {}, [`${prefix}-${uniques}@example.com`]).id
    })
  const remove = (id: string) => {
    const user = api.sandbox.store.users.get(id)
    if (user) deleteUser(api.sandbox.store, user)
  }

  test.each(['desc', 'asc'] as const)(
    'without a gap or a repetition while others sign up and are deleted: %s',
    async (order) => {
      const ids = make(`walk-${order}`, 6)
      const walked: string[] = []
      const { client, sent } = admin()
      const query = { search: `walk-${order}-`, limit: 2, order }
      for await (const { id } of client.listUsers.all({ query })) {
        walked.push(id)
        if (walked.length === 2) make(`walk-${order}`, 3)
        if (walked.length === 4) remove(walked[0] ?? '')
      }
      const known = walked.filter((id) => ids.includes(id))
      expect(known).toEqual(order === 'asc' ? ids : ids.toReversed())
      expect(new Set(walked).size).toBe(walked.length)
      expect(sent[1]?.url).toContain(`after=${walked[1]}`)
    },
  )

  test('although the loop deletes all, or some of them', async () => {
    const { client } = admin()
    for (const isDeleted of [() => true, (index: number) => index % 3 !== 0]) {
      const ids = make(`gone-${uniques}`, 7)
      const walked: string[] = []
      const query = { search: `gone-${uniques - 7}-`, limit: 2 }
      for await (const { id } of client.listUsers.all({ query })) {
        if (isDeleted(walked.length)) remove(id)
        walked.push(id)
      }
      expect(walked).toEqual(ids.toReversed())
    }
  })

  test('from an offset, and in an order without a cursor', async () => {
    const ids = make('offset', 5)
    const { client, sent } = admin()
    const idsBy = async (query: { offset?: number; sort?: 'username' }) => {
      const walked: string[] = []
      const all = client.listUsers.all({ query: { search: 'offset-', limit: 2, ...query } })
      for await (const { id } of all) walked.push(id)
      return walked
    }
    expect(await idsBy({ offset: 1 })).toEqual(ids.toReversed().slice(1))
    sent.length = 0
    expect((await idsBy({ sort: 'username' })).toSorted()).toEqual(ids.toSorted())
    expect(sent.map(({ url: at }) => at).join(' ')).not.toContain('after=')
  })
})
