import { GET, PUT, type Rows } from './things.ts'

export const security: Rows = {
  'nobody has to be anybody': {
    edits: [[GET, 'security', []]],
    there: ['risky security-removed @ GET /things/{id}: Needs no credential any more.'],
    back: [
      'breaking security-added @ GET /things/{id}: Needs a credential now: `session` with `admin`, or `key` with `read`.',
    ],
  },
  'a credential may be left out': {
    edits: [[GET, 'security', [{}, { session: ['admin'] }, { key: ['read'] }]]],
    there: ['risky security-removed @ GET /things/{id}: Needs no credential any more.'],
    back: [
      'breaking security-added @ GET /things/{id}: Needs a credential now: `session` with `admin`, or `key` with `read`.',
    ],
  },
  'of a public operation: a credential may be given': {
    given: [[PUT, 'security', [{}]]],
    edits: [[PUT, 'security', [{}, { key: [] }]]],
    there: ['risky security-alternative-added @ PUT /things/{id}: `key` is enough now.'],
    back: [
      'breaking security-alternative-removed @ PUT /things/{id}: `key` is not enough any more.',
    ],
  },
  'an alternative': {
    edits: [[GET, 'security', [{ session: ['admin'] }, { key: ['read'] }, { machine: [] }]]],
    there: ['risky security-alternative-added @ GET /things/{id}: `machine` is enough now.'],
    back: [
      'breaking security-alternative-removed @ GET /things/{id}: `machine` is not enough any more.',
    ],
  },
  'an alternative in place of another': {
    edits: [[GET, 'security', [{ session: ['owner'] }, { key: ['read'] }]]],
    there: [
      'breaking security-alternative-removed @ GET /things/{id}: `session` with `admin` is not enough any more.',
      'risky security-alternative-added @ GET /things/{id}: `session` with `owner` is enough now.',
    ],
    back: [
      'breaking security-alternative-removed @ GET /things/{id}: `session` with `owner` is not enough any more.',
      'risky security-alternative-added @ GET /things/{id}: `session` with `admin` is enough now.',
    ],
  },
  'a role that is enough as well': {
    edits: [[GET, 'security', [{ session: ['admin'] }, { session: ['owner'] }, { key: ['read'] }]]],
    there: [
      'risky security-alternative-added @ GET /things/{id}: `session` with `owner` is enough now.',
    ],
    back: [
      'breaking security-alternative-removed @ GET /things/{id}: `session` with `owner` is not enough any more.',
    ],
  },
  'a scope': {
    edits: [[GET, 'security', [{ session: ['admin'] }, { key: ['read', 'list'] }]]],
    there: [
      'breaking security-scope-added @ GET /things/{id}: `key` has to have `list` as well now.',
    ],
    back: [
      'risky security-scope-removed @ GET /things/{id}: `key` does not have to have `list` any more.',
    ],
  },
  'two credentials at once': {
    edits: [[GET, 'security', [{ session: ['admin'], key: ['read'] }]]],
    there: [
      'breaking security-alternative-removed @ GET /things/{id}: `session` with `admin` is not enough any more.',
      'breaking security-alternative-removed @ GET /things/{id}: `key` with `read` is not enough any more.',
      'risky security-alternative-added @ GET /things/{id}: `session` with `admin` together with `key` with `read` is enough now.',
    ],
    back: [
      'risky security-alternative-added @ GET /things/{id}: `session` with `admin` is enough now.',
      'risky security-alternative-added @ GET /things/{id}: `key` with `read` is enough now.',
    ],
  },
  'the security of the document': {
    edits: [['security', [{ session: [] }, { key: [] }]]],
    there: ['risky security-alternative-added @ PUT /things/{id}: `key` is enough now.'],
    back: [
      'breaking security-alternative-removed @ PUT /things/{id}: `key` is not enough any more.',
    ],
  },
  'the same security, written out': {
    edits: [[PUT, 'security', [{ session: [] }]]],
    there: [],
    back: [],
  },
  'the same alternatives in another order': {
    edits: [[GET, 'security', [{ key: ['read'] }, { session: ['admin'] }]]],
    there: [],
    back: [],
  },
}
