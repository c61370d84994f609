import { describe, expect, test } from 'vitest'
import { run } from './process.ts'

describe('npm run openapi', () => {
  test('--check finds the committed contract up to date, without keys', async () => {
    const { code, stderr } = await run(['scripts/openapi.ts', '--check'])
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
  })

  test('arguments that make no sense: exit 2 and how to use it', async () => {
    const { code, stderr } = await run(['scripts/openapi.ts', '--colour'])
    expect(code).toBe(2)
    expect(stderr).toContain('Usage: npm run openapi')
  })
})
