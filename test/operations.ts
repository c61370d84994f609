import type { InjectOptions } from 'fastify'
import { makeHexId, makeSecret } from '../src/sandbox/ids.ts'
import { timestamps } from '../src/sandbox/records.ts'
import { allowedCaller, documentOf, operationsOf, requestOf } from './api/access/operations.ts'
import { people } from './api/access/tables.ts'
import { type Api, bearer, first } from './api.ts'

export interface Operation {
  name: string
  method: string
  /** A request that succeeds, of a user and about things that are new to the API. */
  request(): Promise<InjectOptions> | InjectOptions
}

/** All account operations of the document, and those that only read the credential. */
export function operations(api: Api): Operation[] {
  const { store } = api.sandbox
  const documented = operationsOf(documentOf(api))

  // `getAuth` reads the credential alone: it is called with those that Clerk verifies.
  const account = [...people.keys()]
    .filter((name) => name !== 'getAuth')
    .map((name): Operation => ({
      name,
      method: documented.get(name)?.method ?? 'GET',
      async request() {
        // An app admin has the rights in every organization.
        const caller = allowedCaller(name, 'appAdmin', 'person', 'orgAdmin')
        return (await requestOf(api, documented, name, caller)).request
      },
    }))

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
    reading('getAuth with an API key', '/v1/auth', apiKey),
    reading('getAuth with an OAuth token', '/v1/auth', oauthToken),
    reading('getAuth with a machine token', '/v1/auth', machineToken),
  ]
}
