/**
 * An error in the format of Clerk's answers.
 *
 * @see https://clerk.com/docs/guides/development/errors/backend-api
 */
export class ClerkApiError extends Error {
  readonly status: number
  readonly code: string
  readonly longMessage: string
  readonly meta: Record<string, unknown> | undefined

  constructor(
    status: number,
    code: string,
    message: string,
    longMessage = message,
    meta?: Record<string, unknown>,
  ) {
    super(message)
    this.status = status
    this.code = code
    this.longMessage = longMessage
    this.meta = meta
  }

  /** One entry of the answer's `errors`. */
  toJSON() {
    return {
      code: this.code,
      message: this.message,
      long_message: this.longMessage,
      ...(this.meta && { meta: this.meta }),
    }
  }
}

export function notFound(what: string, id: string): ClerkApiError {
  return new ClerkApiError(
    404,
    'resource_not_found',
    'not found',
    `No ${what} was found with id ${id}`,
  )
}

/** 422: one parameter of the body or query is invalid. */
export function invalidParameter(code: string, parameter: string, message: string): ClerkApiError {
  return new ClerkApiError(422, code, message, message, { param_name: parameter })
}

/** 422: the request has a parameter that Clerk, or the sandbox, does not have. It is logged. */
export function unknownParameter(parameter: string): ClerkApiError {
  return invalidParameter(
    'form_param_unknown',
    parameter,
    `${parameter} is not a valid parameter for this request, or not one the sandbox has.`,
  )
}

/** The record with this id, or 404. */
export function find<Item>(table: Map<string, Item>, what: string, id: string): Item {
  const item = table.get(id)
  if (!item) throw notFound(what, id)
  return item
}

/**
 * 422: Clerk may support this value of the parameter, and the sandbox does not. The server logs it,
 * so that nobody searches for the mistake in the application.
 */
export function notInSandbox(parameter: string, value: string, advice: string): ClerkApiError {
  return invalidParameter(
    NOT_IMPLEMENTED,
    parameter,
    `The sandbox has no ${parameter} ${value}. ${advice}`,
  )
}

/** The error code of failures that `fail()` asked for. */
export const ASKED_FOR = 'sandbox_failure'

/** The error code for features that Clerk may have and the sandbox does not. */
export const NOT_IMPLEMENTED = 'sandbox_not_implemented'
