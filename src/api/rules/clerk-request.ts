import type { ClerkClient } from '@clerk/backend'

type Options = Parameters<ClerkClient['users']['request']>[0]

/**
 * Calls an operation of Clerk's Backend API for which the SDK has no method, with the SDK's own
 * client: its key, address, version and errors.
 * @param options of the SDK; its names become snake_case
 */
export function requestClerk<T>({ users }: ClerkClient, options: Options): Promise<T> {
  // eslint-disable-next-line @typescript-eslint/dot-notation -- the SDK protects the method
  return users['request']<T>(options)
}
