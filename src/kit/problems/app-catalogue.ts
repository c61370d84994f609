import fp from 'fastify-plugin'
import { type ProblemCode, type ProblemEntry, problems } from './catalogue.ts'
import { challengeOf } from './challenge.ts'
import type { Problem } from './problem.ts'
import { DeclarationError } from '../declaration-error.ts'

declare module 'fastify' {
  interface FastifyInstance {
    /** Every problem that the app can answer. */
    problems: AppCatalogue
  }
}

export interface CatalogueOptions {
  /** The app's own problems, by code. */
  own: Readonly<Record<string, ProblemEntry>>
  /** Starts the `type` of every problem; the code follows. */
  typeBase: string
  /** The `realm` of challenges (RFC 9110 section 11.5). */
  realm: string
}

/** The problems of an app: those of the kit, and its own. */
export interface AppCatalogue {
  readonly codes: readonly ProblemCode[]
  of(code: ProblemCode): ProblemEntry
  /**
   * The body of an answer (RFC 9457 section 3.1). The cause stays in the log.
   * @param instance id of the request
   */
  details(problem: Problem, instance: string): ProblemDetails
  /** The header `WWW-Authenticate`; undefined for problems that are not about the credential. */
  challenge(problem: Problem): string | undefined
  /** The answer to a problem. It is serialized once for a problem that is answered many times. */
  answer(problem: Problem): ProblemAnswer
}

/** An answer, except for the id of its request. */
export interface ProblemAnswer {
  status: number
  headers: Readonly<Record<string, string>>
  /** @param instance id of the request */
  body: (instance: string) => string
}

export interface ProblemDetails {
  type: string
  title: string
  status: number
  detail: string
  instance: string
  code: ProblemCode
  error: string
  errors?: Problem['occurrence']['errors']
  clerk_error?: object
}

export const PROBLEM_TYPE = 'application/problem+json'
/** Maximum length of `detail` in characters. Messages of a framework may repeat the input. */
const LONGEST_DETAIL = 1000

/** @throws {DeclarationError} if a problem of the app has the code of one of the kit's, or no error status */
export function createCatalogue({ own, typeBase, realm }: CatalogueOptions): AppCatalogue {
  for (const [code, { status }] of Object.entries(own)) {
    if (code in problems)
      throw new DeclarationError(
        `The option problems has "${code}", which is a problem of the kit: rename it`,
      )
    if (status < 400 || status > 599)
      throw new DeclarationError(
        `The option problems gives "${code}" the status ${status}; it must be 400 to 599`,
      )
  }
  const entries = { ...problems, ...own } as Record<string, ProblemEntry | undefined>
  const of = (code: ProblemCode): ProblemEntry => {
    const entry = entries[code]
    if (!entry)
      throw new DeclarationError(`There is no problem "${code}": add it to the option problems`)
    return entry
  }
  const answers = new WeakMap<Problem, ProblemAnswer>()
  const catalogue: AppCatalogue = {
    codes: Object.keys(entries) as ProblemCode[],
    of,
    details({ code, message, occurrence }, instance) {
      const { title, status, error, meaning } = of(code)
      const { detail = message === code ? meaning : message, errors, reverification } = occurrence
      return {
        type: typeBase + code,
        title,
        status,
        detail: detail.slice(0, LONGEST_DETAIL),
        instance,
        code,
        error: occurrence.error ?? error,
        ...(errors && { errors }),
        ...(reverification && {
          clerk_error: {
            type: 'forbidden',
            reason: 'reverification-error',
            metadata: { reverification },
          },
        }),
      }
    },
    challenge: (problem) => challengeOf(problem, of(problem.code).status, realm),
    answer(problem) {
      const known = answers.get(problem)
      if (known) return known
      const answer = answerOf(problem, catalogue)
      answers.set(problem, answer)
      return answer
    },
  }
  return catalogue
}

const NO_INSTANCE = '"instance":""'

function answerOf(problem: Problem, catalogue: AppCatalogue): ProblemAnswer {
  const { status, retryAfter } = catalogue.of(problem.code)
  const challenge = catalogue.challenge(problem)
  const body = JSON.stringify(catalogue.details(problem, ''))
  // Inside of a text, JSON escapes the quotes.
  const start = body.indexOf(NO_INSTANCE) + NO_INSTANCE.length - 2
  const [before, after] = [body.slice(0, start), body.slice(start + 2)]
  return {
    status,
    headers: {
      ...(challenge !== undefined && { 'www-authenticate': challenge }),
      ...(retryAfter !== undefined && { 'retry-after': String(retryAfter) }),
      ...problem.occurrence.headers,
      'content-type': `${PROBLEM_TYPE}; charset=utf-8`,
    },
    body: (instance) => before + JSON.stringify(instance) + after,
  }
}

/** Adds `app.problems`. */
export const problemCatalogue = fp<CatalogueOptions>(
  async (app, options) => {
    app.decorate('problems', createCatalogue(options))
  },
  { name: 'problem-catalogue' },
)
