import type { Change } from './kinds.ts'

/**
 * The lowest version that a contract with these changes may have; undefined if the current version
 * is enough. A breaking change needs a new major version, or before 1.0.0 a new minor version
 * (Semantic Versioning 2.0.0, section 4: anything may change; by custom the minor shows it).
 */
export function demandedVersion(
  before: string,
  after: string,
  changes: readonly Change[],
): string | undefined {
  if (changes.every(({ severity }) => severity !== 'breaking')) return undefined
  const [major, minor] = partsOf(before)
  const [nowMajor, nowMinor] = partsOf(after)
  if (nowMajor > major) return undefined
  if (major > 0) return `${major + 1}.0.0`
  return nowMinor > minor ? undefined : `0.${minor + 1}.0`
}

function partsOf(version: string): [major: number, minor: number] {
  const [, major = '0', minor = '0'] = /^(\d+)\.(\d+)/.exec(version) ?? []
  return [Number(major), Number(minor)]
}
