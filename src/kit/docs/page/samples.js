/**
 * Complete code for a request (see request.js). It reads the token from the environment variable
 * TOKEN: Clerk's session tokens expire within a minute.
 */

export const LANGUAGES = {
  curl: { name: 'curl', write: curl },
  fetch: { name: 'fetch', write: javascript },
  client: { name: 'client', write: typedClient },
  python: { name: 'Python', write: python },
}

/**
 * @param context `origin`: the API's address, without a slash at the end; `authenticated`: true if
 * the operation needs a token; `clientPackage`: name of the typed client
 */
export function sampleOf(language, request, context) {
  return LANGUAGES[language].write(request, context)
}

function headersOf({ parameters, body }) {
  return { ...parameters.header, ...(body !== undefined && { 'content-type': 'application/json' }) }
}

function curl(request, { origin, authenticated }) {
  const { method, path, body } = request
  const parts = [
    ...(method === 'GET' ? [] : [`-X ${method}`]),
    ...(authenticated ? ['-H "Authorization: Bearer $TOKEN"'] : []),
    ...Object.entries(headersOf(request)).map(
      ([name, value]) => `-H ${quoted(`${name}: ${value}`)}`,
    ),
    ...(body === undefined ? [] : [`-d ${quoted(compact(body))}`]),
  ]
  return [`curl ${quoted(origin + path)}`, ...parts].join(' \\\n  ')
}

/** Quotes text for a POSIX shell. */
function quoted(text) {
  return `'${text.replaceAll("'", String.raw`'\''`)}'`
}

function javascript(request, { origin, authenticated }) {
  const { method, path, body } = request
  const headers = Object.entries(headersOf(request)).map(
    ([name, value]) => `${JSON.stringify(name)}: ${JSON.stringify(value)}`,
  )
  if (authenticated) headers.unshift('authorization: `Bearer ${process.env.TOKEN}`')
  const options = [
    ...(method === 'GET' ? [] : [`method: '${method}'`]),
    ...(headers.length > 0 ? [`headers: {\n    ${headers.join(',\n    ')},\n  }`] : []),
    ...(body === undefined ? [] : [`body: JSON.stringify(${indented(literal(body), 2)})`]),
  ]
  const argument = options.length > 0 ? `, {\n  ${options.join(',\n  ')},\n}` : ''
  return `const response = await fetch(${JSON.stringify(origin + path)}${argument})
console.log(response.status, await response.text())`
}

/** The call as the function of the packed client, which has the name of the operation. */
function typedClient(request, { origin, authenticated, clientPackage }) {
  const { operationId, parameters, body } = request
  const options = [
    ...Object.entries(parameters)
      .filter(([, values]) => Object.keys(values).length > 0)
      .map(([place, values]) => `${place}: ${JSON.stringify(values)}`),
    ...(body === undefined ? [] : [`body: ${indented(literal(body), 2)}`]),
  ]
  const argument = options.length > 0 ? `{\n  ${options.join(',\n  ')},\n}` : ''
  const token = authenticated ? ', getToken: () => process.env.TOKEN' : ''
  return `import { createClient, unwrap } from '${clientPackage}'

const api = createClient({ baseUrl: '${origin}'${token} })
console.log(await unwrap(api.${operationId}(${argument})))`
}

function python(request, { origin, authenticated }) {
  const { method, path, body } = request
  const headers = Object.entries(headersOf(request)).map(
    ([name, value]) => `${JSON.stringify(name)}: ${JSON.stringify(value)}`,
  )
  if (authenticated) headers.unshift(`"authorization": "Bearer " + os.environ["TOKEN"]`)
  const options = [
    JSON.stringify(origin + path),
    ...(method === 'GET' ? [] : [`method="${method}"`]),
    ...(headers.length > 0 ? [`headers={${headers.join(', ')}}`] : []),
    ...(body === undefined ? [] : [`data=${pythonText(compact(body))}.encode()`]),
  ]
  return `import os, urllib.request

request = urllib.request.Request(
    ${options.join(',\n    ')},
)
with urllib.request.urlopen(request) as response:
    print(response.status, response.read().decode())`
}

/** Python reads the escapes of JSON; text without escapes is put in single quotes unchanged. */
function pythonText(text) {
  return /['\\\n]/.test(text) ? JSON.stringify(text) : `'${text}'`
}

/** The body as JavaScript; invalid JSON, such as a half-typed body, becomes a string. */
function literal(body) {
  try {
    return JSON.stringify(JSON.parse(body), null, 2)
  } catch {
    return JSON.stringify(body)
  }
}

function compact(body) {
  try {
    return JSON.stringify(JSON.parse(body))
  } catch {
    return body
  }
}

function indented(text, by) {
  return text.replaceAll('\n', `\n${' '.repeat(by)}`)
}
