import { invalidParameter } from './errors.ts'

/** Throws 422 unless it is the URL of a page. A script URL would run with the sandbox's origin. */
export function checkRedirect(parameter: string, url: string | undefined): string {
  if (!url) {
    throw invalidParameter('form_param_missing', parameter, `${parameter} must be included.`)
  }
  if (URL.canParse(url) && /^https?:$/.test(new URL(url).protocol)) return url
  throw invalidParameter(
    'form_param_value_invalid',
    parameter,
    `${parameter} must be an absolute URL of http or https.`,
  )
}
