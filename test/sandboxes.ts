import { builtInSeed } from '../src/sandbox/built-in-seed.ts'
import { createSandbox, type Sandbox, type SandboxOptions } from '../src/sandbox/index.ts'
import { plant } from '../src/sandbox/seed.ts'
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

/** Started once a worker; making its key takes long. */
let shared: Promise<Sandbox> | undefined
let isBorrowed = false

/** The sandbox that all files of a worker share, each from the seed on. */
export async function borrowSandbox(): Promise<Sandbox> {
  shared ??= createSandbox({ onAnswer: clerkSpec.onAnswer })
  const sandbox = await shared
  sandbox.http.server.unref()
  if (!isBorrowed) {
    isBorrowed = true
    closeAfterTests(() => {
      isBorrowed = false
      reset(sandbox)
      clerkSpec.check()
    })
  }
  return sandbox
}

function reset({ store, webhooks }: Sandbox): void {
  webhooks.endpoints.length = 0
  for (const table of Object.values(store))
    if (table instanceof Map && table !== store.signingKeys) table.clear()
  plant(store, builtInSeed)
}
