import { expect } from 'vitest'
import type { Api } from '../../api.ts'

export type Answer = Awaited<ReturnType<Api['app']['inject']>>

/** The limit in an answer: the number of requests allowed, and the number left. */
export function told({ headers }: Answer): [limit: number, remaining: number] {
  expect(Number(headers['ratelimit-reset'])).toBeGreaterThanOrEqual(20)
  expect(Number(headers['ratelimit-reset'])).toBeLessThanOrEqual(60)
  return [Number(headers['ratelimit-limit']), Number(headers['ratelimit-remaining'])]
}

export function expectRefusal(answer: Answer, limit: number) {
  expect(answer.statusCode).toBe(429)
  expect(answer.headers['content-type']).toMatch('application/problem+json')
  expect(answer.json()).toMatchObject({ code: 'rate_limited', status: 429 })
  expect(told(answer)).toEqual([limit, 0])
  expect(answer.headers['retry-after']).toBe(answer.headers['ratelimit-reset'])
}

export async function statuses(times: number, send: () => Promise<Answer>): Promise<number[]> {
  const answers = []
  for (let time = 0; time < times; time++) answers.push((await send()).statusCode)
  return answers
}
