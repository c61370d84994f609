import { etag, problem, responses, GET, PUT, THING, type Rows } from './things.ts'

/** A union with a discriminator, and the values for its members. */
function mapped(values: Record<string, string>) {
  const at = (name: string) => `#/components/schemas/${name}`
  return {
    oneOf: [{ $ref: at('Person') }, { $ref: at('Team') }],
    discriminator: {
      propertyName: 'kind',
      mapping: Object.fromEntries(Object.entries(values).map(([value, name]) => [value, at(name)])),
    },
  }
}

export const answers: Rows = {
  'a success': {
    edits: [[PUT, 'responses', '201', { description: 'Made.' }]],
    there: ['risky response-added @ PUT /things/{id}: May be answered with 201 now.'],
    back: ['breaking response-removed @ PUT /things/{id}: Is not answered with 201 any more.'],
  },
  'an error': {
    edits: [[PUT, 'responses', '409', { description: 'In the way.' }]],
    there: ['risky response-added @ PUT /things/{id}: May be answered with 409 now.'],
    back: ['risky response-error-removed @ PUT /things/{id}: Is not answered with 409 any more.'],
  },
  'a media type': {
    edits: [[GET, 'responses', '200', 'content', 'text/csv', { schema: { type: 'string' } }]],
    there: [
      'safe response-media-type-added @ GET /things/{id}: The answer 200 may be `text/csv` now.',
    ],
    back: [
      'breaking response-media-type-removed @ GET /things/{id}: The answer 200 cannot be `text/csv` any more.',
    ],
  },
  'no content any more': {
    edits: [[GET, 'responses', '200', 'content', undefined]],
    there: [
      'breaking response-media-type-removed @ GET /things/{id}: The answer 200 cannot be `application/json` any more.',
    ],
    back: [
      'safe response-media-type-added @ GET /things/{id}: The answer 200 may be `application/json` now.',
    ],
  },
  'the description of a status': {
    edits: [[GET, 'responses', '200', 'description', 'The thing, in full.']],
    there: [
      'safe description-changed @ GET /things/{id}: The description of the answer 200 changed.',
    ],
    back: [
      'safe description-changed @ GET /things/{id}: The description of the answer 200 changed.',
    ],
  },
  'a property': {
    edits: [[THING, 'properties', 'size', { type: 'integer' }]],
    there: ['safe response-property-added @ GET /things/{id}: `Thing.size` is new.'],
    back: [
      'breaking response-property-removed @ GET /things/{id}: `Thing.size` is not answered any more.',
    ],
  },
  'a property that is always there': {
    edits: [
      [THING, 'properties', 'size', { type: 'integer' }],
      [THING, 'required', ['id', 'kind', 'size']],
    ],
    there: ['safe response-property-added @ GET /things/{id}: `Thing.size` is new.'],
    back: [
      'breaking response-property-removed @ GET /things/{id}: `Thing.size` is not answered any more.',
    ],
  },
  'whether a property is always there': {
    edits: [[THING, 'required', ['id', 'kind', 'note']]],
    there: [
      'safe response-property-made-required @ GET /things/{id}: `Thing.note` is always there now.',
    ],
    back: [
      'breaking response-property-made-optional @ GET /things/{id}: `Thing.note` may be missing now.',
    ],
  },
  type: {
    edits: [[THING, 'properties', 'id', { type: 'integer' }]],
    there: [
      'breaking response-type-changed @ GET /things/{id}: The type of `Thing.id` changed from string to integer.',
    ],
    back: [
      'breaking response-type-changed @ GET /things/{id}: The type of `Thing.id` changed from integer to string.',
    ],
  },
  'a wider type': {
    edits: [[THING, 'properties', 'id', { type: ['string', 'integer'] }]],
    there: [
      'breaking response-type-widened @ GET /things/{id}: The type of `Thing.id` changed from string to string or integer.',
    ],
    back: [
      'safe response-type-narrowed @ GET /things/{id}: The type of `Thing.id` changed from string or integer to string.',
    ],
  },
  'any type': {
    edits: [[THING, 'properties', 'id', {}]],
    there: [
      'breaking response-type-widened @ GET /things/{id}: The type of `Thing.id` changed from string to any.',
    ],
    back: [
      'safe response-type-narrowed @ GET /things/{id}: The type of `Thing.id` changed from any to string.',
    ],
  },
  format: {
    edits: [[THING, 'properties', 'madeAt', 'format', 'date-time']],
    there: [
      'breaking response-format-changed @ GET /things/{id}: The format of `Thing.madeAt` changed from `date` to `date-time`.',
    ],
    back: [
      'breaking response-format-changed @ GET /things/{id}: The format of `Thing.madeAt` changed from `date-time` to `date`.',
    ],
  },
  'a format at all': {
    edits: [[THING, 'properties', 'id', 'format', 'uuid']],
    there: [
      'risky response-format-added @ GET /things/{id}: The format of `Thing.id` is `uuid` now, where there was none.',
    ],
    back: [
      'breaking response-format-removed @ GET /things/{id}: The format of `Thing.id` was dropped, it was `uuid`.',
    ],
  },
  null: {
    edits: [[THING, 'properties', 'id', 'type', ['string', 'null']]],
    there: ['breaking response-nullable-added @ GET /things/{id}: `Thing.id` may be null now.'],
    back: [
      'safe response-nullable-removed @ GET /things/{id}: `Thing.id` cannot be null any more.',
    ],
  },
  'a value of an enum': {
    edits: [[THING, 'properties', 'kind', 'enum', ['large', 'small', 'tiny']]],
    there: ['risky response-enum-value-added @ GET /things/{id}: `Thing.kind` may be `tiny` now.'],
    back: [
      'safe response-enum-value-removed @ GET /things/{id}: `Thing.kind` cannot be `tiny` any more.',
    ],
  },
  'an enum at all': {
    edits: [[THING, 'properties', 'note', 'enum', ['a', null]]],
    there: ['safe response-enum-added @ GET /things/{id}: `Thing.note` can only be `a` now.'],
    back: ['risky response-enum-removed @ GET /things/{id}: `Thing.note` may be any value now.'],
  },
  maxLength: {
    edits: [[THING, 'properties', 'id', 'maxLength', 64]],
    there: [
      'safe response-bound-tightened @ GET /things/{id}: `maxLength` of `Thing.id` is `64` now, where there was none.',
    ],
    back: [
      'risky response-bound-loosened @ GET /things/{id}: `maxLength` of `Thing.id` was dropped, it was `64`.',
    ],
  },
  pattern: {
    edits: [[THING, 'properties', 'id', 'pattern', '^[a-z]+$']],
    there: [
      'safe response-constraint-added @ GET /things/{id}: `pattern` of `Thing.id` is `^[a-z]+$` now, where there was none.',
    ],
    back: [
      'risky response-constraint-removed @ GET /things/{id}: `pattern` of `Thing.id` was dropped, it was `^[a-z]+$`.',
    ],
  },
  'another pattern': {
    given: [[THING, 'properties', 'id', 'pattern', '^[a-z]+$']],
    edits: [[THING, 'properties', 'id', 'pattern', '^[a-z0-9]+$']],
    there: [
      'risky response-constraint-changed @ GET /things/{id}: `pattern` of `Thing.id` changed from `^[a-z]+$` to `^[a-z0-9]+$`.',
    ],
    back: [
      'risky response-constraint-changed @ GET /things/{id}: `pattern` of `Thing.id` changed from `^[a-z0-9]+$` to `^[a-z]+$`.',
    ],
  },
  'default, which nobody relies on': {
    edits: [[THING, 'properties', 'id', 'default', 'thing']],
    there: [],
    back: [],
  },
  'further properties': {
    edits: [[THING, 'additionalProperties', false]],
    there: [
      'safe response-additional-properties-closed @ GET /things/{id}: `Thing` may have no further property now.',
    ],
    back: [
      'risky response-additional-properties-opened @ GET /things/{id}: `Thing` may have any further property now.',
    ],
  },
  'a member of a union': {
    edits: [
      [
        THING,
        'properties',
        'owner',
        { oneOf: [{ $ref: '#/components/schemas/Person' }, { $ref: '#/components/schemas/Team' }] },
      ],
    ],
    there: [
      'breaking response-alternative-added @ GET /things/{id}: `Thing.owner` may be `Team` now.',
    ],
    back: [
      'safe response-alternative-removed @ GET /things/{id}: `Thing.owner` cannot be `Team` any more.',
    ],
  },
  'a member of a union that a discriminator tells': {
    given: [
      [
        THING,
        'properties',
        'owner',
        {
          oneOf: [{ $ref: '#/components/schemas/Person' }],
          discriminator: { propertyName: 'kind' },
        },
      ],
    ],
    edits: [
      [
        THING,
        'properties',
        'owner',
        {
          oneOf: [{ $ref: '#/components/schemas/Person' }, { $ref: '#/components/schemas/Team' }],
          discriminator: { propertyName: 'kind' },
        },
      ],
    ],
    there: ['risky response-variant-added @ GET /things/{id}: `Thing.owner` may be `Team` now.'],
    back: [
      'safe response-alternative-removed @ GET /things/{id}: `Thing.owner` cannot be `Team` any more.',
    ],
  },
  'the values of a discriminator, swapped': {
    given: [[THING, 'properties', 'owner', mapped({ a: 'Person', b: 'Team' })]],
    edits: [[THING, 'properties', 'owner', mapped({ a: 'Team', b: 'Person' })]],
    there: [
      'breaking response-discriminator-changed @ GET /things/{id}: `Thing.owner` is `Person` for `b` now, it was for `a`.',
      'breaking response-discriminator-changed @ GET /things/{id}: `Thing.owner` is `Team` for `a` now, it was for `b`.',
    ],
    back: [
      'breaking response-discriminator-changed @ GET /things/{id}: `Thing.owner` is `Person` for `a` now, it was for `b`.',
      'breaking response-discriminator-changed @ GET /things/{id}: `Thing.owner` is `Team` for `b` now, it was for `a`.',
    ],
  },
  'a value of a discriminator, renamed': {
    given: [[THING, 'properties', 'owner', mapped({})]],
    edits: [[THING, 'properties', 'owner', mapped({ person: 'Person' })]],
    there: [
      'breaking response-discriminator-changed @ GET /things/{id}: `Thing.owner` is `Person` for `person` now, it was for `Person`.',
    ],
    back: [
      'breaking response-discriminator-changed @ GET /things/{id}: `Thing.owner` is `Person` for `Person` now, it was for `person`.',
    ],
  },
  'the discriminator': {
    given: [
      [
        THING,
        'properties',
        'owner',
        {
          oneOf: [{ $ref: '#/components/schemas/Person' }, { $ref: '#/components/schemas/Team' }],
          discriminator: { propertyName: 'kind' },
        },
      ],
    ],
    edits: [
      [
        THING,
        'properties',
        'owner',
        {
          oneOf: [{ $ref: '#/components/schemas/Person' }, { $ref: '#/components/schemas/Team' }],
          discriminator: { propertyName: 'type' },
        },
      ],
    ],
    there: [
      'breaking response-discriminator-changed @ GET /things/{id}: The discriminator of `Thing.owner` changed from `kind` to `type`.',
    ],
    back: [
      'breaking response-discriminator-changed @ GET /things/{id}: The discriminator of `Thing.owner` changed from `type` to `kind`.',
    ],
  },
  'the code of a problem': {
    edits: [
      ['components', 'schemas', 'Problem', 'properties', 'code', 'enum', ['not_found', 'gone']],
    ],
    there: [
      'risky response-enum-value-added @ PUT /things/{id}: `Problem.code` may be `gone` now.',
    ],
    back: [
      'safe response-enum-value-removed @ PUT /things/{id}: `Problem.code` cannot be `gone` any more.',
    ],
  },
  'a problem that a status may be': {
    edits: [
      [
        'components',
        'responses',
        'NotFound',
        'content',
        'application/problem+json',
        'examples',
        { not_found: problem('not_found'), gone: problem('gone') },
      ],
    ],
    there: [
      'risky problem-added @ PUT /things/{id}: The answer 404 may be the problem `gone` now.',
    ],
    back: [
      'safe problem-removed @ PUT /things/{id}: The answer 404 cannot be the problem `gone` any more.',
    ],
  },
  'a response of its own with the same content': {
    edits: [[PUT, 'responses', '404', responses.NotFound]],
    there: [],
    back: [],
  },
  'a header': {
    edits: [[GET, 'responses', '200', 'headers', 'Link', { schema: { type: 'string' } }]],
    there: ['safe header-added @ GET /things/{id}: The header `Link` of the answer 200 is new.'],
    back: [
      'breaking header-removed @ GET /things/{id}: The header `Link` of the answer 200 was removed.',
    ],
  },
  'a header that may be missing': {
    edits: [[GET, 'responses', '200', 'headers', 'ETag', 'required', false]],
    there: [
      'breaking header-made-optional @ GET /things/{id}: The header `ETag` of the answer 200 may be missing now.',
    ],
    back: [
      'safe header-made-required @ GET /things/{id}: The header `ETag` of the answer 200 is always there now.',
    ],
  },
  'upper case in the name of a header': {
    edits: [[GET, 'responses', '200', 'headers', { etag: etag }]],
    there: [],
    back: [],
  },
  'the schema of a header': {
    edits: [[GET, 'responses', '200', 'headers', 'ETag', 'schema', 'type', 'integer']],
    there: [
      'breaking response-type-changed @ GET /things/{id}: The type of the header `ETag` of the answer 200 changed from string to integer.',
    ],
    back: [
      'breaking response-type-changed @ GET /things/{id}: The type of the header `ETag` of the answer 200 changed from integer to string.',
    ],
  },
  'a link': {
    edits: [[GET, 'responses', '200', 'links', 'self', { operationId: 'getThing' }]],
    there: ['safe link-added @ GET /things/{id}: The link `self` of the answer 200 is new.'],
    back: ['risky link-removed @ GET /things/{id}: The link `self` of the answer 200 was removed.'],
  },
  'where a link leads': {
    edits: [[GET, 'responses', '200', 'links', 'put', 'operationId', 'getThing']],
    there: [
      'risky link-changed @ GET /things/{id}: The link `put` of the answer 200 leads elsewhere now.',
    ],
    back: [
      'risky link-changed @ GET /things/{id}: The link `put` of the answer 200 leads elsewhere now.',
    ],
  },
}
