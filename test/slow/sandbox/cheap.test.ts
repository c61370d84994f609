import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { describe, expect, it } from 'vitest'
import { createSandbox } from '../../../src/sandbox/index.ts'

/** Starts a sandbox in a new process, and returns the packages that this has loaded. */
async function loadedPackages(): Promise<string> {
  const door = new URL('../../../src/sandbox/index.ts', import.meta.url).href
  const program = `
    import { createRequire } from 'node:module'
    const { createSandbox } = await import('${door}')
    const sandbox = await createSandbox()
    console.log(Object.keys(createRequire(import.meta.url).cache).join('\\n'))
    await sandbox.close()`
  const args = ['--import', 'tsx', '--input-type=module', '--eval', program]
  return (await promisify(execFile)(process.execPath, args)).stdout
}

describe('a sandbox is cheap', () => {
  setFlagsFromString('--expose-gc')
  const collect = runInNewContext('gc') as () => void
  const heap = () => {
    collect()
    return process.memoryUsage().heapUsed / 1_000_000
  }

  it('to start: it makes its routes for the first call', async () => {
    const before = performance.now()
    const one = await createSandbox()
    console.log(`A sandbox started in ${Math.round(performance.now() - before)} ms.`)
    const users = { method: 'GET', url: '/v1/users' } as const
    expect(await one.signIn('ada')).toMatch(/^ey/)
    expect(one.http.hasRoute(users)).toBe(false)
    await Promise.all([fetch(`${one.url}/sandbox`), fetch(`${one.url}/sandbox`)])
    expect(one.http.hasRoute(users)).toBe(true)
    await one.close()
  })

  it('to start for the first time: it does not load Ajv', async () => {
    const packages = await loadedPackages()
    expect(packages).toContain('/node_modules/fastify/')
    expect(packages).not.toMatch(/node_modules\/ajv\//)
  })

  it('to reset a thousand times: memory stays flat', async () => {
    const one = await createSandbox()
    const use = async (times: number) => {
      for (let reset = 0; reset < times; reset++) {
        await one.users.create()
        await one.signIn('ada')
        await one.reset()
      }
    }
    await use(200)
    const before = heap()
    await use(1000)
    // The users of all these stores would take 36 MB.
    await expect.poll(() => heap() - before).toBeLessThan(10)
    await one.close()
  })

  it('to run fifty at once: memory comes back', async () => {
    const run = async () => {
      const all = await Promise.all(Array.from({ length: 50 }, () => createSandbox()))
      for (const each of all) await each.signIn('ada')
      await Promise.all(all.map((each) => each.close()))
    }
    await run()
    await new Promise((resolve) => setTimeout(resolve, 250))
    const before = heap()
    await run()
    // They take 80 MB. Connections close some moments later.
    await expect.poll(() => heap() - before, { interval: 250 }).toBeLessThan(20)
  })
})
