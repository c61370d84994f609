import { describe, expect, test } from 'vitest'
import { totpCode } from '../../src/sandbox/second-factors.ts'
import { ada, startSandbox } from './start.ts'

const { clerk, call } = await startSandbox()
const CODE = '424242'

/** A file with this content. */
const picture = (bytes: number[]) => new Blob([new Uint8Array(bytes)])
const PNG = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 1, 2, 3, 4]

let count = 0
async function createUser() {
  count++
  return clerk.users.createUser({
    emailAddress: [`person-${count}@example.com`],
    password: 'sandbox-person',
  })
}

describe('email addresses', () => {
  test('are created, read, made the primary one and deleted', async () => {
    const user = await createUser()
    const added = await clerk.emailAddresses.createEmailAddress({
      userId: user.id,
      emailAddress: `Other-${user.id}@example.com`,
      verified: true,
    })
    expect(added.emailAddress).toBe(`other-${user.id}@example.com`.toLowerCase())
    expect((await clerk.emailAddresses.getEmailAddress(added.id)).verification?.status).toBe(
      'verified',
    )
    await clerk.emailAddresses.updateEmailAddress(added.id, { primary: true })
    expect((await clerk.users.getUser(user.id)).primaryEmailAddressId).toBe(added.id)
    await clerk.emailAddresses.deleteEmailAddress(added.id)
    const { primaryEmailAddressId, emailAddresses } = await clerk.users.getUser(user.id)
    expect(emailAddresses.map(({ id }) => id)).toEqual([primaryEmailAddressId])
    await expect(
      clerk.emailAddresses.deleteEmailAddress(primaryEmailAddressId ?? ''),
    ).rejects.toMatchObject({ errors: [{ code: 'last_identification_deletion_failed' }] })
  })

  test('of somebody else are refused; one that is not verified blocks nobody', async () => {
    const [one, other] = [await createUser(), await createUser()]
    const emailAddress = `wanted-${one.id}@example.com`
    const add = (userId: string, verified: boolean) =>
      clerk.emailAddresses.createEmailAddress({ userId, emailAddress, verified })
    const unverified = await add(one.id, false)
    await add(other.id, true)
    await expect(
      clerk.emailAddresses.updateEmailAddress(unverified.id, { verified: true }),
    ).rejects.toMatchObject({ errors: [{ code: 'form_identifier_exists' }] })
    await expect(add(ada, true)).rejects.toMatchObject({ status: 422 })
  })

  test('are verified by their code', async () => {
    const user = await createUser()
    const { id } = await clerk.emailAddresses.createEmailAddress({
      userId: user.id,
      emailAddress: `code-${user.id}@example.com`,
      verified: false,
    })
    const path = `/v1/email_addresses/${id}`
    const { body } = await call('POST', `${path}/prepare_verification`)
    const attempt = (code: string) =>
      call('POST', `${path}/attempt_verification`, { verification_id: body.id, code })
    expect((await attempt('000000')).body.status).toBe('unverified')
    expect((await attempt(CODE)).body.status).toBe('verified')
  })

  test('are replaced by one', async () => {
    const user = await createUser()
    const replaced = await call('PUT', `/v1/users/${user.id}/email_address`, {
      email_address: `only-${user.id}@example.com`,
    })
    expect(replaced.status).toBe(200)
    const { emailAddresses, primaryEmailAddressId } = await clerk.users.getUser(user.id)
    expect(emailAddresses.map(({ id }) => id)).toEqual([primaryEmailAddressId])
    expect(primaryEmailAddressId).toBe(replaced.body.id)
  })
})

