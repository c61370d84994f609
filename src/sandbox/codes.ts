import { invalidParameter } from './errors.ts'

/** The code of every email and text message, as in Clerk's test mode. */
export const CODE = '424242'

/** Throws 422 if it is not that code. */
export function checkCode(code: string | undefined): void {
  if (code !== CODE) throw incorrectCode()
}

export function incorrectCode() {
  return invalidParameter(
    'form_code_incorrect',
    'code',
    `Incorrect code. In the sandbox it is always ${CODE}.`,
  )
}
