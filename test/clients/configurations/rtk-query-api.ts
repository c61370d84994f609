import { createApi, fetchBaseQuery } from '@reduxjs/toolkit/query'

/** Where the program calls the API. */
export const at: { baseUrl: string; token?: string | undefined } = { baseUrl: '' }

let status = 0

/** The status of the latest answer: RTK Query does not return it. */
export function lastStatus(): number {
  return status
}

export const api = createApi({
  baseQuery: async (args, context, extra) => {
    const send = fetchBaseQuery({
      baseUrl: at.baseUrl,
      prepareHeaders(headers) {
        if (at.token) headers.set('authorization', `Bearer ${at.token}`)
      },
    })
    const result = await send(args as string, context, extra)
    status = result.meta?.response?.status ?? 0
    return result
  },
  endpoints: () => ({}),
})
