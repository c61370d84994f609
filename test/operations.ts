import type { InjectOptions } from 'fastify'
import { makeHexId, makeSecret } from '../src/sandbox/ids.ts'
import { timestamps } from '../src/sandbox/records.ts'
import { documentOf, operationsOf } from './api/access/operations.ts'
import { requests } from './api/access/requests.ts'
import { people } from './api/access/tables.ts'
import { createWorld, tokens } from './api/access/world.ts'
import { type Api, bearer, first } from './api.ts'

export interface Operation {
  name: string
  method: string
  /** A request that succeeds, of a user and about things that are new to the API. */
  request(): Promise<InjectOptions> | InjectOptions
}

/** The first who may call an operation does: an app admin has the rights in every organization. */
const CALLERS = ['appAdmin', 'person', 'orgAdmin'] as const

/** All account operations of the document, and those that only read the credential. */
export function operations(api: Api): Operation[] {
  const { store } = api.sandbox
  const documented = operationsOf(documentOf(api))

  const account = [...people].map(([name, statuses]): Operation => {
    const { method = 'GET', path: template = '' } = documented.get(name) ?? {}
    const caller = CALLERS.find((one) => (statuses[one] ?? 500) < 300) ?? 'appAdmin'
    return {
      name,
      method,
      async request() {
        const world = createWorld(api)
        const { path = {}, body } = (await requests[name]?.(world)) ?? {}
        const token = (await tokens[caller]?.(world)) ?? ''
        const url = template.replaceAll(/{(\w+)}/g, (_all, key: string) => path[key] ?? '')
        return { method, url, headers: bearer(token), ...(body && { payload: body }) }
      },
    }
  })

  const reading = (
    name: string,
    url: string,
    token: () => Promise<string> | string,
  ): Operation => ({
    name,
    method: 'GET',
    request: async () => ({ url, headers: bearer(await token()) }),
  })
  const apiKey = () => {
    const [id, secret] = [makeHexId('ak'), makeSecret('ak')]
    store.apiKeys.set(id, { ...first(store.apiKeys, () => true), id, name: secret, secret })
    return secret
  }
  const oauthToken = () => {
    const token = makeSecret('oat')
    store.oauthTokens.set(token, { ...first(store.oauthTokens, () => true), token })
    return token
  }
  const machineToken = () => {
    const [id, token] = [makeHexId('mt'), makeSecret('mt')]
    const { id: subject } = first(store.machines, () => true)
    const state = { scopes: [], claims: null, revoked: false, revocation_reason: null }
    store.m2mTokens.set(id, { id, token, subject, ...state, expiration: null, ...timestamps() })
    return token
  }

  return [
    ...account,
    reading('getProtected', '/protected', async () => tokens.person?.(createWorld(api)) ?? ''),
    reading('getAuth with an API key', '/v1/auth', apiKey),
    reading('getAuth with an OAuth token', '/v1/auth', oauthToken),
    reading('getAuth with a machine token', '/v1/auth', machineToken),
  ]
}
