/** The fault that the server has: the first argument of the program, if any. */
export const fault = process.argv[2]

/** Prints the address of a server, which whoever started the program waits for. */
export function listening(server) {
  const { port } = server.address()
  console.log(`http://127.0.0.1:${port}`)
}

/** Ids that are new each time. */
export function counter(first = 1) {
  let next = first
  return () => next++
}
