import type { Ajv2020 as Ajv } from 'ajv/dist/2020.js'
import { ContractUsageError } from './usage-error.ts'

/**
 * Packages that only contract tests need. They are loaded at run time and are optional peers of the
 * published package, so that other apps do not install them.
 */
export interface Libraries {
  Ajv2020: (typeof import('ajv/dist/2020.js'))['Ajv2020']
  /** Adds the formats of JSON Schema. */
  formats: (ajv: Ajv) => unknown
  fc: (typeof import('fast-check'))['default']
  generateSync: (typeof import('json-schema-faker'))['generateSync']
  RegExpParser: (typeof import('@eslint-community/regexpp'))['RegExpParser']
}

/** @throws {ContractUsageError} if a package is missing, with its name */
export async function loadLibraries(): Promise<Libraries> {
  const [ajv, formats, fc, faker, regexpp] = await Promise.all([
    installed('ajv', () => import('ajv/dist/2020.js')),
    installed('ajv-formats', () => import('ajv-formats')),
    installed('fast-check', () => import('fast-check')),
    installed('json-schema-faker', () => import('json-schema-faker')),
    installed('@eslint-community/regexpp', () => import('@eslint-community/regexpp')),
  ])
  return {
    Ajv2020: ajv.Ajv2020,
    formats: (one) => formats.default.default(one),
    fc: fc.default,
    generateSync: faker.generateSync,
    RegExpParser: regexpp.RegExpParser,
  }
}

/**
 * Loads an optional package.
 * @throws {ContractUsageError} in one sentence, if it is not installed
 */
export async function installed<T>(name: string, load: () => Promise<T>): Promise<T> {
  try {
    return await load()
  } catch (error) {
    if ((error as { code?: unknown }).code !== 'ERR_MODULE_NOT_FOUND') throw error
    throw new ContractUsageError(
      `Contract tests need the package ${name}: run "npm install --save-dev ${name}".`,
    )
  }
}
