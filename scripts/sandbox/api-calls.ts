import type { Variables } from './frameworks.ts'

/** Replaces `fetch` in the program that it is loaded into. */
const SCRIPT = `
const { fetch } = globalThis
globalThis.fetch = (input, init) => {
  const request = new Request(input, init)
  const { origin, pathname, search } = new URL(request.url)
  if (origin !== 'https://api.clerk.com') return fetch(input, init)
  return fetch(new Request(process.env.CLERK_API_URL + pathname + search, request))
}`

/**
 * The variable that sends the calls of Node.js programs to https://api.clerk.com to the sandbox:
 * `clerk.signIn({ emailAddress })` of @clerk/testing calls that address, whatever the variables
 * say.
 */
export function redirectApiCalls(): Variables {
  const { NODE_OPTIONS = '' } = process.env
  const preload = `--import=data:text/javascript,${encodeURIComponent(SCRIPT)}`
  return { NODE_OPTIONS: `${NODE_OPTIONS} ${preload}`.trim() }
}
