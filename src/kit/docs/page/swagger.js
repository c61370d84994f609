/**
 * Swagger UI's React, and its state, actions and selectors; undefined until Swagger UI has started.
 */
export let React
export let system

/** A plugin of Swagger UI. */
export function exposesSystem(given) {
  React = given.React
  system = given
  return {}
}

/** Creates a React element. */
export function h(type, properties, ...children) {
  return React.createElement(type, properties, ...children)
}
