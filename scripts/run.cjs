// Runs a TypeScript program of the project: `node scripts/run.cjs PROGRAM [ARGUMENTS]`. In plain
// CommonJS, so that a Node.js that is too old can read it and say so.

const { node } = process.versions
const [major, minor] = node.split('.').map(Number)
if (major < 20 || (major === 20 && minor < 19)) {
  console.error(
    `Node.js ${node} is too old: install 20.19 or later (https://nodejs.org), then run this again.`,
  )
  process.exitCode = 1
} else {
  // The program finds its own arguments where it would without this one.
  process.argv.splice(1, 1)
  void import('tsx').then(() => import(`../${process.argv[1]}`))
}
