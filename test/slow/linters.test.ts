import { existsSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'

const CLIENTS = fileURLToPath(new URL('../clients/', import.meta.url))
const installed = existsSync(`${CLIENTS}node_modules/@stoplight/spectral-owasp-ruleset`)
const require = createRequire(`${CLIENTS}package.json`)

interface Finding {
  code: string
  message: string
  path: string[]
}

/** The parts of Spectral that this test uses. */
interface Core {
  Spectral: new () => {
    setRuleset(ruleset: object): void
    run(document: object): Promise<Finding[]>
  }
  Document: new (text: string, parser: unknown, source: string) => object
}

const ANSWERS = "Answers promise no more than Clerk's own document does; inputs have bounds."
const PUBLIC = 'The operations about the service itself are public, and its health has no limits.'
const SERVER = 'The address is a placeholder; a running server publishes its own.'

/** The rules that are switched off, each with its reason. */
const OFF: Record<string, string> = {
  'info-contact': 'The project has no address for its users.',
  'oas3-operation-security-defined': 'OpenAPI 3.1 allows role names for schemes of every type.',
  'owasp:api2:2023-jwt-best-practices': 'It only looks for the number of an RFC in a description.',
  'owasp:api2:2023-no-credentials-in-url': 'Ids of keys and tokens are no credentials.',
  'owasp:api2:2023-read-restricted': PUBLIC,
  'owasp:api4:2023-array-limit': ANSWERS,
  'owasp:api4:2023-integer-format': 'With int64, some clients make a BigInt of a small number.',
  'owasp:api4:2023-integer-limit': ANSWERS,
  'owasp:api4:2023-rate-limit': PUBLIC,
  'owasp:api4:2023-rate-limit-responses-429': PUBLIC,
  'owasp:api4:2023-string-limit': ANSWERS,
  'owasp:api4:2023-string-restricted': ANSWERS,
  'owasp:api8:2023-define-cors-origin': 'The configuration decides which origins get the header.',
  'owasp:api8:2023-define-error-responses-401': PUBLIC,
  'owasp:api8:2023-define-error-responses-500': PUBLIC,
  'owasp:api8:2023-no-server-http': SERVER,
  'owasp:api9:2023-inventory-access': SERVER,
  'owasp:api9:2023-inventory-environment': SERVER,
}

const how = installed ? '' : ' (needs Spectral: npm ci --prefix test/clients)'
describe.skipIf(!installed)(`Spectral, with its own rules and those of OWASP${how}`, () => {
  test('finds nothing in the document', async () => {
    const { Spectral, Document } = require('@stoplight/spectral-core') as Core
    const { Json } = require('@stoplight/spectral-parsers') as { Json: unknown }
    const { oas } = require('@stoplight/spectral-rulesets') as { oas: object }
    const owasp = require('@stoplight/spectral-owasp-ruleset') as { default?: object }
    const spectral = new Spectral()
    spectral.setRuleset({
      extends: [
        [oas, 'recommended'],
        [owasp.default ?? owasp, 'recommended'],
      ],
      rules: Object.fromEntries(Object.keys(OFF).map((rule) => [rule, 'off'])),
    })
    const text = readFileSync(new URL('../../openapi/openapi.json', import.meta.url), 'utf8')
    const found = await spectral.run(new Document(text, Json, 'openapi.json'))
    expect(found.map(({ code, path, message }) => `${code} ${path.join('/')}: ${message}`)).toEqual(
      [],
    )
  })
})
