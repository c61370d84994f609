import { createSandbox, type Sandbox, type SandboxOptions } from '../src/sandbox/index.ts'
import { holdToClerkSpec } from './clerk-spec.ts'
import { closeAfterTests } from './closing.ts'

/** All answers of a sandbox in tests are checked against Clerk's spec. */
const clerkSpec = holdToClerkSpec()

/** A separate sandbox, until the tests of the file end. */
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

/** Started once for each worker. */
let shared: Promise<Sandbox> | undefined
let isBorrowed = false

/** The sandbox that all files of a worker share. It starts from the seed for each file. */
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
