import { schemas, GET, PUT, PUT_THING, type Rows } from './things.ts'

export const requestBodies: Rows = {
  'an optional body': {
    edits: [[GET, 'requestBody', { content: {} }]],
    there: ['safe request-body-added @ GET /things/{id}: Has a body now, which may be left out.'],
    back: ['breaking request-body-removed @ GET /things/{id}: Has no body any more.'],
  },
  'a required body': {
    edits: [[GET, 'requestBody', { required: true, content: {} }]],
    there: [
      'breaking request-body-required-added @ GET /things/{id}: Has a body now, which is required.',
    ],
    back: ['breaking request-body-removed @ GET /things/{id}: Has no body any more.'],
  },
  'whether it is required': {
    edits: [[PUT, 'requestBody', 'required', false]],
    there: ['safe request-body-made-optional @ PUT /things/{id}: The body may be left out now.'],
    back: ['breaking request-body-made-required @ PUT /things/{id}: The body is required now.'],
  },
  'a media type': {
    edits: [[PUT, 'requestBody', 'content', 'text/csv', { schema: { type: 'string' } }]],
    there: ['safe request-media-type-added @ PUT /things/{id}: The body may be `text/csv` now.'],
    back: [
      'breaking request-media-type-removed @ PUT /things/{id}: The body cannot be `text/csv` any more.',
    ],
  },
  encoding: {
    edits: [
      [PUT, 'requestBody', 'content', 'application/json', 'encoding', { kind: { explode: true } }],
    ],
    there: ['breaking encoding-changed @ PUT /things/{id}: The encoding of the body changed.'],
    back: ['breaking encoding-changed @ PUT /things/{id}: The encoding of the body changed.'],
  },
  'an optional property': {
    edits: [[PUT_THING, 'properties', 'count', { type: 'integer' }]],
    there: [
      'safe request-property-added @ PUT /things/{id}: `PutThing.count` is new and may be left out.',
    ],
    back: [
      'breaking request-property-removed @ PUT /things/{id}: `PutThing.count` is refused now.',
    ],
  },
  'a required property': {
    edits: [
      [PUT_THING, 'properties', 'count', { type: 'integer' }],
      [PUT_THING, 'required', ['kind', 'count']],
    ],
    there: [
      'breaking request-property-required-added @ PUT /things/{id}: `PutThing.count` is new and required.',
    ],
    back: [
      'breaking request-property-removed @ PUT /things/{id}: `PutThing.count` is refused now.',
    ],
  },
  'a property, where others are allowed': {
    given: [[PUT_THING, 'additionalProperties', true]],
    edits: [[PUT_THING, 'properties', 'count', { type: 'integer' }]],
    there: [
      'safe request-property-added @ PUT /things/{id}: `PutThing.count` is new and may be left out.',
    ],
    back: [
      'risky request-property-ignored @ PUT /things/{id}: `PutThing.count` has no meaning any more.',
    ],
  },
  'whether a property is required': {
    edits: [[PUT_THING, 'required', ['kind', 'note']]],
    there: [
      'breaking request-property-made-required @ PUT /things/{id}: `PutThing.note` is required now.',
    ],
    back: [
      'safe request-property-made-optional @ PUT /things/{id}: `PutThing.note` may be left out now.',
    ],
  },
  'a value of an enum': {
    edits: [[PUT_THING, 'properties', 'kind', 'enum', ['large', 'small', 'tiny']]],
    there: ['safe request-enum-value-added @ PUT /things/{id}: `PutThing.kind` may be `tiny` now.'],
    back: [
      'breaking request-enum-value-removed @ PUT /things/{id}: `PutThing.kind` cannot be `tiny` any more.',
    ],
  },
  'null, where it was not allowed': {
    edits: [[PUT_THING, 'properties', 'note', 'type', ['string', 'null']]],
    there: ['safe request-nullable-added @ PUT /things/{id}: `PutThing.note` may be null now.'],
    back: [
      'breaking request-nullable-removed @ PUT /things/{id}: `PutThing.note` cannot be null any more.',
    ],
  },
  'null, written in another way': {
    edits: [[PUT_THING, 'properties', 'label', { anyOf: [{ type: 'string' }, { type: 'null' }] }]],
    there: [],
    back: [],
  },
  'null instead of a type': {
    edits: [[PUT_THING, 'properties', 'note', { type: 'null' }]],
    there: [
      'safe request-nullable-added @ PUT /things/{id}: `PutThing.note` may be null now.',
      'breaking request-type-narrowed @ PUT /things/{id}: The type of `PutThing.note` changed from string to null.',
    ],
    back: [
      'breaking request-nullable-removed @ PUT /things/{id}: `PutThing.note` cannot be null any more.',
      'safe request-type-widened @ PUT /things/{id}: The type of `PutThing.note` changed from null to string.',
    ],
  },
  'a schema that refuses everything': {
    edits: [[PUT_THING, 'properties', 'tags', 'items', false]],
    there: [
      'breaking request-type-narrowed @ PUT /things/{id}: The type of `PutThing.tags[]` changed from string to nothing.',
    ],
    back: [
      'safe request-type-widened @ PUT /things/{id}: The type of `PutThing.tags[]` changed from nothing to string.',
    ],
  },
  'the discriminator': {
    given: [
      [
        PUT_THING,
        'properties',
        'size',
        {
          oneOf: [{ $ref: '#/components/schemas/Person' }, { $ref: '#/components/schemas/Team' }],
          discriminator: { propertyName: 'kind' },
        },
      ],
    ],
    edits: [
      [
        PUT_THING,
        'properties',
        'size',
        {
          oneOf: [{ $ref: '#/components/schemas/Person' }, { $ref: '#/components/schemas/Team' }],
          discriminator: { propertyName: 'type' },
        },
      ],
    ],
    there: [
      'breaking request-discriminator-changed @ PUT /things/{id}: The discriminator of `PutThing.size` changed from `kind` to `type`.',
    ],
    back: [
      'breaking request-discriminator-changed @ PUT /things/{id}: The discriminator of `PutThing.size` changed from `type` to `kind`.',
    ],
  },
  'members of a union that have no name': {
    given: [
      [
        PUT_THING,
        'properties',
        'note',
        { anyOf: [{ type: 'string', maxLength: 5 }, { type: 'integer' }] },
      ],
    ],
    edits: [
      [
        PUT_THING,
        'properties',
        'note',
        { anyOf: [{ type: 'string', maxLength: 9 }, { type: 'integer' }] },
      ],
    ],
    there: [
      'safe request-bound-loosened @ PUT /things/{id}: `maxLength` of `PutThing.note` changed from `5` to `9`.',
    ],
    back: [
      'breaking request-bound-tightened @ PUT /things/{id}: `maxLength` of `PutThing.note` changed from `9` to `5`.',
    ],
  },
  'null for a reference': {
    edits: [
      [
        PUT_THING,
        'properties',
        'size',
        { anyOf: [{ $ref: '#/components/schemas/Size' }, { type: 'null' }] },
      ],
    ],
    there: ['safe request-nullable-added @ PUT /things/{id}: `PutThing.size` may be null now.'],
    back: [
      'breaking request-nullable-removed @ PUT /things/{id}: `PutThing.size` cannot be null any more.',
    ],
  },
  type: {
    edits: [[PUT_THING, 'properties', 'note', 'type', 'boolean']],
    there: [
      'breaking request-type-changed @ PUT /things/{id}: The type of `PutThing.note` changed from string to boolean.',
    ],
    back: [
      'breaking request-type-changed @ PUT /things/{id}: The type of `PutThing.note` changed from boolean to string.',
    ],
  },
  maxLength: {
    edits: [[PUT_THING, 'properties', 'note', 'maxLength', 50]],
    there: [
      'breaking request-bound-tightened @ PUT /things/{id}: `maxLength` of `PutThing.note` changed from `100` to `50`.',
    ],
    back: [
      'safe request-bound-loosened @ PUT /things/{id}: `maxLength` of `PutThing.note` changed from `50` to `100`.',
    ],
  },
  minLength: {
    edits: [[PUT_THING, 'properties', 'note', 'minLength', 1]],
    there: [
      'breaking request-bound-tightened @ PUT /things/{id}: `minLength` of `PutThing.note` is `1` now, where there was none.',
    ],
    back: [
      'safe request-bound-loosened @ PUT /things/{id}: `minLength` of `PutThing.note` was dropped, it was `1`.',
    ],
  },
  'a minLength that says nothing': {
    edits: [[PUT_THING, 'properties', 'note', 'minLength', 0]],
    there: [],
    back: [],
  },
  maxItems: {
    edits: [[PUT_THING, 'properties', 'tags', 'maxItems', 5]],
    there: [
      'breaking request-bound-tightened @ PUT /things/{id}: `maxItems` of `PutThing.tags` is `5` now, where there was none.',
    ],
    back: [
      'safe request-bound-loosened @ PUT /things/{id}: `maxItems` of `PutThing.tags` was dropped, it was `5`.',
    ],
  },
  minProperties: {
    edits: [[PUT_THING, 'minProperties', 2]],
    there: [
      'breaking request-bound-tightened @ PUT /things/{id}: `minProperties` of `PutThing` is `2` now, where there was none.',
    ],
    back: [
      'safe request-bound-loosened @ PUT /things/{id}: `minProperties` of `PutThing` was dropped, it was `2`.',
    ],
  },
  uniqueItems: {
    edits: [[PUT_THING, 'properties', 'tags', 'uniqueItems', true]],
    there: [
      'breaking request-constraint-added @ PUT /things/{id}: `uniqueItems` of `PutThing.tags` is `true` now, where there was none.',
    ],
    back: [
      'safe request-constraint-removed @ PUT /things/{id}: `uniqueItems` of `PutThing.tags` was dropped, it was `true`.',
    ],
  },
  items: {
    edits: [[PUT_THING, 'properties', 'tags', 'items', 'maxLength', 5]],
    there: [
      'breaking request-bound-tightened @ PUT /things/{id}: `maxLength` of `PutThing.tags[]` is `5` now, where there was none.',
    ],
    back: [
      'safe request-bound-loosened @ PUT /things/{id}: `maxLength` of `PutThing.tags[]` was dropped, it was `5`.',
    ],
  },
  'further properties': {
    edits: [[PUT_THING, 'additionalProperties', undefined]],
    there: [
      'safe request-additional-properties-opened @ PUT /things/{id}: `PutThing` may have any further property now.',
    ],
    back: [
      'breaking request-additional-properties-closed @ PUT /things/{id}: `PutThing` may have no further property now.',
    ],
  },
  'further properties of a schema': {
    edits: [[PUT_THING, 'additionalProperties', { type: 'string' }]],
    there: [
      'safe request-additional-properties-opened @ PUT /things/{id}: `PutThing` may have further properties of one schema now.',
    ],
    back: [
      'breaking request-additional-properties-closed @ PUT /things/{id}: `PutThing` may have no further property now.',
    ],
  },
  'the schema of further properties': {
    given: [[PUT_THING, 'additionalProperties', { type: 'string' }]],
    edits: [[PUT_THING, 'additionalProperties', { type: 'integer' }]],
    there: [
      'breaking request-type-changed @ PUT /things/{id}: The type of `PutThing.*` changed from string to integer.',
    ],
    back: [
      'breaking request-type-changed @ PUT /things/{id}: The type of `PutThing.*` changed from integer to string.',
    ],
  },
  not: {
    edits: [[PUT_THING, 'properties', 'note', 'not', { const: 'none' }]],
    there: [
      'breaking request-constraint-added @ PUT /things/{id}: `not` of `PutThing.note` is `{"const":"none"}` now, where there was none.',
    ],
    back: [
      'safe request-constraint-removed @ PUT /things/{id}: `not` of `PutThing.note` was dropped, it was `{"const":"none"}`.',
    ],
  },
  const: {
    edits: [[PUT_THING, 'properties', 'note', 'const', 'none']],
    there: [
      'breaking request-enum-added @ PUT /things/{id}: `PutThing.note` can only be `none` now.',
    ],
    back: ['safe request-enum-removed @ PUT /things/{id}: `PutThing.note` may be any value now.'],
  },
  'a property deprecated': {
    edits: [[PUT_THING, 'properties', 'note', 'deprecated', true]],
    there: ['safe deprecated @ PUT /things/{id}: `PutThing.note` is deprecated.'],
    back: ['safe undeprecated @ PUT /things/{id}: `PutThing.note` is not deprecated any more.'],
  },
  'a member of a union': {
    edits: [
      [
        PUT_THING,
        'properties',
        'size',
        { oneOf: [{ $ref: '#/components/schemas/Size' }, { type: 'string' }] },
      ],
    ],
    there: [
      'safe request-alternative-added @ PUT /things/{id}: `PutThing.size` may be `string` now.',
    ],
    back: [
      'breaking request-alternative-removed @ PUT /things/{id}: `PutThing.size` cannot be `string` any more.',
    ],
  },
  'a schema inline instead of by reference': {
    edits: [[PUT_THING, 'properties', 'size', schemas.Size]],
    there: [],
    back: [],
  },
  'what is said besides a reference': {
    edits: [[PUT_THING, 'properties', 'size', 'maximum', 9]],
    there: [
      'breaking request-bound-tightened @ PUT /things/{id}: `maximum` of `PutThing.size` is `9` now, where there was none.',
    ],
    back: [
      'safe request-bound-loosened @ PUT /things/{id}: `maximum` of `PutThing.size` was dropped, it was `9`.',
    ],
  },
  'a part moved to allOf': {
    edits: [
      [
        'components',
        'schemas',
        'PutThing',
        {
          type: 'object',
          additionalProperties: false,
          allOf: [{ required: ['kind'], properties: schemas.PutThing.properties }],
        },
      ],
    ],
    there: [],
    back: [],
  },
}
