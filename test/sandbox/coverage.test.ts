import { readFile } from 'node:fs/promises'
import { describe, expect, test } from 'vitest'
import { carriedOf, coverage, toMarkdown } from '../../scripts/clerk-coverage.ts'
import { hasClerkSpec, NEEDS_CLERK_SPEC } from '../clerk-spec.ts'

const PAGE = new URL('../../docs/sandbox-coverage.md', import.meta.url)

describe.skipIf(!hasClerkSpec)(`of Clerk’s two APIs (${NEEDS_CLERK_SPEC})`, async () => {
  const report = await coverage()

  test('the sandbox carries what applications use', () => {
    expect(carriedOf(report?.backend ?? [])).toBeGreaterThanOrEqual(150)
    expect(carriedOf(report?.frontend ?? [])).toBeGreaterThanOrEqual(120)
  })

  test('the page that says so is up to date: npm run sandbox:coverage', async () => {
    if (report) expect(await readFile(PAGE, 'utf8')).toBe(await toMarkdown(report))
  })
})
