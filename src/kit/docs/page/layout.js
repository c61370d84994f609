import { Inline } from './code.js'
import { hashOf, openOperation } from './navigation.js'
import { h, React, system } from './swagger.js'

/**
 * Swagger UI's layout: at the side a list of all operations with a search, and beside it the
 * description of the API and its operations by tag.
 */
export function layoutComponent(page) {
  return function DocsLayout() {
    const { specSelectors } = system
    const status = specSelectors.loadingStatus()
    if (status === 'failed' || status === 'failedConfig')
      return h(
        'main',
        { id: 'operations', tabIndex: -1 },
        h(
          'p',
          { className: 'notice' },
          'The document of this API could not be loaded. Reload the page to try again.',
        ),
      )
    if (!specSelectors.specStr() || status === 'loading')
      return h('main', { id: 'operations', tabIndex: -1, 'aria-busy': true })
    const Operations = system.getComponent('operations', true)
    const phrase = system.layoutSelectors.currentFilter()
    const found = specSelectors.taggedOperations()
    return h(
      'div',
      { className: 'layout' },
      h(Side, { found }),
      h(
        'main',
        { id: 'operations', tabIndex: -1 },
        h(Introduction, { page }),
        found.size > 0
          ? h(Operations)
          : h(
              'p',
              { className: 'notice', role: 'status' },
              `No operation matches “${phrase}”. `,
              h(
                'button',
                {
                  type: 'button',
                  className: 'small',
                  onClick: () => system.layoutActions.updateFilter(''),
                },
                'Show all',
              ),
            ),
      ),
    )
  }
}

function Side({ found }) {
  const input = React.useRef(null)
  React.useEffect(() => {
    const focusOnSlash = (event) => {
      if (event.key !== '/' || /^(?:INPUT|TEXTAREA|SELECT)$/.test(document.activeElement.tagName))
        return
      event.preventDefault()
      input.current.focus()
    }
    addEventListener('keydown', focusOnSlash)
    return () => removeEventListener('keydown', focusOnSlash)
  }, [])
  return h(
    'aside',
    { className: 'side', 'aria-label': 'Find an operation' },
    h('label', { htmlFor: 'search', className: 'hidden' }, 'Search operations'),
    h('input', {
      id: 'search',
      ref: input,
      type: 'search',
      placeholder: 'Search operations  /',
      value: phraseOf(system),
      onChange: ({ target }) => system.layoutActions.updateFilter(target.value),
    }),
    h(
      'nav',
      { 'aria-label': 'Operations' },
      found
        .map((tag, name) =>
          h(
            'section',
            { key: name },
            h('p', null, name),
            h(
              'ul',
              null,
              tag
                .get('operations')
                .map((entry) => h(SideLink, { key: entry.get('id'), tag: name, entry }))
                .toArray(),
            ),
          ),
        )
        .valueSeq()
        .toArray(),
    ),
  )
}

function phraseOf({ layoutSelectors }) {
  const phrase = layoutSelectors.currentFilter()
  return typeof phrase === 'string' ? phrase : ''
}

function SideLink({ tag, entry }) {
  const operationId = entry.getIn(['operation', 'operationId'])
  const method = entry.get('method')
  const open = (event) => {
    if (event.metaKey || event.ctrlKey || event.shiftKey) return
    event.preventDefault()
    openOperation(tag, operationId)
  }
  const isShown = system.layoutSelectors.isShown(['operations', tag, operationId], false)
  return h(
    'li',
    null,
    h(
      'a',
      {
        href: hashOf(tag, operationId),
        onClick: open,
        'aria-current': isShown ? 'true' : undefined,
      },
      h('span', { className: 'text' }, entry.getIn(['operation', 'summary'])),
      h('span', { className: `method ${method}` }, method.toUpperCase()),
    ),
  )
}

function Introduction({ page }) {
  const info = system.specSelectors.info()
  const { settings, headers } = page
  const Markdown = system.getComponent('Markdown', true)
  return h(
    'section',
    { className: 'info' },
    h('h1', null, settings.title, ' ', h('span', { className: 'version' }, info.get('version'))),
    info.get('summary') && h('p', { className: 'lead' }, info.get('summary')),
    h('div', { className: 'description' }, h(Markdown, { source: info.get('description') })),
    h(
      'p',
      { className: 'downloads' },
      'The document: ',
      h('a', { href: settings.document }, 'JSON'),
      ', ',
      h('a', { href: settings.document.replace(/json$/, 'yaml') }, 'YAML'),
      ', ',
      h('a', { href: settings.document.replace(/json$/, 'openapi-3.0.json') }, 'OpenAPI 3.0'),
    ),
    headers.length > 0 &&
      h(
        'details',
        { className: 'common' },
        h('summary', null, 'Headers of all operations'),
        h(
          'dl',
          null,
          headers.flatMap(({ name, statuses, description }) => [
            h('dt', { key: name }, h('code', null, name)),
            h('dd', { key: `${name}-meaning` }, h(Inline, { text: `${statuses}: ${description}` })),
          ]),
        ),
      ),
  )
}

/** Swagger UI's component `OperationTag`. */
export function OperationTag({ tagObj, tag, layoutSelectors, layoutActions, children }) {
  const searching = Boolean(phraseOf({ layoutSelectors }))
  const shown = searching || layoutSelectors.isShown(['operations-tag', tag], true)
  const description = tagObj.getIn(['tagDetails', 'description'])
  return h(
    'section',
    { className: 'opblock-tag-section' },
    h(
      'h2',
      { className: 'opblock-tag', id: `operations-tag-${tag}` },
      h(
        'button',
        {
          type: 'button',
          'aria-expanded': shown,
          onClick: () => layoutActions.show(['operations-tag', tag], !shown),
        },
        tag,
      ),
      description && h('small', null, h(Inline, { text: description })),
    ),
    shown && children,
  )
}
