import { beforeEach, describe, expect, test } from 'vitest'
import { faulty, openBrowser } from './frontend/browser.ts'
import { startSandbox, recordingLogger } from './start.ts'

const log: string[] = []
const { sandbox, clerk, call } = await startSandbox({ logger: recordingLogger(log) })
const FIRST = '0x52908400098527886E0F7030069857D2E4169EE7'
const SECOND = '0xde709f2102306220921060314715629080e2fb77'

beforeEach(async () => {
  await sandbox.reset()
  log.length = 0
})

const createOwner = async () => {
  const { body } = await call('POST', '/v1/users', { web3_wallet: [FIRST, SECOND] })
  return clerk.users.getUser(String(body.id))
}

describe('web3 wallets of users', () => {
  test('are created, found and deleted', async () => {
    const user = await createOwner()
    expect(user.web3Wallets.map(({ web3Wallet }) => web3Wallet)).toEqual([FIRST, SECOND])
    expect(user.primaryWeb3WalletId).toBe(user.web3Wallets[0]?.id)
    expect(await clerk.users.getCount({ web3Wallet: [SECOND] })).toBe(1)
    const taken = await call('POST', '/v1/users', { web3_wallet: [FIRST.toLowerCase()] })
    expect(taken.body).toMatchObject(faulty('form_identifier_exists', 'web3_wallet'))

    const [first, second] = user.web3Wallets.map(
      ({ id }) => `/v1/users/${user.id}/web3_wallets/${id}`,
    )
    expect((await call('DELETE', first ?? '')).body).toMatchObject({ deleted: true })
    const { web3Wallets, primaryWeb3WalletId } = await clerk.users.getUser(user.id)
    expect(web3Wallets.map(({ id }) => id)).toEqual([primaryWeb3WalletId])
    expect((await call('DELETE', second ?? '')).body).toMatchObject(
      faulty('last_identification_deletion_failed'),
    )
  })

  test.each(['web3_metamask_signature', 'web3_solana_signature'])(
    'cannot sign in with %s, and the log says what to do',
    async (strategy) => {
      await createOwner()
      const browser = openBrowser(sandbox.frontendApiUrl)
      const { response } = await browser.call('POST', '/v1/client/sign_ins', { identifier: FIRST })
      const path = `/v1/client/sign_ins/${String(response.id)}/prepare_first_factor`
      const form = { strategy, web3_wallet_id: 'idn_1' }
      expect((await browser.call('POST', path, form)).errors).toEqual([
        expect.objectContaining({
          code: 'sandbox_not_implemented',
          long_message: expect.stringContaining('Sign in in another way'),
        }),
      ])
      expect(log.join('\n')).toContain('It cannot check signatures of web3 wallets.')
    },
  )

  test('cannot sign up', async () => {
    const browser = openBrowser(sandbox.frontendApiUrl)
    const form = { web3_wallet: FIRST, strategy: 'web3_metamask_signature' }
    const { errors } = await browser.call('POST', '/v1/client/sign_ups', form)
    expect(errors[0]?.code).toBe('sandbox_not_implemented')
  })
})
