/** Swagger UI's React and its system of state, actions and selectors; there once it has started. */
export let React
export let system

/** A plugin of Swagger UI. */
export function exposesSystem(given) {
  React = given.React
  system = given
  return {}
}

/** An element of React. */
export function h(type, properties, ...children) {
  return React.createElement(type, properties, ...children)
}
