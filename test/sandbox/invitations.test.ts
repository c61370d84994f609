import { beforeEach, describe, expect, it } from 'vitest'
import { ada, startSandbox } from './start.ts'

const { sandbox, clerk } = await startSandbox()
beforeEach(() => sandbox.reset())

describe('invitations', () => {
  it('are made, listed and revoked', async () => {
    const made = await clerk.invitations.createInvitation({
      emailAddress: 'one@example.com',
      publicMetadata: { team: 'x' },
    })
    expect(made).toMatchObject({ status: 'pending', publicMetadata: { team: 'x' } })
    const revoked = await clerk.invitations.revokeInvitation(made.id)
    expect(revoked).toMatchObject({ status: 'revoked', revoked: true })
    const pending = await clerk.invitations.getInvitationList({ status: 'pending' })
    expect(pending.totalCount).toBe(0)
    const all = await clerk.invitations.getInvitationList()
    expect(all).toMatchObject({ totalCount: 1, data: [{ id: made.id }] })
  })

  it('are made in bulk', async () => {
    const made = await clerk.invitations.createInvitationBulk([
      { emailAddress: 'two@example.com' },
      { emailAddress: 'three@example.com' },
    ])
    expect(made).toHaveLength(2)
  })

  it('are not made for users, nor twice', async () => {
    await expect(
      clerk.invitations.createInvitation({ emailAddress: 'ada@example.com' }),
    ).rejects.toMatchObject({ errors: [{ code: 'form_identifier_exists' }] })
    await clerk.invitations.createInvitation({ emailAddress: 'two@example.com' })
    await expect(
      clerk.invitations.createInvitation({ emailAddress: 'two@example.com' }),
    ).rejects.toMatchObject({ errors: [{ code: 'duplicate_record' }] })
  })
})

describe('sign-in tokens', () => {
  it('are made and revoked', async () => {
    const made = await clerk.signInTokens.createSignInToken({
      userId: ada,
      expiresInSeconds: 60,
    })
    expect(made).toMatchObject({ userId: ada, status: 'pending' })
    expect(made.url).toContain(made.token)
    expect((await clerk.signInTokens.revokeSignInToken(made.id)).status).toBe('revoked')
  })
})

it('A testing token is given', async () => {
  const { token } = await clerk.testingTokens.createTestingToken()
  expect(token).not.toBe('')
})

it('A handshake is looked up by its nonce', async () => {
  sandbox.store.handshakes.set('a-nonce', ['__session=token; Path=/'])
  const payload = await clerk.clients.getHandshakePayload({ nonce: 'a-nonce' })
  expect(payload.directives).toEqual(['__session=token; Path=/'])
})
