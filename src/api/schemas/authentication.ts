import { component, nullable, oneOf, text, timestamp, Type } from '../../kit/index.ts'
import { authentication } from './story.ts'

const id = text
const names = (description: string) => Type.Array(Type.String(), { description })

/** Has the shape of the claim `act`. */
export const Actor = Type.Object(
  { sub: id('Id of the user who acts.') },
  { description: 'The user who impersonates (the `act` claim of the session).' },
)

export const Authentication = component(
  'Authentication',
  Type.Object(
    {
      tokenType: oneOf(['session_token', 'api_key', 'oauth_token', 'm2m_token'], {
        description: 'The kind of token.',
      }),
      id: id('Id of the session, the API key, or the token.'),
      subject: id('Id of the user, organization or machine that the token represents.'),
      userId: nullable(id('Id of the user; null for a token of an organization or a machine.')),
      orgId: nullable(
        id(
          'Id of the active organization of a session, or of the organization that owns the API key.',
        ),
      ),
      orgSlug: nullable(id('Slug of the active organization of a session.')),
      orgRole: nullable(id('Role in the active organization, such as `org:admin`.')),
      orgPermissions: names('Custom permissions in the active organization.'),
      role: nullable(id('Role in the app: `metadata.role` of a session.')),
      scopes: names('Scopes of an API key, an OAuth token, or a machine token.'),
      actor: nullable(Actor),
      expiresAt: nullable(
        timestamp('Milliseconds since 1970; null if the token does not expire.', 1735689660000),
      ),
    },
    {
      description: 'The kind of a token, its owner, and what it may do.',
      examples: [authentication],
    },
  ),
)
