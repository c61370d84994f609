import module from 'node:module'

// Node.js 22 keeps the compiled program for the next start; Node.js 20 cannot.
const { enableCompileCache } = module as { enableCompileCache?: () => void }
enableCompileCache?.()
await import('./process/index.ts')
