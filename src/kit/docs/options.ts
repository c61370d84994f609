import type { ClerkKeys } from '../clerk/keys.ts'

/**
 * The callers that may see `/docs`: everybody, signed-in users, or callers with a role or
 * permission (`admin`, `org:admin`, `org:reports:read`), named as in a route's `security`.
 */
export type DocsAccess = 'public' | 'signed-in' | (string & {})

/** Languages of the code samples. */
export const SAMPLES = ['curl', 'fetch', 'client', 'python'] as const
export type Sample = (typeof SAMPLES)[number]

export interface PageOptions {
  /** The path of the page. Default: `/docs`. */
  path?: `/${string}`
  /** Default: `public`. */
  access?: DocsAccess
  /** Default: the title of the OpenAPI document. */
  title: string
  /** The package that the samples of the TypeScript client import. */
  clientPackage: string
  /** An SVG or PNG file. Default: a padlock. */
  logo?: URL
  /** CSS colours of links and buttons; each needs a contrast of 4.5 with the page background. */
  accent?: { light: string; dark: string }
  /** Default: everything. */
  offers?: {
    /** Calling operations, and all ways to sign in. */
    execute?: boolean
    samples?: readonly Sample[]
  }
}

export interface DocsOptions extends ClerkKeys, PageOptions {
  publicUrl?: string
}
