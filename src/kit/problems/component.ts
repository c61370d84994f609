import { Type } from '@sinclair/typebox'
import type { ProblemCode } from './catalogue.ts'
import { component, oneOf } from '../openapi/component.ts'

const ClerkError = Type.Object(
  {
    type: oneOf(['forbidden']),
    reason: oneOf(['reverification-error']),
    metadata: Type.Object({
      reverification: Type.Object({
        level: oneOf(['first_factor', 'second_factor']),
        afterMinutes: Type.Integer({ description: 'Maximum age of the verification, in minutes.' }),
      }),
    }),
  },
  { description: "Present with `reverification_required`. Clerk's `useReverification` reads it." },
)

/** The body of every error. */
export function problemComponent(codes: readonly ProblemCode[]) {
  return component(
    'Problem',
    Type.Object(
      {
        type: Type.String({
          format: 'uri',
          description: 'Identifies the kind of problem. It is as stable as `code`.',
        }),
        title: Type.String({ description: 'Name of the kind of problem.' }),
        status: Type.Integer({
          description: 'The HTTP status of the answer.',
        }),
        detail: Type.String({ description: 'Explains this occurrence of the problem.' }),
        instance: Type.String({
          description: 'The id of the request. Quote it when you report the problem.',
        }),
        code: oneOf(codes, { description: 'The kind of problem, for programs.' }),
        error: Type.String({ description: 'One sentence to show to a person.' }),
        errors: Type.Optional(
          Type.Array(
            Type.Object({
              pointer: Type.String({
                format: 'json-pointer',
                description:
                  'A JSON pointer to the wrong value. Its first segment is the part of the request.',
              }),
              message: Type.String({ description: 'Explains what is wrong.' }),
              code: Type.Optional(
                Type.String({ description: "Clerk's error code, if Clerk refused the value." }),
              ),
            }),
            { description: 'All values that are wrong.' },
          ),
        ),
        clerk_error: Type.Optional(ClerkError),
      },
      {
        description:
          'A problem (RFC 9457). `code` tells programs what went wrong, `error` tells people.',
      },
    ),
  )
}
