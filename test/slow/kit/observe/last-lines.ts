import Fastify from 'fastify'
import { httpServer } from '../../../../src/kit/http/server.ts'

// Writes many log lines and ends at once, in the way that its argument names.

const LINES = 3000

const app = Fastify(httpServer({ logger: { level: 'info' } }).options)
for (let number = 0; number < LINES; number++) app.log.info({ number }, 'A line')
if (process.argv[2] === 'by exit') process.exit(3)
if (process.argv[2] === 'by an error') throw new Error('a bug')
