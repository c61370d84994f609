/** Which operations and tags are open, kept for the tab: what was open stays so over a reload. */
const KEY = 'docs-expansion'

function read() {
  try {
    return new Map(JSON.parse(sessionStorage.getItem(KEY) ?? '[]'))
  } catch {
    return new Map()
  }
}

/** A plugin of Swagger UI that writes down what is opened and closed. */
export function remembersExpansion() {
  return {
    statePlugins: {
      layout: {
        wrapActions: {
          show: (show) => (thing, shown) => {
            const expansion = read()
            expansion.set(JSON.stringify(thing), shown)
            sessionStorage.setItem(KEY, JSON.stringify([...expansion]))
            return show(thing, shown)
          },
        },
      },
    },
  }
}

/** Opens and closes what was so when the page was left. */
export function restoreExpansion(ui) {
  for (const [thing, shown] of read()) ui.layoutActions.show(JSON.parse(thing), shown)
}
