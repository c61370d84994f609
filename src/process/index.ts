import '../kit/http/v8.ts'
import cluster from 'node:cluster'
import { ConfigError, loadConfig } from '../config.ts'
import { DeclarationError } from '../kit/declaration-error.ts'
import { serve } from './serve.ts'
import { runWorkers } from './workers.ts'

try {
  const config = loadConfig()
  const { workers } = config
  await (workers !== undefined && cluster.isPrimary ? runWorkers(config, workers) : serve(config))
} catch (error) {
  const { message } = error as Error
  if (error instanceof ConfigError) console.error(message)
  else console.error(error instanceof DeclarationError ? `${message}.` : error)
  process.exit(1)
}
