import { defineConfig } from '@playwright/test'

const url = `http://localhost:${process.env.PORT}`

export default defineConfig({
  testMatch: '*.spec.js',
  globalSetup: './setup.js',
  reporter: 'line',
  workers: 1,
  timeout: 60_000,
  expect: { timeout: 30_000 },
  use: {
    baseURL: url,
    launchOptions: {
      executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
      args: ['--no-sandbox', '--disable-gpu'],
    },
  },
  webServer: { command: `../node_modules/.bin/vite --port ${process.env.PORT} --strictPort`, url },
})
