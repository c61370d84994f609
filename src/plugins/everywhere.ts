import fp from 'fastify-plugin'

declare module 'fastify' {
  interface FastifyInstance {
    /**
     * Makes of what changes the memory of this instance what changes that of all.
     * @param name of the change, the same in every instance
     * @param change takes plain data, and bears repetition
     * @returns the same change, done here at once and in every other instance soon after
     */
    everywhere<Data>(name: string, change: (data: Data) => void): (data: Data) => void
  }
}

/** Adds `app.everywhere`. */
export const everywhere = fp(
  async (app) => {
    app.decorate('everywhere', (_name, change) => change)
  },
  { name: 'everywhere' },
)
