import { existsSync } from 'node:fs'
import { performance } from 'node:perf_hooks'
import { Type } from '@sinclair/typebox'
import type { App } from '../../../src/app.ts'
import { readConfig } from '../../../src/config.ts'
import { closed } from '../../../src/kit/openapi/component.ts'
import { answer } from './process.ts'

// This API as its environment configures it, with a secured route, the same route public, and
// EXTRA_ROUTES further routes. It runs the production build, if `npm run build` has run.

const built = new URL('../../../dist/', import.meta.url)
const [folder, suffix] = existsSync(built) ? [built, 'js'] : [new URL('../src/', built), 'ts']
await import(new URL(`kit/http/v8.${suffix}`, folder).href)
const { buildApp } = (await import(
  new URL(`app.${suffix}`, folder).href
)) as typeof import('../../../src/app.ts')

const started = performance.now()
const config = readConfig(process.env)
const { clerkKeys } = config
if (!clerkKeys) throw new Error('There are no Clerk keys')
const app = await buildApp({ ...config, clerkKeys })

const Ok = Type.Object({ ok: Type.Boolean() })
for (const [path, operationId, security] of [
  ['/secured', 'getSecured', undefined],
  ['/public', 'getPublic', []],
  ['/machine', 'getMachine', [{ clerkMachine: [] }]],
] as const)
  app.get(
    path,
    {
      schema: {
        operationId,
        tags: ['Service'],
        summary: 'Tiny answer',
        description: 'Answers with next to nothing.',
        ...(security && { security }),
        response: { 200: Ok },
      },
    },
    async () => ({ ok: true }),
  )
addRoutes(app, Number(process.env.EXTRA_ROUTES ?? 0))

const url = await app.listen({ port: config.port, host: config.host })
/** Milliseconds from the loaded program to a listening server. */
const startTime = performance.now() - started
const answers = { url: () => url, startTime: () => startTime }
export type AppProcess = typeof answers
answer(answers)

/** Typical routes: parameters, a body, an answer, all different. */
function addRoutes(app: App, count: number) {
  for (let number = 0; number < count; number++) {
    const text = Type.String({ maxLength: 100 + number })
    app.post(
      `/notes-${number}/:noteId`,
      {
        schema: {
          operationId: `createNote${number}`,
          tags: ['Service'],
          summary: 'Write a note',
          description: 'Needs the permission to manage reports, or an API key.',
          security: [{ clerkSession: ['org:reports:manage'] }, { clerkApiKey: ['notes:write'] }],
          params: Type.Object({ noteId: Type.String({ maxLength: 50 }) }),
          body: closed(Type.Object({ text })),
          response: { 201: Type.Object({ text, author: Type.String() }) },
        },
      },
      async (request, reply) => {
        reply.code(201)
        return { text: request.body.text, author: '' }
      },
    )
  }
}
