import { readFileSync } from 'node:fs'
import { extname } from 'node:path'
import { type ClerkKeys, frontendApiHost } from '../clerk/keys.ts'
import { type MadeFile, type PageFile, pageTemplate } from './files.ts'
import { type DocsOptions, SAMPLES } from './options.ts'

/** In loading order: the widgets, then the script that uses them. */
const CLERK_SCRIPTS = ['@clerk/ui@1/dist/ui.browser.js', '@clerk/clerk-js@6/dist/clerk.browser.js']

/** Addresses relative to the page's own, so that they work behind a proxy that strips a prefix. */
export interface Place {
  /** The page, without a slash at the end. */
  docs: string
  /** The API's root, with a slash at the end. */
  root: string
}

/**
 * The places of the page by its own address, which may end with a slash.
 * @param path such as `/docs`
 * @param prefix of the surrounding scope
 */
export function placesOf(path: string, prefix: string): Record<string, Place> {
  const segments = `${prefix}${path}`.split('/').filter(Boolean)
  return {
    [path]: {
      docs: `./${segments.at(-1) ?? ''}`,
      root: '../'.repeat(segments.length - 1) || './',
    },
    [`${path}/`]: { docs: '.', root: '../'.repeat(segments.length) },
  }
}

/** The files with the app's own colours and logo. */
export function madeFiles({ accent, logo }: DocsOptions): MadeFile[] {
  const files: MadeFile[] = []
  if (accent)
    files.push({
      name: 'accent.css',
      content: `:root { --accent: ${accent.light}; }\n:root.dark-mode { --accent: ${accent.dark}; }\n`,
    })
  if (logo) files.push({ name: `logo${extname(logo.pathname)}`, content: readFileSync(logo) })
  return files
}

/**
 * Renders the page, without the document.
 * @param gated true for only the sign-in, for callers who may not see the document
 * @param proxyPath of Clerk's Frontend API on this origin
 */
export function renderPage(
  options: DocsOptions,
  files: readonly PageFile[],
  { docs, root }: Place,
  gated: boolean,
  proxyPath: string,
): string {
  const { title, clientPackage, logo, offers = {} } = options
  const address = (name: string) =>
    `${docs}${files.find(({ path }) => path.endsWith(`/${name}`))?.path ?? ''}`
  const prefix = new URL(options.publicUrl ?? 'http://host').pathname.replace(/\/$/, '')
  const proxyUrl = options.frontendApiUrl ? prefix + proxyPath : ''
  const scripts = files.filter(({ path }) => path.endsWith('.js'))
  const stylesheets = files.filter(({ path }) => path.endsWith('.css'))
  const values: Record<string, string> = {
    title: escapeHtml(title),
    docs,
    logo: address(`logo${logo ? extname(logo.pathname) : '.svg'}`),
    entry: address('page.js'),
    stylesheets: stylesheets
      .map(({ path }) => `<link rel="stylesheet" href="${docs}${path}" />`)
      .join('\n    '),
    preloads: [
      ...(gated
        ? []
        : [
            `<link rel="preload" as="fetch" crossorigin href="${docs}/json" />`,
            `<script src="${address('swagger-ui-bundle.js')}" defer></script>`,
          ]),
      ...scripts
        .filter(({ path }) => !/(?:bundle|\/page)\.js$/.test(path))
        .map(({ path }) => `<link rel="modulepreload" href="${docs}${path}" />`),
    ].join('\n    '),
    settings: escapeHtml(
      JSON.stringify({
        title,
        document: `${docs}/json`,
        root,
        publicUrl: options.publicUrl,
        gated,
        gatedBy: options.access,
        execute: offers.execute ?? true,
        samples: offers.samples ?? SAMPLES,
        clientPackage,
        publishableKey: options.publishableKey,
        proxyUrl,
        scripts: CLERK_SCRIPTS.map((script) =>
          [proxyUrl || frontendApiOrigin(options), 'npm', script].join('/'),
        ),
      }),
    ),
  }
  return pageTemplate().replaceAll(/{{(\w+)}}/g, (_match, name: string) => values[name] ?? '')
}

function frontendApiOrigin({ publishableKey }: ClerkKeys): string {
  return `https://${frontendApiHost(publishableKey) ?? ''}`
}

function escapeHtml(text: string): string {
  return text.replaceAll(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`)
}

/**
 * Allows no inline code except styles, which Clerk's widgets need, and no `eval`. Without the
 * proxy, Clerk's own sources are added.
 * @see https://clerk.com/docs/guides/secure/best-practices/csp-headers
 */
export function contentSecurityPolicy(keys: ClerkKeys): string {
  const [clerk, challenge] = keys.frontendApiUrl
    ? ['', '']
    : [` ${frontendApiOrigin(keys)}`, ' https://challenges.cloudflare.com']
  return [
    "default-src 'self'",
    `script-src 'self'${clerk}${challenge}`,
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data: https://img.clerk.com",
    "font-src 'self' data:",
    `connect-src 'self'${clerk}`,
    "worker-src 'self' blob:",
    `frame-src ${challenge.trim() || "'none'"}`,
    "object-src 'none'",
    "base-uri 'self'",
    "form-action 'self'",
    "frame-ancestors 'self'",
  ].join('; ')
}