describe('phone numbers', () => {
  test('are created, found, made the primary one and deleted', async () => {
    const user = await createUser()
    const phone = await clerk.phoneNumbers.createPhoneNumber({
      userId: user.id,
      phoneNumber: '+15555550101',
      verified: true,
    })
    expect((await clerk.users.getUser(user.id)).primaryPhoneNumberId).toBe(phone.id)
    const found = await clerk.users.getUserList({ phoneNumber: ['+15555550101'] })
    expect(found.data.map(({ id }) => id)).toEqual([user.id])
    await expect(
      clerk.phoneNumbers.createPhoneNumber({ userId: ada, phoneNumber: '+15555550101' }),
    ).rejects.toMatchObject({ errors: [{ code: 'form_identifier_exists' }] })
    await clerk.phoneNumbers.deletePhoneNumber(phone.id)
    expect((await clerk.users.getUser(user.id)).primaryPhoneNumberId).toBeNull()
  })

  test('in another form than E.164 are refused', async () => {
    await expect(
      clerk.phoneNumbers.createPhoneNumber({ userId: ada, phoneNumber: '555 0101' }),
    ).rejects.toMatchObject({ errors: [{ code: 'form_param_format_invalid' }] })
  })

  test('are a second factor when they are reserved for it', async () => {
    const user = await createUser()
    const phone = await clerk.phoneNumbers.createPhoneNumber({
      userId: user.id,
      phoneNumber: '+15555550102',
      verified: true,
    })
    await clerk.phoneNumbers.updatePhoneNumber(phone.id, { reservedForSecondFactor: true })
    expect((await clerk.users.getUser(user.id)).twoFactorEnabled).toBe(true)
    await clerk.users.disableUserMFA(user.id)
    expect((await clerk.users.getUser(user.id)).twoFactorEnabled).toBe(false)
  })
})

describe('a user', () => {
  test('is created with all that the SDK sends', async () => {
    const secret = 'JBSWY3DPEHPK3PXP'
    const user = await clerk.users.createUser({
      phoneNumber: ['+15555550103'],
      username: 'everything',
      password: 'sandbox-everything',
      totpSecret: secret,
      backupCodes: ['first', 'second'],
      createdAt: new Date('2020-01-01T00:00:00Z'),
      legalAcceptedAt: new Date('2021-01-01T00:00:00Z'),
      skipLegalChecks: true,
      locale: 'de-DE',
    })
    await clerk.users.updateUser(user.id, {
      deleteSelfEnabled: false,
      createOrganizationsLimit: 3,
    })
    expect(await clerk.users.getUser(user.id)).toMatchObject({
      totpEnabled: true,
      backupCodeEnabled: true,
      twoFactorEnabled: true,
      createdAt: Date.UTC(2020, 0, 1),
      legalAcceptedAt: Date.UTC(2021, 0, 1),
      deleteSelfEnabled: false,
      createOrganizationsLimit: 3,
      locale: 'de-DE',
    })
    const verify = (code: string) => clerk.users.verifyTOTP({ userId: user.id, code })
    expect(await verify(totpCode(secret))).toMatchObject({ verified: true, code_type: 'totp' })
    expect(await verify('second')).toMatchObject({ code_type: 'backup_code' })
    await expect(verify('second')).rejects.toMatchObject({ status: 422 })
    await clerk.users.deleteUserBackupCodes(user.id)
    await clerk.users.deleteUserTOTP(user.id)
    expect((await clerk.users.getUser(user.id)).totpEnabled).toBe(false)
  })

  test('has a picture until it is deleted', async () => {
    const user = await createUser()
    const changed = await clerk.users.updateUserProfileImage(user.id, { file: picture(PNG) })
    expect(changed.hasImage).toBe(true)
    expect(changed.imageUrl).toMatch(/^data:image\/png;base64,/)
    await expect(
      clerk.users.updateUserProfileImage(user.id, { file: picture([60, 115, 118, 103]) }),
    ).rejects.toMatchObject({ errors: [{ code: 'image_type_not_supported' }] })
    expect((await clerk.users.deleteUserProfileImage(user.id)).hasImage).toBe(false)
  })

  test('whose password is compromised, or removed, has no password to sign in with', async () => {
    const user = await createUser()
    const path = `/v1/users/${user.id}`
    expect((await call('POST', `${path}/password/set_compromised`, {})).status).toBe(200)
    expect((await call('POST', `${path}/password/unset_compromised`)).status).toBe(200)
    expect((await call('POST', `${path}/remove_password`, {})).body.password_enabled).toBe(false)
  })

  test('is banned with others at once', async () => {
    const ids = [(await createUser()).id, (await createUser()).id]
    const { body } = await call('POST', '/v1/users/ban', { user_ids: ids })
    expect(body).toMatchObject([{ banned: true }, { banned: true }])
    await call('POST', '/v1/users/unban', { user_ids: ids })
    expect((await clerk.users.getUser(ids[0] ?? '')).banned).toBe(false)
  })

  test('is refused with a parameter that the sandbox does not have, and the log says so', async () => {
    const { status, body } = await call('PATCH', `/v1/users/${ada}`, { profile_image_id: 'img_1' })
    expect(status).toBe(422)
    expect(body.errors).toMatchObject([{ code: 'form_param_unknown' }])
  })
})
