/** Everything that is wrong with the environment, one sentence per problem. */
export class ConfigError extends Error {
  override name = 'ConfigError'
  readonly problems: string[]
  constructor(problems: string[]) {
    const [problem = '', ...others] = problems
    super(
      others.length === 0
        ? `${problem}.`
        : `The configuration is not usable:\n${problems.map((one) => `  - ${one}`).join('\n')}`,
    )
    this.problems = problems
  }
}
