import type { Context } from '../context.ts'
import { itemNameIn, itemPathOf, refersTo } from '../links.ts'
import { succeed } from '../makers.ts'
import type { Operation } from '../operations.ts'
import { membersOf } from '../values/node.ts'

/**
 * If only some operations are tested, finds the things that these need in their paths and bodies:
 * reads the lists with their ids, and creates what no list has. Other operations are not reported.
 */
export async function prerequisites(context: Context): Promise<void> {
  if (context.only === undefined) return
  const needed = neededBy(context)
  for (const list of needed.filter(({ method }) => method === 'get')) await succeed(context, list)
  if (context.readOnly) return
  for (const creator of needed.filter(({ method }) => method !== 'get')) {
    const isKnown = itemsOf(context, creator).some(
      (item) => context.pool.bindingFor(item) !== undefined,
    )
    if (!isKnown) await succeed(context, creator)
  }
}

/** The lists and creations that the tested operations need, and what those need, which is first. */
function neededBy(context: Context): Operation[] {
  const needing = new Set(context.operations)
  // The loop also visits the operations that it adds.
  for (const operation of needing)
    for (const one of context.all) if (gives(context, one, operation)) needing.add(one)
  return [...needing].reverse().filter((one) => !context.operations.includes(one))
}

/** True if a list or creation gives ids for the path or the body of another operation. */
function gives(context: Context, one: Operation, operation: Operation): boolean {
  return itemsOf(context, one).some(({ path }) => {
    const item = itemPathOf(path)
    const isInside = operation.path === item || operation.path.startsWith(`${item}/`)
    return isInside || memberNames(context, operation).some((name) => refersTo(name, item))
  })
}

/** The operations on an item of a list, or on what a creation creates. */
function itemsOf({ all }: Context, one: Operation): Operation[] {
  return one.method === 'get'
    ? all.filter((target) => itemNameIn(target, one) !== undefined)
    : all.filter(({ id }) => one.links.some(({ operationId }) => operationId === id))
}

function memberNames({ inputs }: Context, { body }: Operation): string[] {
  return body?.main ? membersOf(inputs.resolve(body.main.schema)).map(([name]) => name) : []
}
