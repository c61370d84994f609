import type { ActorToken as ClerkActorToken, SignInToken as ClerkSignInToken } from '@clerk/backend'
import { closed, component, nullable, type Static, text, timestamp, Type } from '../../kit/index.ts'
import { Actor } from './authentication.ts'
import { actorToken, signInToken } from './story.ts'

const time = timestamp('Milliseconds since 1970.', 1735689600000)
const status = text('`pending`, `accepted` or `revoked`; only a pending one can be used.')
const secret = {
  token: nullable(text('The secret of the token. It is shown only this once.')),
  url: nullable(text('The page that signs in with it. It is shown only this once.')),
}
const shown = { token: 'eyJhbGciOi…', url: 'https://accounts.example.com/sign-in?__clerk_ticket=…' }
const expiresInSeconds = (longest: number, example: string) =>
  Type.Optional(
    Type.Integer({
      minimum: 1,
      maximum: longest,
      description: `Seconds until the token expires; ${example} by default.`,
    }),
  )

const ofSignInToken = {
  id: text('Id of a sign-in token.'),
  userId: text('Id of the user who can sign in with it.'),
  status,
  createdAt: time,
  updatedAt: time,
}

export const SignInToken = component(
  'SignInToken',
  Type.Object(ofSignInToken, {
    description: 'A token to sign in once, without its secret.',
    examples: [signInToken],
  }),
)

export const CreatedSignInToken = component(
  'CreatedSignInToken',
  Type.Object(
    { ...ofSignInToken, ...secret },
    {
      description: 'A new token to sign in once, with its secret.',
      examples: [{ ...signInToken, ...shown }],
    },
  ),
)

export const CreateSignInToken = component(
  'CreateSignInToken',
  closed(
    Type.Object(
      { expiresInSeconds: expiresInSeconds(2_592_000, 'an hour') },
      { description: 'A sign-in token to create.', examples: [{ expiresInSeconds: 3600 }] },
    ),
  ),
)

const ofActorToken = {
  id: text('Id of an actor token.'),
  userId: text('Id of the user who is impersonated.'),
  actor: nullable(Actor),
  status,
  createdAt: time,
  updatedAt: time,
}

export const ActorToken = component(
  'ActorToken',
  Type.Object(ofActorToken, {
    description: 'A token to sign in as another user, without its secret.',
    examples: [actorToken],
  }),
)

export const CreatedActorToken = component(
  'CreatedActorToken',
  Type.Object(
    { ...ofActorToken, ...secret },
    {
      description: 'A new token to sign in as another user, with its secret.',
      examples: [{ ...actorToken, ...shown }],
    },
  ),
)

export const CreateActorToken = component(
  'CreateActorToken',
  closed(
    Type.Object(
      {
        reason: Type.String({
          minLength: 1,
          maxLength: 500,
          description: 'The reason of the impersonation. The log keeps it.',
        }),
        expiresInSeconds: expiresInSeconds(86_400, 'ten minutes'),
        sessionMaxDurationInSeconds: Type.Optional(
          Type.Integer({
            minimum: 60,
            maximum: 86_400,
            description: 'Seconds that the session lasts; half an hour by default.',
          }),
        ),
      },
      {
        description: 'An actor token to create.',
        examples: [{ reason: 'Support case 1815', sessionMaxDurationInSeconds: 900 }],
      },
    ),
  ),
)

export function toSignInToken(token: ClerkSignInToken): Static<typeof SignInToken> {
  const { id, userId, createdAt, updatedAt } = token
  return { id, userId, status: token.status, createdAt, updatedAt }
}

export function toActorToken(token: ClerkActorToken): Static<typeof ActorToken> {
  const { id, userId, createdAt, updatedAt } = token
  const sub = token.actor?.sub
  const actor = typeof sub === 'string' ? { sub } : null
  return { id, userId, actor, status: token.status, createdAt, updatedAt }
}

/** Adds the secret, which only the answer to the creation has. */
export function withSecret<Token extends object>(
  shown: Token,
  { token, url }: { token?: string | null | undefined; url?: string | null | undefined },
) {
  return { ...shown, token: token ?? null, url: url ?? null }
}
