import { existsSync, readdirSync, statSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'

const folder = (name: string) => fileURLToPath(new URL(`../node_modules/${name}`, import.meta.url))

function bytesIn(path: string): number {
  return readdirSync(path, { recursive: true, encoding: 'utf8' })
    .map((file) => statSync(`${path}/${file}`))
    .reduce((sum, { size }) => sum + size, 0)
}

test("Clerk's browser packages bring less than 45 MB, and nobody's wallet", () => {
  expect(bytesIn(folder('@clerk/clerk-js')) + bytesIn(folder('@clerk/ui'))).toBeLessThan(45e6)
  for (const replaced of [
    '@coinbase/wallet-sdk',
    '@solana/wallet-adapter-react',
    '@stripe/stripe-js',
  ])
    if (existsSync(folder(replaced))) expect(bytesIn(folder(replaced))).toBeLessThan(10_000)
})
