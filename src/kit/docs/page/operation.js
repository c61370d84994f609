import { LiveAnswer } from './answer.js'
import { Inline } from './code.js'
import { Fields } from './fields.js'
import { alternativesOf, badgeOf, mayCall } from './grants.js'
import { Parameters } from './parameters.js'
import { requestOf } from './request.js'
import { exampleOf, Problems, Success } from './responses.js'
import { Sample } from './sample-view.js'
import { h, React, system } from './swagger.js'

/**
 * Swagger UI's component `operation`: its header, and when opened, its description and form on
 * about one screen.
 * @param page its settings, caller, sandbox, and the headers of most answers
 */
export function operationComponent(page) {
  return function Operation(properties) {
    const { operation, toggleShown } = properties
    const { tag, path, method, operationId, isShown, summary } = operation.toObject()
    const security = securityOf(operation.get('security'))
    return h(
      'article',
      { className: `opblock opblock-${method}`, id: `operations-${tag}-${operationId}` },
      h(Header, { method, path, summary, isShown, toggleShown, security, page }),
      // Only a component that Swagger UI connects to its state gets the entered values.
      isShown && h(system.getComponent('OperationBody', true), { ...properties, security, page }),
    )
  }
}

function securityOf(security) {
  return security?.toJS() ?? []
}

function useCaller({ caller }) {
  return React.useSyncExternalStore(caller.subscribe, () => caller.state)
}

function Header({ method, path, summary, isShown, toggleShown, security, page }) {
  const { grants } = useCaller(page)
  const [open, hint] = padlockOf(security, grants)
  return h(
    'h3',
    { className: 'opblock-summary' },
    h(
      'button',
      {
        type: 'button',
        className: 'opblock-summary-control',
        'aria-expanded': isShown,
        onClick: toggleShown,
      },
      h('span', { className: `method ${method}` }, method.toUpperCase()),
      h('span', { className: 'path' }, breakable(path)),
      h('span', { className: 'summary' }, summary),
      page.settings.execute &&
        h('span', {
          className: `padlock ${open ? 'open' : 'closed'}`,
          role: 'img',
          'aria-label': hint,
          title: hint,
        }),
    ),
  )
}

function padlockOf(security, grants) {
  if (security.length === 0) return [true, 'Open to anybody']
  if (mayCall(security, grants)) return [true, 'You may call this']
  return [false, grants ? 'Not with what you call with now' : 'Needs a token']
}

/** Allows a path to break behind a slash. */
function breakable(path) {
  return path
    .split(/(?<=\/)/)
    .flatMap((part, index) => (index ? [h('wbr', { key: index }), part] : [part]))
}

/** The content of an opened operation, below its header. */
export function OperationBody(properties) {
  const { operation: container, security, page, response } = properties
  const { path, method, operationId } = container.toObject()
  const resolved = container.get('op')
  const operation = React.useMemo(() => resolved.toJS(), [resolved])
  const form = useForm(properties, operation)
  const current = useCaller(page)
  const [maker, setMaker] = React.useState(null)
  // Everything that does not depend on the entered values is rendered once: each key press
  // re-renders the rest.
  const [success, problems] = React.useMemo(() => {
    const { responses = {} } = operation
    const commonHeaders = new Set(page.headers.map(({ name }) => name))
    return [
      h(Success, { responses, commonHeaders }),
      h(Problems, { responses, common: page.commonProblems }),
    ]
  }, [operation, page])
  if (resolved.size === 0) return h('p', { className: 'opblock-body' }, 'Loading…')
  const { settings, caller, sandbox, api } = page
  const request = requestOf({ method, path, operation, values: form.values, body: form.body })
  const context = {
    origin: new URL(serverOf(), api).href.replace(/\/$/, ''),
    authenticated: alternativesOf(security).some(
      ({ kind }) => !['anonymous', 'signature'].includes(kind),
    ),
    clientPackage: settings.clientPackage,
  }
  const execute = (event) => {
    event.preventDefault()
    setMaker(current)
    form.execute()
  }
  return h(
    'div',
    { className: 'opblock-body' },
    h('div', { className: 'description' }, h(Markdown, { source: operation.description })),
    h(WhoMayCall, { security }),
    h(
      'div',
      { className: 'columns' },
      h(
        'div',
        null,
        h(
          'form',
          { className: 'try', onSubmit: execute },
          h(Parameters, {
            id: operationId,
            parameters: operation.parameters ?? [],
            values: form.values,
            change: form.change,
          }),
          operation.requestBody &&
            h(RequestBody, { id: operationId, requestBody: operation.requestBody, form }),
          settings.execute &&
            h(
              'div',
              { className: 'execute-wrapper' },
              h(
                'button',
                {
                  type: 'submit',
                  className: 'primary execute',
                  disabled: container.get('executeInProgress'),
                },
                'Execute',
              ),
            ),
        ),
      ),
      h('div', null, h(Sample, { request, context, caller, languages: settings.samples }), success),
    ),
    response &&
      h(LiveAnswer, {
        response: response.toJS(),
        security,
        caller: maker ?? current,
        sandbox,
        become: ({ persona, scopes }) => caller.be(persona, scopes),
      }),
    problems,
  )
}

