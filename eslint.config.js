import js from '@eslint/js'
import { defineConfig, globalIgnores } from 'eslint/config'
import globals from 'globals'
import tseslint from 'typescript-eslint'

export default defineConfig(
  globalIgnores([
    'openapi/',
    'dist/',
    'dist-*/',
    'coverage/',
    'test/clients/programs/',
    'test/clients/configurations',
    'test/ecosystem/',
    'test/frameworks/',
  ]),
  tseslint.configs.strictTypeChecked,
  tseslint.configs.stylisticTypeChecked,
  {
    languageOptions: {
      parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname },
    },
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    rules: {
      // Fastify's plugins are async functions by contract, whether they await or not.
      '@typescript-eslint/require-await': 'off',
      // A number in a template is unambiguous.
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/consistent-type-definitions': ['error', 'interface'],
    },
  },
  {
    files: ['test/**'],
    rules: {
      // Vitest's matchers (`expect.any`, `expect.stringMatching` …) are typed `any`.
      '@typescript-eslint/no-unsafe-assignment': 'off',
    },
  },
  { files: ['**/*.{js,cjs}'], extends: [tseslint.configs.disableTypeChecked] },
  {
    files: ['src/kit/docs/page/*.js', 'src/sandbox/control/page/*.js'],
    extends: [js.configs.recommended],
    languageOptions: { globals: globals.browser },
  },
)
