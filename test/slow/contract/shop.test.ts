import { expect, test } from 'vitest'
import { type Document, runContract } from '../../../src/contract/index.ts'
import { faultsOf } from '../../../src/contract/faults.ts'
import { document } from './shop/document.ts'
import { shop } from './shop/server.ts'

/** Tests the shop, which has a style unlike ours. Ends at the first finding. */
async function testShop(fault?: string, options: { only?: string; standards?: boolean } = {}) {
  const { only, standards = false } = options
  const result = await runContract({
    document: structuredClone(document) as unknown as Document,
    send: shop(fault),
    credentials: { a: () => 'ada' },
    seed: 1,
    readOnly: false,
    destructive: false,
    waivers: [],
    strict: false,
    failing: standards ? ['document', 'standard'] : ['document'],
    stopAtFirst: fault !== undefined,
    ...(only !== undefined && { only }),
  })
  const found = faultsOf(result.findings).map(
    ({ check, operations, messages }) =>
      `${check} ${operations.join(', ')}: ${messages.join('; ')}`,
  )
  return { found, unreached: result.unreached }
}

test('a clean shop has no findings, and every operation succeeds', async () => {
  expect(await testShop()).toEqual({ found: [], unreached: [] })
})

test.each(['create_order', 'replace_order', 'delete_note', 'get_customer', 'POST *'])(
  'with --only, what the others make is there: %s',
  async (only) => {
    expect(await testShop(undefined, { only })).toEqual({ found: [], unreached: [] })
  },
)

test('with --only, the life of a thing is still followed', async () => {
  const { found } = await testShop('delete lost', { only: 'delete_customer' })
  expect(found).toEqual(['delete-undone delete_customer: The deleted thing is answered 200'])
})

test.each([
  ['customers lost', /input-refused|create-unreadable/],
  ['orders lost', /create-unreadable/],
  ['unlisted', /create-unreadable list_customers/],
  ['page from zero', /create-unreadable list_orders|page-broken/],
  ['page overlaps', /page-broken list_orders/],
  ['page too long', /page-broken list_customers/],
  ['cursor overlaps', /page-broken list_customers/, '*_customer*'],
  ['cursor never ends', /page-broken list_customers/],
  ['count', /page-broken list_orders/],
  ['default', /page-broken list_customers: Without limit/],
  ['limit', /input-accepted list_customers/, 'list_customers'],
  ['filter', /input-accepted list_orders/, 'list_orders'],
  ['filter ignored', /filter-broken list_orders/],
  ['duplicates', /input-accepted create_customer: The same again/, 'create_customer'],
  ['preset', /create-lost create_customer: The default of vip/, 'create_customer'],
  ['id', /input-accepted create_customer: The caller can set id/, 'create_customer'],
  ['created', /input-accepted create_customer: The caller can set created/, 'create_customer'],
  ['no zone', /body-invalid create_customer/],
  ['doubled', /create-lost get_order/],
  ['patch resets', /update-lost update_customer/],
  ['patch lost', /update-lost update_customer/],
  ['delete lost', /delete-undone delete_customer/],
  ['note stays', /delete-undone delete_note/],
  ['setting stays', /delete-undone delete_setting/],
  ['put lost', /create-unreadable get_setting/],
  ['match ignored', /etag-broken replace_order: With another ETag/],
])('a shop is found out: %s', async (fault, check, only?: string) => {
  expect((await testShop(fault, only === undefined ? {} : { only })).found.join('\n')).toMatch(
    check,
  )
})

test.each(['put merges', 'put once'])('with --standards, too: %s', async (fault) => {
  const { found } = await testShop(fault, { standards: true, only: 'replace_order' })
  expect(found.join('\n')).toMatch(/update-lost/)
})
