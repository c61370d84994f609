import { createHistogram, performance } from 'node:perf_hooks'
import autocannon from 'autocannon'
import { answer } from './process.ts'

// Sends requests as fast as they are answered.

export interface Shots {
  url: string
  connections: number
  /** Number of pending requests on each connection. */
  pipelining: number
  /**
   * At most one token, sent again and again; or many, which the connections share: each entry is
   * sent once.
   */
  tokens: string[]
  /** Duration of a repeated load. */
  seconds: number
}

export interface Hits {
  requests: number
  seconds: number
  /** Milliseconds. */
  p50: number
  p99: number
  /** The number of answers by status; 0 means no answer. */
  statuses: Record<number, number>
}

const answers = { fire }
export type Cannon = typeof answers
answer(answers)

async function fire({ url, connections, pipelining, tokens, seconds }: Shots): Promise<Hits> {
  const latencies = createHistogram()
  const statuses: Record<number, number> = {}
  const requests = tokens.map((token) => ({ headers: { authorization: `Bearer ${token}` } }))
  const share = Math.floor(tokens.length / connections)
  const begun = performance.now()
  let last = begun

  // One for each connection: all connections of one instance send the same requests.
  const runs = Array.from({ length: connections }, async (_, index) => {
    const options: autocannon.Options = {
      url,
      connections: 1,
      pipelining,
      // Interval in milliseconds between checks for the end.
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
