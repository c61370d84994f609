// The exports of `clerk-fastify-openapi/sandbox`.

export {
  createSandbox,
  type Sandbox,
  type SandboxKeys,
  type SandboxOptions,
  type SandboxTools,
} from './create-sandbox.ts'
export { bundleAdvice } from './bundles.ts'
export { announce, findAnnounced } from './announcement.ts'
export { readSeed } from './seed.ts'
export { Seed } from './seed-schema.ts'
export { createSigner, sessionClaims, validFor, type Claims, type Signer } from './tokens.ts'
export { signWebhook, type Attempt, type SentEvent } from './webhooks.ts'
export type { Duration } from './clock.ts'
export type { Failure } from './failures.ts'
export type { Answer } from './http.ts'
export type { Message } from './inbox.ts'
export type { CreatedUser, NewUser } from './people.ts'
export type { SignInOptions } from './sign-in.ts'
