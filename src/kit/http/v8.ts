import { setFlagsFromString } from 'node:v8'

/**
 * V8 learns at which places of a program what is allocated lives long, and allocates it in old space
 * from then on, where only a full collection finds it ("pretenuring"). A burst of requests that wait
 * for their tokens to be verified teaches it so of all that a request is made of, for as long as the
 * process lives: each then costs half as much again (`npm run bench`).
 *
 * Imported before all else, because what is compiled already has learned already.
 * @see https://nodejs.org/api/v8.html#v8setflagsfromstringflags
 */
setFlagsFromString('--no-allocation-site-pretenuring')
