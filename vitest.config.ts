import { configDefaults, defineConfig } from 'vitest/config'

const QUICK = 'quick'
const SLOW = 'test/slow/**/*.test.ts'

export default defineConfig({
  test: {
    // Most tests wait for other processes half of the time: one worker less would leave a core idle.
    maxWorkers: '100%',
    setupFiles: ['test/setup.ts'],
    pool: 'threads',
    unstubEnvs: true,
    restoreMocks: true,
    expect: { poll: { timeout: 30_000 } },
    reporters: [
      'default',
      {
        onInit(vitest) {
          const names = vitest.projects.map(({ name }) => name)
          if (names.includes('slow')) return
          vitest.onClose(() => {
            vitest.logger.log(
              'The slow tests (browsers, Redis, processes, packing) have not run: npm run test:slow, or npm run test:all for everything.',
            )
          })
        },
        // With --retry, so that a test that depends on luck does not hide behind a green run.
        onTestRunEnd(modules) {
          for (const module of modules) {
            for (const test of module.children.allTests()) {
              if (test.diagnostic()?.flaky)
                console.log(`Passed only when run again: ${test.fullName}`)
            }
          }
        },
      },
    ],
    projects: [
      {
        extends: true,
        test: {
          name: QUICK,
          include: ['test/**/*.test.ts'],
          exclude: [...configDefaults.exclude, SLOW],
          // Files share what is slow to start: the modules, and a sandbox. They leave nothing behind.
          isolate: false,
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
      {
        extends: true,
        test: { name: 'slow', include: [SLOW], testTimeout: 600_000, hookTimeout: 600_000 },
      },
    ],
  },
})
