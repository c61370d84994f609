import { list, pageQuery, sortedBy, Type } from '../../kit/index.ts'
import { EmailAddressInput } from './email-address.ts'
import { former } from './former.ts'
import { UserId } from './ids.ts'
import { search } from './search.ts'
import { externalId } from './user.ts'

const filters = {
  emailAddresses: list(EmailAddressInput, 'Users with one of these email addresses.'),
  usernames: list(
    Type.String({ minLength: 1, maxLength: 64, pattern: '^[^,]+$' }),
    'Users with one of these usernames.',
  ),
  userIds: list(UserId, 'Users with one of these ids.'),
  externalIds: list(externalId, 'Users with one of these external ids.'),
}

/** The filters of users. */
export const UserFilters = Type.Object({
  search,
  ...filters,
  emailAddress: former(filters.emailAddresses, 'emailAddresses'),
  username: former(filters.usernames, 'usernames'),
  userId: former(filters.userIds, 'userIds'),
  externalId: former(filters.externalIds, 'externalIds'),
})

export const UserListQuery = pageQuery({
  ...UserFilters.properties,
  ...sortedBy([
    'createdAt',
    'updatedAt',
    'emailAddress',
    'firstName',
    'lastName',
    'username',
    'lastActiveAt',
    'lastSignInAt',
  ]),
  after: Type.Optional(
    Type.String({
      ...UserId,
      description:
        'Id of the last user of the page before, instead of an offset. Only with `sort=createdAt`, and with the same filters and order.',
    }),
  ),
})
