import type { OpenAPIV3_1 } from 'openapi-types'
import { describe, expect, test } from 'vitest'
import { toys, useToys } from './toys.ts'

useToys()

describe('the document', () => {
  const operations = () => {
    const { paths = {} } = toys.api.app.swagger() as OpenAPIV3_1.Document
    return Object.entries(paths).flatMap(([path, item]) =>
      Object.entries(item ?? {}).map(([method, operation]) => ({
        name: `${method} ${path}`,
        method,
        operation: operation as OpenAPIV3_1.OperationObject,
      })),
    )
  }
  const parameterOf = ({ parameters = [] }: OpenAPIV3_1.OperationObject) =>
    (parameters as OpenAPIV3_1.ParameterObject[]).find(({ name }) =>
      /^idempotency-key$/i.test(name),
    )
  const codesOf = ({ responses = {} }: OpenAPIV3_1.OperationObject, status: string) => {
    const { components } = toys.api.app.swagger() as OpenAPIV3_1.Document
    const { $ref = '' } = (responses[status] ?? {}) as { $ref?: string }
    const response = components?.responses?.[$ref.split('/').at(-1) ?? '']
    const { content } = (response ?? {}) as OpenAPIV3_1.ResponseObject
    return Object.keys(content?.['application/problem+json']?.examples ?? {})
  }
  /** True if the operation always takes a token. */
  const isGuarded = ({ security = [{ clerkSession: [] }] }: OpenAPIV3_1.OperationObject) =>
    security.length > 0 &&
    security.every((one) => Object.keys(one).length > 0 && !('clerkWebhook' in one))

  test('has the key at every POST that takes a token, and nowhere else', () => {
    const taking = operations().filter(({ operation }) => parameterOf(operation))
    const meant = operations().filter(
      ({ method, operation }) => method === 'post' && isGuarded(operation),
    )
    expect(taking.map(({ name }) => name)).toEqual(meant.map(({ name }) => name))
    const names = taking.map(({ name }) => name)
    expect(names).toContain('post /v1/users')
    expect(names).toContain('post /v1/organizations/{organizationId}/members')
    expect(names).not.toContain('post /webhooks/clerk')
    expect(names).not.toContain('post /toys/public')
  })

  test('says there what a key does', () => {
    for (const { name, operation } of operations().filter((one) => parameterOf(one.operation))) {
      expect(parameterOf(operation), name).toMatchObject({
        in: 'header',
        schema: { type: 'string', minLength: 1, maxLength: 255, pattern: '^[!-~]+$' },
      })
      expect(parameterOf(operation)?.required, name).not.toBe(true)
      expect(codesOf(operation, '409'), name).toContain('idempotency_key_in_use')
      expect(codesOf(operation, '422'), name).toContain('idempotency_key_reused')
      for (const [status, response] of Object.entries(operation.responses ?? {}))
        if (status.startsWith('2'))
          expect((response as OpenAPIV3_1.ResponseObject).headers, name).toHaveProperty(
            'Idempotent-Replayed',
          )
    }
  })

  test('says where a secret is not repeated', () => {
    const secret = operations().filter(({ operation }) =>
      codesOf(operation, '409').includes('secret_not_repeated'),
    )
    expect(secret.map(({ name }) => name)).toContain('post /v1/me/api-keys')
    expect(secret.map(({ name }) => name)).not.toContain('post /v1/users')
  })
})
