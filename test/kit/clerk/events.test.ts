import type { WebhookEvent } from '@clerk/backend/webhooks'
import { beforeEach, describe, expect, test } from 'vitest'
import Fastify, { type FastifyInstance } from 'fastify'
import { clerkEvents } from '../../../src/kit/clerk/events.ts'

let app: FastifyInstance
/** The events that listeners got. */
let heard: string[]

beforeEach(async () => {
  heard = []
  app = Fastify()
  await app.register(clerkEvents)
})

const created = { object: 'event', type: 'user.created', data: { id: 'user_1' } } as WebhookEvent
const later = () => new Promise((resolve) => setTimeout(resolve, 10))

describe('an event of Clerk', () => {
  test('is heard by each listener of its type, in whichever plugin, and by no other', async () => {
    app.clerkEvents.on('user.created', ({ data }) => void heard.push(`first ${data.id}`))
    app.clerkEvents.on('user.updated', ({ data }) => void heard.push(`never ${data.id}`))
    await app.register(async (plugin) => {
      plugin.clerkEvents.on('user.created', ({ data }) => void heard.push(`inner ${data.id}`))
    })
    expect(await app.clerkEvents.emit(created)).toBe(2)
    expect(heard).toEqual(['first user_1', 'inner user_1'])
  })

  test('may be heard by nobody', async () => {
    expect(await app.clerkEvents.emit(created)).toBe(0)
    expect(await app.clerkEvents.emit({ ...created, type: '__proto__' } as never)).toBe(0)
  })

  test('is handled once every listener has finished', async () => {
    app.clerkEvents.on('user.created', async () => {
      await later()
      heard.push('slow')
    })
    await app.clerkEvents.emit(created)
    expect(heard).toEqual(['slow'])
  })

  test('of listeners that fail, at once or later, none keeps it from another', async () => {
    app.clerkEvents.on('user.created', () => {
      throw new Error('at once')
    })
    app.clerkEvents.on('user.created', async () => {
      await later()
      throw new Error('later')
    })
    app.clerkEvents.on('user.created', async () => {
      await later()
      await later()
      heard.push('the last')
    })
    await expect(app.clerkEvents.emit(created)).rejects.toMatchObject({
      message: '2 listeners of user.created failed',
      errors: [new Error('at once'), new Error('later')],
    })
    expect(heard).toEqual(['the last'])
  })
})
