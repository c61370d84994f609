import { defineConfig } from 'vite'

// Nothing is written into the folder of the packages, which is shared.
export default defineConfig({ cacheDir: '.vite' })
