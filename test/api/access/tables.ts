/**
 * The expected status of each operation for each caller. Every cell is one request in a new world
 * with a `person`, a member of the organization. The callers are
 *
 * - stranger: a member of another organization, who has that one active
 * - member, manager, orgAdmin: of the organization, with the roles org:member, org:manager (whose
 *   permissions are org:members:manage and org:settings:manage) and org:admin
 * - otherAdmin: org:admin of the other organization
 * - appAdmin: has the app role admin, and belongs to no organization
 *
 * addMember adds a person in no organization, which only the app admin may do. Operations with the
 * same answers share a line.
 */
export const people = parse(`
nobody  stranger  person  member  manager  orgAdmin  otherAdmin  appAdmin

401     200       200     200     200      200       200         200       getProtected getAuth

401     200       200     200     200      200       200         200       getMe updateMe changeMyPassword listMyOrganizations
                                                                           listMySessions listMyApiKeys listMyEmailAddresses
                                                                           listMyPhoneNumbers setMyPicture listMyConnectedAccounts
                                                                           listMyPasskeys listMySecondFactors listMyInvitations
401     204       204     204     204      204       204         204       deleteMe deleteMyPicture
401     404       200     404     404      404       404         404       revokeMySession getMyApiKey revokeMyApiKey getMyEmailAddress
                                                                           sendMyEmailAddressCode verifyMyEmailAddress
                                                                           makeMyEmailAddressPrimary getMyPhoneNumber
                                                                           sendMyPhoneNumberCode verifyMyPhoneNumber
                                                                           makeMyPhoneNumberPrimary declineMyInvitation
401     201       201     201     201      201       201         201       createMyApiKey addMyEmailAddress addMyPhoneNumber
401     404       204     404     404      404       404         404       removeMyEmailAddress removeMyPhoneNumber disconnectMyAccount
                                                                           removeMyPasskey removeMySecondFactor
401     404       204     204     204      409       404         404       leaveOrganization

401     403       403     403     403      403       403         200       listUsers countUsers getUser updateUser updateUserMetadata
                                                                           banUser unbanUser lockUser unlockUser listUserSessions
                                                                           revokeUserSessions listUserOrganizations
                                                                           requirePasswordReset cancelPasswordReset createSignInToken
                                                                           revokeSignInToken createActorToken revokeActorToken
401     403       403     403     403      403       403         201       createUser
401     403       403     403     403      403       403         204       deleteUser

401     403       403     403     403      403       403         200       listAppInvitations createAppInvitations revokeAppInvitation
                                                                           listWaitlist inviteFromWaitlist rejectFromWaitlist
                                                                           listAllowlist listBlocklist
401     403       403     403     403      403       403         201       createAppInvitation addToWaitlist addToAllowlist
                                                                           addToBlocklist
401     403       403     403     403      403       403         204       removeFromWaitlist removeFromAllowlist
                                                                           removeFromBlocklist

401     201       201     201     201      201       201         201       createOrganization
401     403       403     403     403      403       403         200       listOrganizations
401     200       200     200     200      200       200         200       listOrganizationRoles
401     404       200     200     200      200       404         200       getOrganization
401     403       403     403     200      200       404         200       updateOrganization setOrganizationLogo
                                                                           updateOrganizationDomain listOrganizationDomains
401     403       403     403     204      204       404         204       deleteOrganizationLogo removeOrganizationDomain
401     403       403     403     201      201       404         201       addOrganizationDomain
401     403       403     403     403      403       403         200       updateOrganizationMetadata verifyOrganizationDomain
401     403       403     403     403      200       404         200       listOrganizationApiKeys getOrganizationApiKey
                                                                           revokeOrganizationApiKey
401     403       403     403     403      201       404         201       createOrganizationApiKey
401     403       403     403     403      204       404         204       deleteOrganization

401     404       200     200     200      200       404         200       listMembers getMember
401     403       403     403     403      403       404         201       addMember
401     403       403     403     403      200       404         200       updateMember
401     403       403     403     204      204       404         204       removeMember

401     404       200     200     200      200       404         200       listInvitations getInvitation
401     403       403     403     201      201       404         201       createInvitation
401     403       403     403     200      200       404         200       revokeInvitation createInvitations
`)

/**
 * The same for programs. A key is a person's with the scope me:read (meKey), the organization's
 * with that scope (orgKey), or an app admin's with users:read, users:write or no scope; a machine
 * has the same scopes. meKey is of another person than the one in the world. oauth is an access token
 * that a person granted to an OAuth application.
 */
