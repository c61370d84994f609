import { authorized, exchange } from '../calls.ts'
import { callerOf, type Context, report, type Success } from '../context.ts'
import { parsed } from '../exchange.ts'
import { requestOf } from '../input.ts'
import type { Operation, Parameter } from '../operations.ts'
import { itemsOf } from '../paging.ts'
import { isRecord } from '../pointer.ts'

/**
 * A list that is filtered by one value of an enum has only items with this value, if the items have
 * a member of the same name with the same enum.
 */
export async function filters(context: Context, list: Operation, success: Success): Promise<void> {
  const caller = callerOf(context, list)
  for (const parameter of list.parameters.filter((one) => one.in === 'query'))
    for (const value of valuesOf(context, list, parameter)) {
      const query = { ...success.input.query, [parameter.name]: value }
      const input = { ...success.input, query }
      const request = authorized(context, list, requestOf(list, input), caller)
      const response = await exchange(context, list, request, { caller })
      const others = (itemsOf(parsed(response.body)) ?? []).filter(
        (item) => isRecord(item) && parameter.name in item && item[parameter.name] !== value,
      )
      if (response.status !== 200 || others.length === 0) continue
      const message = `With ${parameter.name}=${value} the list has items with other values`
      report(context, list, 'filter-broken', message, { request, response })
    }
}

/** The values of a filter. Empty if the items do not show that it is one. */
function valuesOf({ schemas }: Context, list: Operation, { name, schema }: Parameter): string[] {
  const { enum: own } = schemas.resolve(schema)
  const answer = [...(list.answers.get('200')?.content.values() ?? [])].find(isRecord)
  if (!Array.isArray(own) || !answer) return []
  const whole = schemas.resolve(answer)
  const lists = [whole, ...Object.values(Object(whole.properties) as object).filter(isRecord)]
  const items = lists.map((one) => schemas.resolve(one).items).find(isRecord)
  const { properties } = items ? schemas.resolve(items) : {}
  const member = isRecord(properties) ? properties[name] : undefined
  const { enum: theirs } = isRecord(member) ? schemas.resolve(member) : {}
  const isSame = Array.isArray(theirs) && theirs.every((value) => own.includes(value))
  return isSame && theirs.length === own.length
    ? own.filter((value): value is string => typeof value === 'string')
    : []
}
