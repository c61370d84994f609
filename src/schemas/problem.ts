import { Type } from '@sinclair/typebox'
import { type ProblemCode, problems } from '../problems.ts'
import { component, oneOf } from './component.ts'

const codes = Object.keys(problems) as ProblemCode[]

const ClerkError = Type.Object(
  {
    type: oneOf(['forbidden']),
    reason: oneOf(['reverification-error']),
    metadata: Type.Object({
      reverification: Type.Object({
        level: oneOf(['first_factor', 'second_factor']),
        afterMinutes: Type.Integer({ minimum: 1, description: 'How recent it has to be.' }),
      }),
    }),
  },
  { description: "With `reverification_required`: what Clerk's `useReverification` reads." },
)

export const ProblemDetails = component(
  'Problem',
  Type.Object(
    {
      type: Type.String({
        format: 'uri',
        maxLength: 200,
        description: 'Identifies the kind of problem; as stable as `code`.',
      }),
      title: Type.String({ maxLength: 100, description: 'What kind of problem it is.' }),
      status: Type.Integer({
        minimum: 400,
        maximum: 599,
        description: 'The HTTP status of the answer.',
      }),
      detail: Type.String({ maxLength: 1000, description: 'What happened this time.' }),
      instance: Type.String({
        maxLength: 200,
        description: 'The id of the request, to be quoted when asking about it.',
      }),
      code: oneOf(codes, { description: 'The kind of problem, for programs.' }),
      error: Type.String({ maxLength: 200, description: 'One sentence, for people.' }),
      errors: Type.Optional(
        Type.Array(
          Type.Object({
            pointer: Type.String({
              format: 'json-pointer',
              maxLength: 1000,
              description: 'Where: a JSON pointer whose first segment is the part of the request.',
            }),
            message: Type.String({ maxLength: 1000, description: 'What is wrong there.' }),
            code: Type.Optional(
              Type.String({ maxLength: 100, description: "Clerk's code, where Clerk refuses it." }),
            ),
          }),
          { maxItems: 100, description: 'Each thing that is wrong.' },
        ),
      ),
      clerk_error: Type.Optional(ClerkError),
    },
    {
      description:
        'A problem, as RFC 9457 has it. `code` tells what went wrong; `error` says it to people.',
    },
  ),
)
