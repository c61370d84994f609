import { GET, PUT, PUT_THING, type Rows, THING } from './things.ts'

const SCHEMES = ['components', 'securitySchemes']
const BODY = [...PUT, 'requestBody', 'content']
const SIZE = [...PUT_THING, 'properties', 'size']
const CODES = [...THING, 'properties', 'codes']
const bearer = { type: 'http', scheme: 'bearer' }
const json = { schema: { $ref: '#/components/schemas/PutThing' } }

/** Changes of the notation, and changes that are less than they seem. */
export const equivalents: Rows = {
  'another name of a security scheme': {
    edits: [
      [SCHEMES, { token: bearer, key: bearer }],
      ['security', [{ token: [] }]],
      [GET, 'security', [{ token: ['admin'] }, { key: ['read'] }]],
    ],
    there: [
      'risky security-scheme-removed @ security scheme session: Removed.',
      'safe security-scheme-added @ security scheme token: New.',
    ],
    back: [
      'risky security-scheme-removed @ security scheme token: Removed.',
      'safe security-scheme-added @ security scheme session: New.',
    ],
  },
  'the usual charset': {
    edits: [[BODY, { 'application/json; charset=utf-8': json }]],
    there: [],
    back: [],
  },
  'default beside a success means errors': {
    edits: [[PUT, 'responses', 'default', { description: 'Refused.' }]],
    there: ['risky response-added @ PUT /things/{id}: May be answered with default now.'],
    back: [
      'risky response-error-removed @ PUT /things/{id}: Is not answered with default any more.',
    ],
  },
  'both values of a boolean': {
    given: [[SIZE, { type: 'boolean' }]],
    edits: [[SIZE, { type: 'boolean', enum: [true, false] }]],
    there: [],
    back: [],
  },
  'multiples of multiples': {
    given: [[SIZE, { type: 'integer', multipleOf: 2 }]],
    edits: [[SIZE, { type: 'integer', multipleOf: 4 }]],
    there: [
      'breaking request-bound-tightened @ PUT /things/{id}: `multipleOf` of `PutThing.size` changed from `2` to `4`.',
    ],
    back: [
      'safe request-bound-loosened @ PUT /things/{id}: `multipleOf` of `PutThing.size` changed from `4` to `2`.',
    ],
  },
  'a property that is only written': {
    edits: [[THING, 'properties', 'madeAt', 'writeOnly', true]],
    there: [
      'breaking response-property-removed @ GET /things/{id}: `Thing.madeAt` is not answered any more.',
    ],
    back: ['safe response-property-added @ GET /things/{id}: `Thing.madeAt` is answered now.'],
  },
  'another encoding of a text': {
    edits: [[THING, 'properties', 'id', 'contentEncoding', 'base64']],
    there: [
      'risky response-constraint-changed @ GET /things/{id}: `contentEncoding` of `Thing.id` is `base64` now, where there was none.',
    ],
    back: [
      'risky response-constraint-changed @ GET /things/{id}: `contentEncoding` of `Thing.id` was dropped, it was `base64`.',
    ],
  },
  'the schema behind a pattern of names': {
    given: [[CODES, { patternProperties: { '^x': { type: 'string' } } }]],
    edits: [[CODES, { patternProperties: { '^x': { type: 'integer' } } }]],
    there: [
      'breaking response-type-changed @ GET /things/{id}: The type of `Thing.codes.^x` changed from string to integer.',
    ],
    back: [
      'breaking response-type-changed @ GET /things/{id}: The type of `Thing.codes.^x` changed from integer to string.',
    ],
  },
  'an item of a tuple': {
    given: [[CODES, { prefixItems: [{ type: 'string' }, { type: 'string' }] }]],
    edits: [[CODES, { prefixItems: [{ type: 'string' }, { type: 'integer' }] }]],
    there: [
      'breaking response-type-changed @ GET /things/{id}: The type of `Thing.codes.1` changed from string to integer.',
    ],
    back: [
      'breaking response-type-changed @ GET /things/{id}: The type of `Thing.codes.1` changed from integer to string.',
    ],
  },
}
