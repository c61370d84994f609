// Runs a TypeScript program of the project: `node scripts/run.cjs PROGRAM [ARGUMENTS]`. It is plain
// CommonJS, so that an outdated Node.js can run it and report its version.

const { node } = process.versions
const [major, minor] = node.split('.').map(Number)
if (major < 20 || (major === 20 && minor < 19)) {
  console.error(
    `Node.js ${node} is too old: install 20.19 or later (https://nodejs.org), then run this again.`,
  )
  process.exitCode = 1
} else {
  // The program expects its arguments without this script's own.
  process.argv.splice(1, 1)
  void import('tsx').then(() => import(`../${process.argv[1]}`))
}
