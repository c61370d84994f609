import { json, schemas, WEBHOOK, type Rows } from './things.ts'

export const webhooks: Rows = {
  'a property': {
    edits: [['components', 'schemas', 'Event', 'properties', 'by', { type: 'string' }]],
    there: ['safe response-property-added @ webhook made: `Event.by` is new.'],
    back: [
      'breaking response-property-removed @ webhook made: `Event.by` is not answered any more.',
    ],
  },
  type: {
    edits: [['components', 'schemas', 'Event', 'properties', 'at', 'type', 'string']],
    there: [
      'breaking response-type-changed @ webhook made: The type of `Event.at` changed from integer to string.',
    ],
    back: [
      'breaking response-type-changed @ webhook made: The type of `Event.at` changed from string to integer.',
    ],
  },
  null: {
    edits: [
      [
        WEBHOOK,
        'requestBody',
        'content',
        'application/json',
        'schema',
        { anyOf: [{ $ref: '#/components/schemas/Event' }, { type: 'null' }] },
      ],
    ],
    there: ['breaking response-nullable-added @ webhook made: The body may be null now.'],
    back: ['safe response-nullable-removed @ webhook made: The body cannot be null any more.'],
  },
  'its body may be missing': {
    edits: [[WEBHOOK, 'requestBody', 'required', false]],
    there: ['breaking webhook-body-made-optional @ webhook made: The body may be missing now.'],
    back: ['safe webhook-body-made-required @ webhook made: The body is always there now.'],
  },
  'no body': {
    edits: [[WEBHOOK, 'requestBody', undefined]],
    there: ['breaking webhook-body-removed @ webhook made: Has no body any more.'],
    back: ['safe webhook-body-added @ webhook made: Has a body now.'],
  },
  'a header': {
    edits: [
      [
        WEBHOOK,
        'parameters',
        [{ name: 'signature', in: 'header', required: true, schema: { type: 'string' } }],
      ],
    ],
    there: ['safe header-added @ webhook made: The header `signature` of the webhook is new.'],
    back: [
      'breaking header-removed @ webhook made: The header `signature` of the webhook was removed.',
    ],
  },
  'a schema of what callers answer': {
    given: [[WEBHOOK, 'responses', '204', { description: 'Taken.', content: json('Person') }]],
    edits: [
      [
        WEBHOOK,
        'responses',
        '204',
        {
          description: 'Taken.',
          content: { 'application/json': { schema: { ...schemas.Person, required: ['name'] } } },
        },
      ],
    ],
    there: [
      'breaking request-property-made-required @ webhook made: `name` of the answer 204 is required now.',
    ],
    back: [
      'safe request-property-made-optional @ webhook made: `name` of the answer 204 may be left out now.',
    ],
  },
  'what callers answer': {
    edits: [[WEBHOOK, 'responses', '200', { description: 'Taken.' }]],
    there: ['risky response-added @ webhook made: May be answered with 200 now.'],
    back: ['breaking response-removed @ webhook made: Is not answered with 200 any more.'],
  },
}
