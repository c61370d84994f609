import module from 'node:module'

const USAGE = `Usage: npm start

Starts the API. It has no options: environment variables configure it, or the file .env
(docs/configuration.md lists them). PORT sets the port.`

const [argument] = process.argv.slice(2)
if (argument === undefined) {
  // Node.js 22 keeps the compiled program for the next start; Node.js 20 cannot.
  const { enableCompileCache } = module as { enableCompileCache?: () => void }
  enableCompileCache?.()
  await import('./process/index.ts')
} else if (argument === '--help') console.log(USAGE)
else {
  console.error(`Unknown option '${argument}'\n\n${USAGE}`)
  process.exitCode = 2
}
