import { createHistogram, performance } from 'node:perf_hooks'
import autocannon from 'autocannon'
import { answer } from './process.ts'

// Sends requests as quickly as they are answered.

export interface Shots {
  url: string
  connections: number
  /** Requests that wait for their answers on each connection. */
  pipelining: number
  /**
   * At most one, to be sent again and again, or as many for each connection, more than are
   * pipelined: each is sent once, and the last ones' answers are not waited for.
   */
  tokens: string[]
  /** How long to send again and again. */
  seconds: number
}

export interface Hits {
  requests: number
  seconds: number
  /** Milliseconds. */
  p50: number
  p99: number
  /** How often each status was answered; 0 stands for no answer. */
  statuses: Record<number, number>
}

const answers = { fire }
export type Cannon = typeof answers
answer(answers)

async function fire({ url, connections, pipelining, tokens, seconds }: Shots): Promise<Hits> {
  const latencies = createHistogram()
  const statuses: Record<number, number> = {}
  const requests = tokens.map((token) => ({ headers: { authorization: `Bearer ${token}` } }))
  const share = tokens.length / connections
  const begun = performance.now()
  let last = begun

  // One for each connection: all connections of one send the same requests.
  const runs = Array.from({ length: connections }, async (_, index) => {
    const options: autocannon.Options = {
      url,
      connections: 1,
      pipelining,
      // How often it looks whether it is done, in milliseconds.
      sampleInt: 50,
      ...(tokens.length > 1
        ? { amount: share, requests: requests.slice(index * share, (index + 1) * share) }
        : { duration: seconds, ...(requests.length > 0 && { requests }) }),
    }
    const { errors } = await new Promise<autocannon.Result>((resolve, reject) => {
      const run = autocannon(options, (error: Error | null, result) => {
        if (error) reject(error)
        else resolve(result)
      })
      run.on('response', (_client, status, _bytes, milliseconds) => {
        last = performance.now()
        statuses[status] = (statuses[status] ?? 0) + 1
        latencies.record(Math.max(1, Math.round(milliseconds * 1000)))
      })
    })
    if (errors > 0) statuses[0] = (statuses[0] ?? 0) + errors
  })
  await Promise.all(runs)
  return {
    requests: latencies.count,
    seconds: (last - begun) / 1000,
    p50: latencies.percentile(50) / 1000,
    p99: latencies.percentile(99) / 1000,
    statuses,
  }
}
