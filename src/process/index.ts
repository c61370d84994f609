import '../kit/http/v8.ts'
import { ConfigError, loadConfig } from '../config.ts'
import { DeclarationError } from '../kit/declaration-error.ts'
import { serve } from './serve.ts'

try {
  await serve(loadConfig())
} catch (error) {
  const { message } = error as Error
  if (error instanceof ConfigError) console.error(message)
  else console.error(error instanceof DeclarationError ? `${message}.` : error)
  process.exit(1)
}
