/** Escapes text for HTML. */
export function escapeHtml(text: string): string {
  const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }
  return text.replaceAll(/[&<>"]/g, (character) => entities[character] ?? character)
}

const STYLE = `
  :root { color-scheme: light dark; font: 16px/1.5 system-ui, sans-serif }
  body { max-width: 26rem; margin: 3rem auto; padding: 0 1rem }
  h1 { font-size: 1.25rem }
  ul { list-style: none; margin: 0 0 1.5rem; padding: 0; max-height: 20rem; overflow: auto }
  li a, button, input { display: block; width: 100%; box-sizing: border-box; font: inherit;
    padding: .5rem .75rem; margin: 0 0 .5rem; border: 1px solid #8888; border-radius: .5rem }
  li a { color: inherit; text-decoration: none }
  li a:hover, li a:focus-visible, button:hover { border-color: #6c47ff }
  li small, p { color: #767676; display: block; margin: 0 }
  button { background: #6c47ff; color: #fff; cursor: pointer }
  @media (prefers-color-scheme: dark) { li small, p { color: #a0a0a0 } }
`

/** A page of the sandbox itself; `body` is HTML. */
export function htmlPage(title: string, body: string): string {
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<link rel="icon" href="data:,">
<title>${escapeHtml(title)}</title>
<style>${STYLE}</style>
<main>${body}</main>
</html>`
}
