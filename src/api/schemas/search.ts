import { Type } from '../../kit/index.ts'

/** The parameter of lists of people. */
export const search = Type.Optional(
  Type.String({
    minLength: 1,
    maxLength: 256,
    description:
      'Part of an email address, username, id, or name. This version still accepts its former name, `query`.',
  }),
)
