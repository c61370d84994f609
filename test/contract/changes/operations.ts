import { id, limit, things, PATH, GET, ANSWER, type Rows, json } from './things.ts'

export const operations: Rows = {
  'an operation': {
    edits: [
      [PATH, 'delete', { operationId: 'deleteThing', summary: 'Delete a thing', responses: {} }],
    ],
    there: ['safe operation-added @ DELETE /things/{id}: New: Delete a thing.'],
    back: ['breaking operation-removed @ DELETE /things/{id}: Removed: Delete a thing.'],
  },
  'a path': {
    edits: [['paths', '/things', { get: { summary: 'List things', responses: {} } }]],
    there: ['safe operation-added @ GET /things: New: List things.'],
    back: ['breaking operation-removed @ GET /things: Removed: List things.'],
  },
  'a path renamed': {
    edits: [
      ['paths', '/stuff/{id}', things],
      ['paths', '/things/{id}', undefined],
    ],
    there: [
      'breaking operation-moved @ GET /stuff/{id}: Was `GET /things/{id}` before.',
      'breaking operation-moved @ PUT /stuff/{id}: Was `PUT /things/{id}` before.',
    ],
    back: [
      'breaking operation-moved @ GET /things/{id}: Was `GET /stuff/{id}` before.',
      'breaking operation-moved @ PUT /things/{id}: Was `PUT /stuff/{id}` before.',
    ],
  },
  'another method': {
    edits: [
      [PATH, 'patch', things.put],
      [PATH, 'put', undefined],
    ],
    there: ['breaking operation-moved @ PATCH /things/{id}: Was `PUT /things/{id}` before.'],
    back: ['breaking operation-moved @ PUT /things/{id}: Was `PATCH /things/{id}` before.'],
  },
  'a parameter in the path renamed': {
    edits: [
      [
        'paths',
        '/things/{key}',
        { get: { ...things.get, parameters: [{ ...id, name: 'key' }, limit] } },
      ],
      ['paths', '/things/{id}', 'get', undefined],
    ],
    there: [
      'risky path-parameter-renamed @ GET /things/{key}: The path parameter `id` is called `key` now.',
    ],
    back: [
      'risky path-parameter-renamed @ GET /things/{id}: The path parameter `key` is called `id` now.',
    ],
  },
  'an operationId': {
    edits: [[GET, 'operationId', 'readThing']],
    there: [
      'risky operation-id-changed @ GET /things/{id}: Its operationId changed from `getThing` to `readThing`.',
    ],
    back: [
      'risky operation-id-changed @ GET /things/{id}: Its operationId changed from `readThing` to `getThing`.',
    ],
  },
  'an operationId at all': {
    edits: [[GET, 'operationId', undefined]],
    there: [
      'risky operation-id-changed @ GET /things/{id}: Its operationId was dropped, it was `getThing`.',
    ],
    back: [
      'risky operation-id-changed @ GET /things/{id}: Its operationId is `getThing` now, where there was none.',
    ],
  },
  tags: {
    edits: [[GET, 'tags', ['Stuff', 'Things']]],
    there: ['safe tags-changed @ GET /things/{id}: Its tags are `Stuff` and `Things` now.'],
    back: ['safe tags-changed @ GET /things/{id}: Its tags are `Things` now.'],
  },
  'a summary': {
    edits: [[GET, 'summary', 'Read a thing']],
    there: ['safe summary-changed @ GET /things/{id}: Its summary is "Read a thing" now.'],
    back: ['safe summary-changed @ GET /things/{id}: Its summary is "Get a thing" now.'],
  },
  'a description': {
    edits: [[GET, 'description', 'In full.']],
    there: [
      'safe description-changed @ GET /things/{id}: The description of the operation changed.',
    ],
    back: [
      'safe description-changed @ GET /things/{id}: The description of the operation changed.',
    ],
  },
  deprecated: {
    edits: [[GET, 'deprecated', true]],
    there: ['safe deprecated @ GET /things/{id}: The operation is deprecated.'],
    back: ['safe undeprecated @ GET /things/{id}: The operation is not deprecated any more.'],
  },
  callbacks: {
    edits: [[GET, 'callbacks', { paid: {} }]],
    there: ['risky operation-changed @ GET /things/{id}: Its `callbacks` changed.'],
    back: ['risky operation-changed @ GET /things/{id}: Its `callbacks` changed.'],
  },
  'a field that a callback gets': {
    given: [
      [
        ...GET,
        'callbacks',
        { paid: { '{$request.query.url}': { post: { requestBody: { content: json('Event') } } } } },
      ],
    ],
    edits: [['components', 'schemas', 'Event', 'properties', 'thing', undefined]],
    there: [
      'breaking response-property-removed @ webhook made: `Event.thing` is not answered any more.',
      'breaking response-property-removed @ callback paid (POST {$request.query.url}) of GET /things/{id}: `Event.thing` is not answered any more.',
    ],
    back: [
      'safe response-property-added @ webhook made: `Event.thing` is new.',
      'safe response-property-added @ callback paid (POST {$request.query.url}) of GET /things/{id}: `Event.thing` is new.',
    ],
  },
  'servers of a path': {
    edits: [[PATH, 'servers', [{ url: '/v2' }]]],
    there: [
      'risky operation-changed @ GET /things/{id}: Its `servers` changed.',
      'risky operation-changed @ PUT /things/{id}: Its `servers` changed.',
    ],
    back: [
      'risky operation-changed @ GET /things/{id}: Its `servers` changed.',
      'risky operation-changed @ PUT /things/{id}: Its `servers` changed.',
    ],
  },
  'an extension and examples': {
    edits: [
      [GET, 'x-internal', true],
      [GET, ...ANSWER, 'example', { id: 'thing' }],
    ],
    there: [],
    back: [],
  },
}
