import type { IncomingMessage, ServerResponse } from 'node:http'
import { buffer } from 'node:stream/consumers'
import { Ajv2020 } from 'ajv/dist/2020.js'
import formats from 'ajv-formats'
import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { type Api, bearer, startApi } from '../../api.ts'
import { type FaultyClerk, startFaultyClerk } from '../../faulty-clerk.ts'
import { call, documentOf, type Operation, operationsOf } from './operations.ts'
import { people } from './tables.ts'

describe('what gets out, when Clerk tells more than the document declares', () => {
  const LEAK = 'must not get out'
  let api: Api
  let clerk: FaultyClerk
  let operations: ReadonlyMap<string, Operation>
  /** Validates an answer by the published schema, closed: undeclared fields are errors. */
  let judge: (operation: Operation, status: number, body: unknown) => string

  beforeAll(async () => {
    api = await startApi({
      apiUrl: async (sandbox) => (clerk = await startFaultyClerk(sandbox)).url,
    })
    operations = operationsOf(documentOf(api))
    const ajv = new Ajv2020({ strict: false, allErrors: true })
    formats.default(ajv)
    ajv.addSchema(close(documentOf(api)) as object, 'document')
    judge = ({ method, path }, status, body) => {
      const at = `/paths/${path.replaceAll('/', '~1')}/${method.toLowerCase()}/responses/${status}`
      const validate = ajv.getSchema(
        encodeURI(`document#${at}/content/application~1json/schema`).replaceAll(/[{}]/g, encodeURI),
      )
      if (!validate) throw new Error(`The document has no ${at}`)
      return validate(body) ? '' : ajv.errorsText(validate.errors)
    }
  })
  beforeEach(() => {
    clerk.fault = undefined
  })

  /** Closes every schema that lists properties. */
  function close(node: unknown): unknown {
    if (typeof node !== 'object' || node === null) return node
    if (Array.isArray(node)) return node.map(close)
    const closed = Object.fromEntries(
      Object.entries(node).map(([key, value]) => [key, close(value)]),
    )
    return closed.type === 'object' && closed.properties && !('additionalProperties' in closed)
      ? { ...closed, additionalProperties: false }
      : closed
  }

  /** Adds unknown fields to each of Clerk's objects, and fills in private ones. */
  function tellMore(node: unknown, keepSecret: boolean): unknown {
    if (typeof node !== 'object' || node === null) return node
    if (Array.isArray(node)) return node.map((item) => tellMore(item, keepSecret))
    const told = Object.fromEntries(
      Object.entries(node).map(([key, value]) => [
        key,
        /^(public|unsafe)_metadata$/.test(key) ? (value as unknown) : tellMore(value, keepSecret),
      ]),
    )
    return {
      ...told,
      undeclared: LEAK,
      ...('private_metadata' in told && { private_metadata: { note: LEAK } }),
      ...(told.object === 'user' && {
        phone_numbers: tellMore(
          [told.phone_numbers].flat().length > 0
            ? told.phone_numbers
            : [{ id: LEAK, phone_number: LEAK, linked_to: [] }],
          keepSecret,
        ),
        locale: LEAK,
      }),
      ...(told.object === 'session' && { client_id: LEAK, actor: { sub: LEAK } }),
      ...(told.object === 'organization_invitation' && { url: LEAK }),
      ...(told.object === 'api_key' && { claims: { note: LEAK } }),
      ...(told.object === 'api_key' && !keepSecret && { secret: LEAK }),
    }
  }

  async function answerMore(request: IncomingMessage, response: ServerResponse) {
    const { method = 'GET', url = '' } = request
    const body = await buffer(request)
    const answer = await fetch(api.sandbox.url + url, {
      method,
      headers: bearer(api.sandbox.secretKey),
      ...(body.length > 0 && {
        body,
        headers: {
          ...bearer(api.sandbox.secretKey),
          'content-type': request.headers['content-type'] ?? '',
        },
      }),
    })
    const creates = method === 'POST' && url === '/api_keys'
    response
      .writeHead(answer.status, JSON_TYPE)
      .end(JSON.stringify(tellMore(await answer.json(), creates)))
  }
  const JSON_TYPE = { 'content-type': 'application/json' }

  /** The paths in a value at which the text occurs. */
  function find(value: unknown, at = ''): string[] {
    if (value === LEAK) return [at]
    if (typeof value !== 'object' || value === null) return []
    return Object.entries(value).flatMap(([key, member]) => find(member, `${at}/${key}`))
  }

  const allowed = [...people].map(([operationId, statuses]) => {
    const callers = Object.keys(statuses).filter((caller) => (statuses[caller] ?? 0) < 300)
    return [operationId, callers.includes('person') ? 'person' : (callers[0] ?? '')] as const
  })
  test.each(allowed)('%s, called by %s', async (operationId, caller) => {
    clerk.fault = (request, response) => {
      void answerMore(request, response)
      return true
    }
    const { response, operation } = await call(api, operations, operationId, caller)
    expect(response.statusCode).toBe(people.get(operationId)?.[caller])
    if (response.statusCode === 204) {
      expect(response.body).toBe('')
      return
    }
    const body = response.json<unknown>()
    expect(judge(operation, response.statusCode, body)).toBe('')
    const leaks = find(body).map((at) => at.replace(/^\/data\/\d+/, ''))
    const answersAdmin = JSON.stringify(body).includes('"privateMetadata":')
    const own = operationId === 'listMyPhoneNumbers' ? ['/id', '/phoneNumber'] : []
    expect([...new Set(leaks)]).toEqual(answersAdmin ? ['/privateMetadata/note'] : own)
  })

  test('private metadata is for administrators alone', () => {
    const { components } = documentOf(api)
    const having = Object.entries(components?.schemas ?? {})
      .filter(([, schema]) => 'privateMetadata' in (schema.properties ?? {}))
      .map(([name]) => name)
    expect(having.sort()).toEqual([
      'AdminOrganization',
      'AdminUser',
      'CreateUser',
      'UpdateOrganizationMetadata',
      'UpdateUserMetadata',
    ])
  })
})