export const programs = parse(`
meKey  orgKey  readKey  writeKey  bareKey  readMachine  writeMachine  bareMachine  oauth

401    401     401      401       401      401          401           401          401    getProtected
200    200     200      200       200      200          200           200          200    getAuth

200    403     403      403       403      401          401           401          401    getMe listMyOrganizations listMyEmailAddresses
404    403     403      403       403      401          401           401          401    getMyEmailAddress
401    401     401      401       401      401          401           401          401    updateMe deleteMe changeMyPassword listMySessions
                                                                                          revokeMySession listMyApiKeys createMyApiKey getMyApiKey
                                                                                          revokeMyApiKey addMyEmailAddress sendMyEmailAddressCode
                                                                                          verifyMyEmailAddress makeMyEmailAddressPrimary
                                                                                          removeMyEmailAddress listMyPhoneNumbers addMyPhoneNumber
                                                                                          getMyPhoneNumber sendMyPhoneNumberCode verifyMyPhoneNumber
                                                                                          makeMyPhoneNumberPrimary removeMyPhoneNumber setMyPicture
                                                                                          deleteMyPicture listMyConnectedAccounts disconnectMyAccount
                                                                                          listMyPasskeys removeMyPasskey listMySecondFactors
                                                                                          removeMySecondFactor listMyInvitations declineMyInvitation
                                                                                          leaveOrganization

403    403     200      403       403      200          403           403          401    listUsers countUsers getUser listUserSessions
                                                                                          listUserOrganizations
403    403     403      201       403      403          201           403          401    createUser
403    403     403      200       403      403          200           403          401    updateUser updateUserMetadata banUser unbanUser lockUser
                                                                                          unlockUser revokeUserSessions requirePasswordReset
                                                                                          cancelPasswordReset createSignInToken revokeSignInToken
403    403     403      403       403      401          401           401          401    createActorToken revokeActorToken
403    403     403      204       403      403          204           403          401    deleteUser

403    403     200      403       403      200          403           403          401    listAppInvitations listWaitlist listAllowlist listBlocklist
403    403     403      200       403      403          200           403          401    createAppInvitations revokeAppInvitation inviteFromWaitlist
                                                                                          rejectFromWaitlist
403    403     403      201       403      403          201           403          401    createAppInvitation addToWaitlist addToAllowlist
                                                                                          addToBlocklist
403    403     403      204       403      403          204           403          401    removeFromWaitlist removeFromAllowlist
                                                                                          removeFromBlocklist

401    401     401      401       401      401          401           401          401    createOrganization getOrganization updateOrganization
                                                                                          deleteOrganization listOrganizations
                                                                                          listOrganizationRoles setOrganizationLogo
                                                                                          updateOrganizationDomain listOrganizationDomains
                                                                                          deleteOrganizationLogo removeOrganizationDomain
                                                                                          addOrganizationDomain updateOrganizationMetadata
                                                                                          verifyOrganizationDomain listOrganizationApiKeys
                                                                                          getOrganizationApiKey revokeOrganizationApiKey
                                                                                          createOrganizationApiKey

401    401     401      401       401      401          401           401          401    listMembers addMember getMember updateMember removeMember

401    401     401      401       401      401          401           401          401    listInvitations createInvitation getInvitation
                                                                                          revokeInvitation createInvitations
`)

/** The operations that grant: they ask Clerk whether the session is still active. */
export const granting = new Set(
  `
  addMember addMyEmailAddress addMyPhoneNumber addOrganizationDomain addToAllowlist
  addToBlocklist addToWaitlist banUser cancelPasswordReset createActorToken
  createAppInvitation createAppInvitations createInvitation createInvitations createMyApiKey
  createOrganizationApiKey createSignInToken createUser deleteOrganization deleteUser
  disconnectMyAccount inviteFromWaitlist leaveOrganization lockUser makeMyEmailAddressPrimary
  makeMyPhoneNumberPrimary rejectFromWaitlist removeFromAllowlist removeFromBlocklist
  removeFromWaitlist removeMember removeMyEmailAddress removeMyPasskey removeMyPhoneNumber
  removeMySecondFactor removeOrganizationDomain requirePasswordReset revokeActorToken
  revokeAppInvitation revokeInvitation revokeOrganizationApiKey revokeSignInToken
  revokeUserSessions sendMyEmailAddressCode sendMyPhoneNumberCode unbanUser unlockUser
  updateMember updateOrganizationDomain updateUser updateUserMetadata verifyMyEmailAddress
  verifyMyPhoneNumber verifyOrganizationDomain updateOrganizationMetadata
  `
    .trim()
    .split(/\s+/),
)

/** Parses a table: the status by operation and caller. A line may continue the list of operations. */
function parse(table: string): Map<string, Record<string, number>> {
  const [callers = [], ...lines] = table
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => line.trim().split(/ +/))
  const rows = new Map<string, Record<string, number>>()
  let statuses: Record<string, number> = {}
  for (const words of lines) {
    const numbers = words.filter((word) => /^[0-9]+$/.test(word))
    if (numbers.length > 0)
      statuses = Object.fromEntries(callers.map((caller, i) => [caller, Number(numbers[i])]))
    for (const operationId of words.slice(numbers.length)) rows.set(operationId, statuses)
  }
  return rows
}