/** The server address in the document. */
function serverOf() {
  return system.specSelectors.servers().first()?.get('url') ?? '/'
}

/** The entered values in Swagger UI's state, and its function that sends them. */
function useForm(
  { operation: container, specSelectors, specActions, oas3Selectors, oas3Actions, onExecute },
  operation,
) {
  const { path, method } = container.toObject()
  const place = [path, method]
  const [type, media] = Object.entries(operation.requestBody?.content ?? {})[0] ?? []
  const change = (parameter, value) =>
    specActions.changeParamByIdentity(place, resolvedParameter(container, parameter), value)
  const values = specSelectors.parameterValues(place).toJS()
  const changeBody = (value) => oas3Actions.setRequestBodyValue({ value, pathMethod: place })

  React.useEffect(() => {
    for (const parameter of operation.parameters ?? []) {
      const example =
        parameter.example ?? parameter.schema?.example ?? parameter.schema?.examples?.[0]
      if (
        parameter.required &&
        example !== undefined &&
        values[`${parameter.in}.${parameter.name}`] === undefined
      )
        change(parameter, String(example))
    }
    if (!type || oas3Selectors.requestBodyValue(path, method)) return
    oas3Actions.setRequestContentType({ value: type, pathMethod: place })
    changeBody(exampleOf(media, type))
    // Runs once, when the operation has been resolved.
  }, [operation])

  return {
    values,
    change,
    body: oas3Selectors.requestBodyValue(path, method),
    changeBody,
    example: () => exampleOf(media, type),
    media,
    execute() {
      onExecute()
      specActions.execute({ operation: container.get('op'), path, method })
    },
  }
}

/** Swagger UI identifies the value of a parameter by the parameter object itself. */
function resolvedParameter(container, { name, in: place }) {
  return container
    .getIn(['op', 'parameters'])
    .find((parameter) => parameter.get('name') === name && parameter.get('in') === place)
}

function Markdown({ source = '' }) {
  return h(system.getComponent('Markdown', true), { source })
}

function WhoMayCall({ security }) {
  const badges = [...new Set(alternativesOf(security).map(badgeOf))]
  return h(
    'div',
    { className: 'who' },
    h('h4', null, 'Who may call it'),
    h(
      'ul',
      null,
      badges.map((badge) => h('li', { key: badge, className: 'badge' }, badge)),
    ),
  )
}

function RequestBody({ id, requestBody, form }) {
  const [fields, setFields] = React.useState(false)
  const text = form.body ?? ''
  const lines = Math.min(14, Math.max(3, text.split('\n').length))
  return h(
    'div',
    { className: 'body' },
    h(
      'div',
      { className: 'strip' },
      h(
        'h4',
        null,
        h('label', { htmlFor: `${id}-body` }, 'Body'),
        requestBody.required && h('span', { className: 'required' }, ' required'),
      ),
      h(
        'div',
        null,
        h(
          'button',
          {
            type: 'button',
            className: 'small',
            'aria-expanded': fields,
            onClick: () => setFields(!fields),
          },
          'Fields',
        ),
        h(
          'button',
          { type: 'button', className: 'small', onClick: () => form.changeBody(form.example()) },
          'Reset',
        ),
      ),
    ),
    requestBody.description &&
      h('p', { className: 'hint' }, h(Inline, { text: requestBody.description })),
    h('textarea', {
      id: `${id}-body`,
      rows: lines,
      required: requestBody.required,
      spellCheck: false,
      value: text,
      onChange: ({ target }) => form.changeBody(target.value),
    }),
    fields && h(Fields, { schema: form.media?.schema, label: 'Fields of the body' }),
  )
}
