import type { SandboxContext } from './context.ts'
import { notFound } from './errors.ts'
import type { Session } from './records.ts'
import { withShortcodes } from './shortcodes.ts'
import { validFor } from './tokens.ts'

/**
 * Creates a token from the template with this name.
 *
 * @param seconds lifetime; default: that of the template
 * @throws {ClerkApiError} 404 if there is no such template
 */
export function templateToken(
  { store, signer }: SandboxContext,
  session: Session,
  name: string,
  { seconds, azp }: { seconds?: number | null; azp?: string } = {},
): string {
  const template = [...store.jwtTemplates.values()].find((one) => one.name === name)
  if (!template) throw notFound('JWT template', name)
  return signer.template({
    ...validFor(seconds ?? template.lifetime),
    ...withShortcodes(template.claims, store, session),
    sub: session.user_id,
    azp,
  })
}
