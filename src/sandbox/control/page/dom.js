/** An element with properties, listeners (`onclick`) and children. Text is never read as HTML. */
export function element(tag, properties = {}, ...children) {
  const node = document.createElement(tag)
  for (const [name, value] of Object.entries(properties)) {
    if (name.startsWith('on')) node[name] = value
    else if (value !== false && value !== undefined) node.setAttribute(name, value)
  }
  node.append(...children.filter((child) => child !== null && child !== undefined))
  return node
}

export const time = (at) => new Date(at).toLocaleTimeString([], { hour12: false })

/** A short label. Its colour says if all is well. */
export const badge = (text, kind = '') => element('span', { class: `badge ${kind}` }, text)

/** A button that copies text to the clipboard. */
export function copyButton(text, label = 'Copy') {
  const button = element('button', { type: 'button', class: 'small' }, label)
  button.onclick = async () => {
    await navigator.clipboard.writeText(text)
    button.textContent = 'Copied'
  }
  return button
}

/** JSON with indents; other text unchanged. */
export function pretty(text) {
  try {
    return JSON.stringify(JSON.parse(text), null, 2)
  } catch {
    return text
  }
}
