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
        afterMinutes: Type.Integer({ description: 'How recent it has to be.' }),
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
        description: 'Identifies the kind of problem; as stable as `code`.',
      }),
      title: Type.String({ description: 'What kind of problem it is.' }),
      status: Type.Integer({
        description: 'The HTTP status of the answer.',
      }),
      detail: Type.String({ description: 'What happened this time.' }),
      instance: Type.String({
        description: 'The id of the request, to be quoted when asking about it.',
      }),
      code: oneOf(codes, { description: 'The kind of problem, for programs.' }),
      error: Type.String({ description: 'One sentence, for people.' }),
      errors: Type.Optional(
        Type.Array(
          Type.Object({
            pointer: Type.String({
              format: 'json-pointer',
              description: 'Where: a JSON pointer whose first segment is the part of the request.',
            }),
            message: Type.String({ description: 'What is wrong there.' }),
            code: Type.Optional(
              Type.String({ description: "Clerk's code, where Clerk refuses it." }),
            ),
          }),
          { description: 'Each thing that is wrong.' },
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
