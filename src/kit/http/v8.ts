import { setFlagsFromString } from 'node:v8'

/**
 * V8 learns which code allocates long-lived objects, and allocates them in old space from then on,
 * where only a full collection frees them ("pretenuring"). A burst of requests that wait for
 * verification makes V8 treat all parts of a request as long-lived, until the process ends: each
 * request then costs 50 % more (`npm run bench`).
 *
 * Imported first, because the flag does not affect compiled code.
 * @see https://nodejs.org/api/v8.html#v8setflagsfromstringflags
 */
setFlagsFromString('--no-allocation-site-pretenuring')
