import { system } from './swagger.js'

/** The open operations and tags, stored for the tab, so that they stay open over a reload. */
const KEY = 'docs-expansion'

function read() {
  try {
    return new Map(JSON.parse(sessionStorage.getItem(KEY) ?? '[]'))
  } catch {
    return new Map()
  }
}

/** A plugin of Swagger UI that stores opened and closed operations, and sets the address. */
export function remembersWhatIsOpen() {
  return {
    statePlugins: {
      layout: {
        wrapActions: {
          show: (show) => (thing, shown) => {
            const open = read()
            open.set(JSON.stringify(thing), shown)
            sessionStorage.setItem(KEY, JSON.stringify([...open]))
            const [kind, tag, operationId] = thing
            if (kind === 'operations')
              history.replaceState(null, '', shown ? hashOf(tag, operationId) : '#')
            return show(thing, shown)
          },
        },
      },
    },
  }
}

/** The address of an operation on this page. */
export function hashOf(tag, operationId) {
  return `#/${encodeURIComponent(tag)}/${encodeURIComponent(operationId)}`
}

/** Restores the stored state, then opens the operation in the address. */
export function restoreWhatWasOpen() {
  const { hash } = location
  for (const [thing, shown] of read()) system.layoutActions.show(JSON.parse(thing), shown)
  history.replaceState(null, '', hash || location.pathname)
  addEventListener('hashchange', openAddressed)
  openAddressed()
}

function openAddressed() {
  const [, tag, operationId] = location.hash.split('/').map(decodeURIComponent)
  if (operationId) openOperation(tag, operationId)
}

/** Opens an operation, and scrolls to its header. */
export function openOperation(tag, operationId) {
  const { layoutActions, layoutSelectors, specSelectors } = system
  const isFound = specSelectors
    .taggedOperations()
    .getIn([tag, 'operations'])
    ?.some((entry) => entry.getIn(['operation', 'operationId']) === operationId)
  if (!isFound && layoutSelectors.currentFilter()) layoutActions.updateFilter('')
  layoutActions.show(['operations-tag', tag], true)
  layoutActions.show(['operations', tag, operationId], true)
  scrollWhenShown(`operations-${tag}-${operationId}`)
}

/** @param frames number of frames to wait for the operation: the page may still be rendering */
function scrollWhenShown(id, frames = 600) {
  requestAnimationFrame(() => {
    const operation = document.getElementById(id)
    const control = operation?.querySelector('[aria-expanded=true]')
    if (control) {
      operation.scrollIntoView()
      control.focus({ preventScroll: true })
    } else if (frames > 0) scrollWhenShown(id, frames - 1)
  })
}
