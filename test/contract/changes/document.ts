import { schemas, GET, ANSWER, type Rows } from './things.ts'

export const documents: Rows = {
  'the url of its server': {
    edits: [['servers', [{ url: 'https://api.example.com' }]]],
    there: [
      'breaking server-removed @ document: The server `/` was removed.',
      'safe server-added @ document: The server `https://api.example.com` is new.',
    ],
    back: [
      'breaking server-removed @ document: The server `https://api.example.com` was removed.',
      'safe server-added @ document: The server `/` is new.',
    ],
  },
  'another server': {
    edits: [['servers', [{ url: '/' }, { url: 'https://eu.example.com' }]]],
    there: ['safe server-added @ document: The server `https://eu.example.com` is new.'],
    back: ['breaking server-removed @ document: The server `https://eu.example.com` was removed.'],
  },
  'its version of OpenAPI': {
    edits: [['openapi', '3.1.1']],
    there: ['risky openapi-version-changed @ document: It is OpenAPI 3.1.1 now, it was 3.1.0.'],
    back: ['risky openapi-version-changed @ document: It is OpenAPI 3.1.0 now, it was 3.1.1.'],
  },
  'title and description': {
    edits: [['info', { title: 'Stuff', version: '1.0.0' }]],
    there: [],
    back: [],
  },
  'a security scheme': {
    edits: [
      ['components', 'securitySchemes', 'oauth', { type: 'openIdConnect', openIdConnectUrl: '/' }],
    ],
    there: ['safe security-scheme-added @ security scheme oauth: New.'],
    back: ['risky security-scheme-removed @ security scheme oauth: Removed.'],
  },
  'the mechanism of a security scheme': {
    edits: [
      ['components', 'securitySchemes', 'key', { type: 'apiKey', in: 'header', name: 'x-key' }],
    ],
    there: [
      'breaking security-scheme-changed @ security scheme key: Credentials travel in another way now.',
    ],
    back: [
      'breaking security-scheme-changed @ security scheme key: Credentials travel in another way now.',
    ],
  },
  'the text of a security scheme': {
    edits: [['components', 'securitySchemes', 'key', 'description', 'A key.']],
    there: [],
    back: [],
  },
  'a component': {
    edits: [['components', 'schemas', 'Stuff', { type: 'integer' }]],
    there: ['safe component-added @ component Stuff: New: a named type.'],
    back: ['risky component-removed @ component Stuff: Removed: it was a named type.'],
  },
  'a component renamed, and its references to itself': {
    edits: [
      [
        'components',
        'schemas',
        'Item',
        {
          ...schemas.Thing,
          properties: {
            ...schemas.Thing.properties,
            parent: { $ref: '#/components/schemas/Item' },
          },
        },
      ],
      ['components', 'schemas', 'Thing', undefined],
      [GET, ...ANSWER, 'schema', { $ref: '#/components/schemas/Item' }],
    ],
    there: ['risky component-renamed @ component Thing: Renamed to `Item`.'],
    back: ['risky component-renamed @ component Item: Renamed to `Thing`.'],
  },
  'a webhook': {
    edits: [['webhooks', 'sold', { post: { summary: 'A thing was sold', responses: {} } }]],
    there: ['safe webhook-added @ webhook sold: New: A thing was sold.'],
    back: ['breaking webhook-removed @ webhook sold: Removed: A thing was sold.'],
  },
}
