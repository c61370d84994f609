/**
 * The consequence for a caller that kept to the contract:
 * - breaking: its calls can fail, or mean something else
 * - risky: it may need a check, as when generated types change or an enum has a new value
 * - safe: none
 */
export type Severity = 'breaking' | 'risky' | 'safe'

/**
 * The kinds of change. `request-…` is about data that callers send, `response-…` about data that
 * they receive. For a webhook it is the opposite: callers receive its requests.
 */
export const kinds = {
  // The document
  'openapi-version-changed': 'risky',
  'server-added': 'safe',
  'server-removed': 'breaking',
  'security-scheme-added': 'safe',
  'security-scheme-changed': 'breaking',
  'security-scheme-removed': 'risky',
  // Names of generated types
  'component-added': 'safe',
  'component-removed': 'risky',
  'component-renamed': 'risky',

  // Operations and webhooks
  'operation-added': 'safe',
  'operation-removed': 'breaking',
  'operation-moved': 'breaking',
  'operation-id-changed': 'risky',
  'path-parameter-renamed': 'risky',
  'webhook-added': 'safe',
  'webhook-removed': 'breaking',
  'webhook-body-added': 'safe',
  'webhook-body-removed': 'breaking',
  'webhook-body-made-required': 'safe',
  'webhook-body-made-optional': 'breaking',
  'tags-changed': 'safe',
  'summary-changed': 'safe',
  'description-changed': 'safe',
  deprecated: 'safe',
  undeprecated: 'safe',
  'operation-changed': 'risky',

  // Security
  'security-added': 'breaking',
  'security-removed': 'risky',
  'security-alternative-added': 'risky',
  'security-alternative-removed': 'breaking',
  'security-scope-added': 'breaking',
  'security-scope-removed': 'risky',

  // Parameters and bodies
  'parameter-added': 'safe',
  'parameter-required-added': 'breaking',
  'parameter-removed': 'breaking',
  'parameter-moved': 'breaking',
  'parameter-made-required': 'breaking',
  'parameter-made-optional': 'safe',
  'parameter-style-changed': 'breaking',
  'request-body-added': 'safe',
  'request-body-required-added': 'breaking',
  'request-body-removed': 'breaking',
  'request-body-made-required': 'breaking',
  'request-body-made-optional': 'safe',
  'request-media-type-added': 'safe',
  'request-media-type-removed': 'breaking',

  // Answers
  'response-added': 'risky',
  'response-removed': 'breaking',
  'response-error-removed': 'risky',
  'response-media-type-added': 'safe',
  'response-media-type-removed': 'breaking',
  'encoding-changed': 'breaking',
  'problem-added': 'risky',
  'problem-removed': 'safe',
  'header-added': 'safe',
  'header-removed': 'breaking',
  'header-made-required': 'safe',
  'header-made-optional': 'breaking',
  'link-added': 'safe',
  'link-changed': 'risky',
  'link-removed': 'risky',

  // Schemas of data that callers send: a narrower one refuses values that were accepted
  'request-type-changed': 'breaking',
  'request-type-narrowed': 'breaking',
  'request-type-widened': 'safe',
  'request-nullable-added': 'safe',
  'request-nullable-removed': 'breaking',
  'request-enum-added': 'breaking',
  'request-enum-removed': 'safe',
  'request-enum-value-added': 'safe',
  'request-enum-value-removed': 'breaking',
  'request-bound-tightened': 'breaking',
  'request-bound-loosened': 'safe',
  'request-format-added': 'breaking',
  'request-format-changed': 'breaking',
  'request-format-removed': 'safe',
  'request-constraint-added': 'breaking',
  'request-constraint-changed': 'breaking',
  'request-constraint-removed': 'safe',
  'request-default-added': 'risky',
  'request-default-changed': 'breaking',
  'request-default-removed': 'breaking',
  'request-property-added': 'safe',
  'request-property-required-added': 'breaking',
  'request-property-removed': 'breaking',
  'request-property-ignored': 'risky',
  'request-property-made-required': 'breaking',
  'request-property-made-optional': 'safe',
  'request-additional-properties-closed': 'breaking',
  'request-additional-properties-opened': 'safe',
  'request-alternative-added': 'safe',
  'request-alternative-removed': 'breaking',
  'request-discriminator-changed': 'breaking',

  // Schemas of data that callers receive: a wider one has values that never occurred
  'response-type-changed': 'breaking',
  'response-type-narrowed': 'safe',
  'response-type-widened': 'breaking',
  'response-nullable-added': 'breaking',
  'response-nullable-removed': 'safe',
  'response-enum-added': 'safe',
  'response-enum-removed': 'risky',
  'response-enum-value-added': 'risky',
  'response-enum-value-removed': 'safe',
  'response-bound-tightened': 'safe',
  'response-bound-loosened': 'risky',
  'response-format-added': 'risky',
  'response-format-changed': 'breaking',
  'response-format-removed': 'breaking',
  'response-constraint-added': 'safe',
  'response-constraint-changed': 'risky',
  'response-constraint-removed': 'risky',
  'response-property-added': 'safe',
  'response-property-removed': 'breaking',
  'response-property-made-required': 'safe',
  'response-property-made-optional': 'breaking',
  'response-additional-properties-closed': 'safe',
  'response-additional-properties-opened': 'risky',
  'response-alternative-added': 'breaking',
  'response-variant-added': 'risky',
  'response-alternative-removed': 'safe',
  'response-discriminator-changed': 'breaking',
} as const satisfies Record<string, Severity>

type Kind = keyof typeof kinds

/** A change, and one sentence about it. */
export interface Finding {
  kind: Kind
  message: string
}

/** A finding, and its subject: `GET /users`, `webhook paid`, `component User`, `document`. */
export interface Told extends Finding {
  subject: string
}

export interface Change extends Told {
  severity: Severity
}
