import { id, limit, PATH, GET, PUT, type Rows } from './things.ts'

export const parameters: Rows = {
  'an optional parameter': {
    edits: [[GET, 'parameters', [id, limit, { name: 'q', in: 'query' }]]],
    there: [
      'safe parameter-added @ GET /things/{id}: The query parameter `q` is new and may be left out.',
    ],
    back: ['breaking parameter-removed @ GET /things/{id}: The query parameter `q` was removed.'],
  },
  'a required parameter': {
    edits: [[GET, 'parameters', [id, limit, { name: 'q', in: 'query', required: true }]]],
    there: [
      'breaking parameter-required-added @ GET /things/{id}: The query parameter `q` is new and required.',
    ],
    back: ['breaking parameter-removed @ GET /things/{id}: The query parameter `q` was removed.'],
  },
  'whether it is required': {
    edits: [[GET, 'parameters', [id, { ...limit, required: true }]]],
    there: [
      'breaking parameter-made-required @ GET /things/{id}: The query parameter `limit` is required now.',
    ],
    back: [
      'safe parameter-made-optional @ GET /things/{id}: The query parameter `limit` may be left out now.',
    ],
  },
  location: {
    edits: [[GET, 'parameters', [id, { ...limit, in: 'header' }]]],
    there: [
      'breaking parameter-moved @ GET /things/{id}: The query parameter `limit` is a header `limit` now.',
    ],
    back: [
      'breaking parameter-moved @ GET /things/{id}: The header `limit` is a query parameter `limit` now.',
    ],
  },
  style: {
    edits: [[GET, 'parameters', [id, { ...limit, explode: false }]]],
    there: [
      'breaking parameter-style-changed @ GET /things/{id}: The query parameter `limit` is written in another style now: `form` and `joined`.',
    ],
    back: [
      'breaking parameter-style-changed @ GET /things/{id}: The query parameter `limit` is written in another style now: `form` and `explode`.',
    ],
  },
  deprecated: {
    edits: [[GET, 'parameters', [id, { ...limit, deprecated: true }]]],
    there: ['safe deprecated @ GET /things/{id}: The query parameter `limit` is deprecated.'],
    back: [
      'safe undeprecated @ GET /things/{id}: The query parameter `limit` is not deprecated any more.',
    ],
  },
  description: {
    edits: [[GET, 'parameters', [id, { ...limit, description: 'How many.' }]]],
    there: [
      'safe description-changed @ GET /things/{id}: The description of the query parameter `limit` changed.',
    ],
    back: [
      'safe description-changed @ GET /things/{id}: The description of the query parameter `limit` changed.',
    ],
  },
  'on the path instead of the operation': {
    edits: [
      [GET, 'parameters', [limit]],
      [PATH, 'parameters', [id]],
    ],
    there: [],
    back: [],
  },
  'upper case in the name of a header': {
    edits: [[PUT, 'parameters', [id, { name: 'IF-MATCH', in: 'header' }]]],
    there: [],
    back: [],
  },
  type: {
    edits: [[GET, 'parameters', 1, 'schema', 'type', 'string']],
    there: [
      'breaking request-type-changed @ GET /things/{id}: The type of the query parameter `limit` changed from integer to string.',
    ],
    back: [
      'breaking request-type-changed @ GET /things/{id}: The type of the query parameter `limit` changed from string to integer.',
    ],
  },
  'a wider type': {
    edits: [[GET, 'parameters', 1, 'schema', 'type', 'number']],
    there: [
      'safe request-type-widened @ GET /things/{id}: The type of the query parameter `limit` changed from integer to number.',
    ],
    back: [
      'breaking request-type-narrowed @ GET /things/{id}: The type of the query parameter `limit` changed from number to integer.',
    ],
  },
  maximum: {
    edits: [[GET, 'parameters', 1, 'schema', 'maximum', 50]],
    there: [
      'breaking request-bound-tightened @ GET /things/{id}: `maximum` of the query parameter `limit` changed from `100` to `50`.',
    ],
    back: [
      'safe request-bound-loosened @ GET /things/{id}: `maximum` of the query parameter `limit` changed from `50` to `100`.',
    ],
  },
  minimum: {
    edits: [[GET, 'parameters', 1, 'schema', 'minimum', undefined]],
    there: [
      'safe request-bound-loosened @ GET /things/{id}: `minimum` of the query parameter `limit` was dropped, it was `1`.',
    ],
    back: [
      'breaking request-bound-tightened @ GET /things/{id}: `minimum` of the query parameter `limit` is `1` now, where there was none.',
    ],
  },
  'an exclusive bound': {
    edits: [[GET, 'parameters', 1, 'schema', 'exclusiveMaximum', 50]],
    there: [
      'breaking request-bound-tightened @ GET /things/{id}: `exclusiveMaximum` of the query parameter `limit` is `50` now, where there was none.',
    ],
    back: [
      'safe request-bound-loosened @ GET /things/{id}: `exclusiveMaximum` of the query parameter `limit` was dropped, it was `50`.',
    ],
  },
  'the same limit of integers, written otherwise': {
    given: [[GET, 'parameters', 1, 'schema', { type: 'integer', exclusiveMinimum: 0 }]],
    edits: [[GET, 'parameters', 1, 'schema', { type: 'integer', minimum: 1 }]],
    there: [],
    back: [],
  },
  'a limit that includes the number itself': {
    given: [[GET, 'parameters', 1, 'schema', { type: 'number', exclusiveMinimum: 0 }]],
    edits: [[GET, 'parameters', 1, 'schema', { type: 'number', minimum: 0 }]],
    there: [
      'safe request-bound-loosened @ GET /things/{id}: `minimum` of the query parameter `limit` is `0` now, where there was none.',
    ],
    back: [
      'breaking request-bound-tightened @ GET /things/{id}: `exclusiveMinimum` of the query parameter `limit` is `0` now, where there was none.',
    ],
  },
  multipleOf: {
    edits: [[GET, 'parameters', 1, 'schema', 'multipleOf', 5]],
    there: [
      'breaking request-constraint-added @ GET /things/{id}: `multipleOf` of the query parameter `limit` is `5` now, where there was none.',
    ],
    back: [
      'safe request-constraint-removed @ GET /things/{id}: `multipleOf` of the query parameter `limit` was dropped, it was `5`.',
    ],
  },
  pattern: {
    edits: [[GET, 'parameters', 0, 'schema', 'pattern', '^[a-z]+$']],
    there: [
      'breaking request-constraint-added @ GET /things/{id}: `pattern` of the path parameter `id` is `^[a-z]+$` now, where there was none.',
    ],
    back: [
      'safe request-constraint-removed @ GET /things/{id}: `pattern` of the path parameter `id` was dropped, it was `^[a-z]+$`.',
    ],
  },
  'another pattern': {
    given: [[GET, 'parameters', 0, 'schema', 'pattern', '^[a-z]+$']],
    edits: [[GET, 'parameters', 0, 'schema', 'pattern', '^[a-z0-9]+$']],
    there: [
      'breaking request-constraint-changed @ GET /things/{id}: `pattern` of the path parameter `id` changed from `^[a-z]+$` to `^[a-z0-9]+$`.',
    ],
    back: [
      'breaking request-constraint-changed @ GET /things/{id}: `pattern` of the path parameter `id` changed from `^[a-z0-9]+$` to `^[a-z]+$`.',
    ],
  },
  format: {
    edits: [[GET, 'parameters', 0, 'schema', 'format', 'uuid']],
    there: [
      'breaking request-format-added @ GET /things/{id}: The format of the path parameter `id` is `uuid` now, where there was none.',
    ],
    back: [
      'safe request-format-removed @ GET /things/{id}: The format of the path parameter `id` was dropped, it was `uuid`.',
    ],
  },
  'another format': {
    given: [[GET, 'parameters', 0, 'schema', 'format', 'uuid']],
    edits: [[GET, 'parameters', 0, 'schema', 'format', 'hostname']],
    there: [
      'breaking request-format-changed @ GET /things/{id}: The format of the path parameter `id` changed from `uuid` to `hostname`.',
    ],
    back: [
      'breaking request-format-changed @ GET /things/{id}: The format of the path parameter `id` changed from `hostname` to `uuid`.',
    ],
  },
  default: {
    edits: [[GET, 'parameters', 1, 'schema', 'default', 20]],
    there: [
      'breaking request-default-changed @ GET /things/{id}: The default of the query parameter `limit` changed from `10` to `20`.',
    ],
    back: [
      'breaking request-default-changed @ GET /things/{id}: The default of the query parameter `limit` changed from `20` to `10`.',
    ],
  },
  'a default at all': {
    edits: [[GET, 'parameters', 0, 'schema', 'default', 'first']],
    there: [
      'risky request-default-added @ GET /things/{id}: The default of the path parameter `id` is `first` now, where there was none.',
    ],
    back: [
      'breaking request-default-removed @ GET /things/{id}: The default of the path parameter `id` was dropped, it was `first`.',
    ],
  },
  'an enum': {
    edits: [[GET, 'parameters', 0, 'schema', 'enum', ['first', 'last']]],
    there: [
      'breaking request-enum-added @ GET /things/{id}: The path parameter `id` can only be `first` or `last` now.',
    ],
    back: [
      'safe request-enum-removed @ GET /things/{id}: The path parameter `id` may be any value now.',
    ],
  },
}
