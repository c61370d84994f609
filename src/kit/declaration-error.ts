/** A route or an option is declared wrongly. The message is one sentence that says what to change. */
export class DeclarationError extends Error {
  override name = 'DeclarationError'
}
