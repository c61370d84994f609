import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { verifyWebhook, type WebhookEvent } from '@clerk/backend/webhooks'
import { afterAll, beforeEach, describe, expect, it } from 'vitest'
import { updateUser } from '../../src/sandbox/changes.ts'
import { createSandbox, signWebhook } from '../../src/sandbox/index.ts'
import { createWebhookJudge } from '../clerk-spec.ts'
import { acme, ada, bob, recordingLogger, startSandbox } from './start.ts'

interface Delivery {
  headers: Headers
  body: string
}

const deliveries: Delivery[] = []
const receiver = createServer((request, response) => {
  let body = ''
  request.on('data', (chunk: Buffer) => (body += chunk.toString()))
  request.on('end', () => {
    const headers = new Headers(request.headers as Record<string, string>)
    deliveries.push({ headers, body })
    response.end()
  })
})
await new Promise<void>((resolve) => receiver.listen(0, '127.0.0.1', resolve))
const receiverUrl = `http://127.0.0.1:${(receiver.address() as AddressInfo).port}/webhooks`

// Nothing listens on port 4, so one of the endpoints is always down.
const lines: string[] = []
const { sandbox, clerk } = await startSandbox({
  webhookEndpoints: ['http://127.0.0.1:4/down', receiverUrl],
  logger: recordingLogger(lines),
})
afterAll(() => receiver.close())
beforeEach(() => {
  deliveries.length = 0
})

function verify({ headers, body }: Delivery): Promise<WebhookEvent> {
  const request = new Request(receiverUrl, { method: 'POST', headers, body })
  return verifyWebhook(request, { signingSecret: sandbox.webhookSecret })
}

async function received(): Promise<WebhookEvent[]> {
  await sandbox.webhooks.flush()
  return Promise.all(deliveries.map(verify))
}

describe('webhooks', () => {
  it('tell of a user, in order, signed as Clerk signs them', async () => {
    const user = await clerk.users.createUser({ emailAddress: ['hook@example.com'] })
    await clerk.users.updateUserMetadata(user.id, { publicMetadata: { a: 1 } })
    await clerk.users.deleteUser(user.id)
    const events = await received()
    expect(events.map(({ type }) => type)).toEqual(['user.created', 'user.updated', 'user.deleted'])
    expect(events[1]).toMatchObject({ data: { id: user.id, public_metadata: { a: 1 } } })
    expect(events[2]?.data).toEqual({ object: 'user', id: user.id, deleted: true })
    expect(events[0]).toMatchObject({
      object: 'event',
      instance_id: expect.stringMatching(/^ins_/) as string,
      timestamp: expect.any(Number) as number,
    })
  })

  it('tell of the sessions that a ban ends', async () => {
    const session = await clerk.sessions.createSession({ userId: bob })
    await clerk.users.banUser(bob)
    await clerk.users.unbanUser(bob)
    const events = await received()
    expect(events.map(({ type }) => type)).toEqual([
      'session.created',
      'session.revoked',
      'user.updated',
      'user.updated',
    ])
    expect(events[1]).toMatchObject({
      data: { id: session.id, status: 'revoked', user: { id: bob } },
    })
  })

  it('tell of organizations, memberships and invitations', async () => {
    const { organizations } = clerk
    const { id } = await organizations.createOrganization({ name: 'Hooli', createdBy: ada })
    await organizations.updateOrganization(id, { name: 'Hooli Inc' })
    const membership = { organizationId: id, userId: bob }
    await organizations.createOrganizationMembership({ ...membership, role: 'org:member' })
    await organizations.updateOrganizationMembership({ ...membership, role: 'org:admin' })
    await organizations.deleteOrganizationMembership(membership)
    const invitation = await organizations.createOrganizationInvitation({
      organizationId: id,
      emailAddress: 'hooli@example.com',
      role: 'org:member',
    })
    await organizations.revokeOrganizationInvitation({
      organizationId: id,
      invitationId: invitation.id,
    })
    await organizations.deleteOrganization(id)
    expect((await received()).map(({ type }) => type)).toEqual([
      'organization.created',
      'organizationMembership.created',
      'organization.updated',
      'organizationMembership.created',
      'organizationMembership.updated',
      'organizationMembership.deleted',
      'email.created',
      'organizationInvitation.created',
      'organizationInvitation.revoked',
      'organizationMembership.deleted',
      'organization.deleted',
    ])
  })

  const judge = createWebhookJudge()
  it.skipIf(!judge)('have the data that Clerk’s spec says', async () => {
    const user = await clerk.users.createUser({
      emailAddress: ['judged@example.com'],
      externalId: 'judged',
    })
    await clerk.sessions.createSession({ userId: user.id })
    const organization = await clerk.organizations.createOrganization({
      name: 'Judged',
      createdBy: user.id,
    })
    await clerk.organizations.createOrganizationInvitation({
      organizationId: organization.id,
      emailAddress: 'invited@example.com',
      inviterUserId: user.id,
      role: 'org:member',
    })
    await clerk.users.deleteUser(user.id)
    await clerk.organizations.deleteOrganization(organization.id)
    await sandbox.webhooks.flush()
    expect(deliveries).toHaveLength(10)
    const events = deliveries.map(({ body }) => JSON.parse(body) as { type: string; data: object })
    expect(events.map((event) => judge?.(event)).filter(Boolean)).toEqual([])
  })

  it('to an endpoint that is down are logged, and hold up no other', async () => {
    await clerk.users.lockUser(bob)
    await clerk.users.unlockUser(bob)
    expect(await received()).toHaveLength(2)
    expect(lines.at(-1)).toMatch(/Webhook user\.updated to .*\/down failed: .*ECONNREFUSED/)
  })

  it('are refused by Clerk’s SDK when they were changed', async () => {
    await clerk.organizations.updateOrganizationMetadata(acme, { publicMetadata: { a: 1 } })
    await received()
    const [delivery] = deliveries
    if (!delivery) throw new Error('Nothing was delivered')
    const changed = { ...delivery, body: delivery.body.replace('Acme', 'Evil') }
    await expect(verify(changed)).rejects.toThrow()
  })

  it('are refused when they are old', async () => {
    const body = JSON.stringify({ type: 'user.deleted' })
    const hourAgo = new Headers(signWebhook(body, 'msg_1', Date.now() - 3_600_000))
    await expect(verify({ headers: hourAgo, body })).rejects.toThrow()
    expect(await verify({ headers: new Headers(signWebhook(body)), body })).toMatchObject({
      type: 'user.deleted',
    })
  })

  it('go to endpoints that are added later', async () => {
    const late = `${receiverUrl}/late`
    sandbox.webhooks.endpoints.push(late)
    await clerk.users.lockUser(bob)
    await clerk.users.unlockUser(bob)
    await sandbox.webhooks.flush()
    expect(deliveries).toHaveLength(4)
    sandbox.webhooks.endpoints.pop()
  })
  it('that wait when the sandbox is closed are dropped without a word', async () => {
    const silent = createServer(() => undefined)
    await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve))
    const { port } = silent.address() as AddressInfo
    const complaints: string[] = []
    const closing = await createSandbox({
      webhookEndpoints: [`http://127.0.0.1:${port}`],
      logger: recordingLogger(complaints),
    })
    for (const user of closing.store.users.values()) updateUser(closing.store, user, {})
    await once(silent, 'request')
    await closing.close()
    await closing.webhooks.flush()
    expect(complaints).toEqual([])
    silent.close()
  })
})
