import { createSandbox, type Sandbox, type SandboxOptions } from '../src/sandbox/index.ts'
import { holdToClerkSpec } from './clerk-spec.ts'
import { closeAfterTests } from './closing.ts'

/** All that a sandbox answers in a test is held to Clerk's own spec. */
const clerkSpec = holdToClerkSpec()

/** A sandbox of its own, until the tests of the file are done. */
export async function startSandbox(options: SandboxOptions = {}): Promise<Sandbox> {
  const sandbox = await createSandbox({
    ...options,
    onAnswer(answer) {
      clerkSpec.onAnswer(answer)
      options.onAnswer?.(answer)
    },
  })
  closeAfterTests(async () => {
    await sandbox.close()
    clerkSpec.check()
  })
  return sandbox
}

/** Started once a worker. */
let shared: Promise<Sandbox> | undefined
let isBorrowed = false

/** The sandbox that all files of a worker share, each from the seed on. */
export async function borrowSandbox(): Promise<Sandbox> {
  shared ??= createSandbox({ onAnswer: clerkSpec.onAnswer })
  const sandbox = await shared
  sandbox.http.server.unref()
  if (!isBorrowed) {
    isBorrowed = true
    closeAfterTests(async () => {
      isBorrowed = false
      sandbox.webhooks.endpoints.length = 0
      await sandbox.reset()
      clerkSpec.check()
    })
  }
  return sandbox
}
