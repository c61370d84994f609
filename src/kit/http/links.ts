import type { FastifyReply } from 'fastify'
import fp from 'fastify-plugin'

declare module 'fastify' {
  interface FastifyInstance {
    /**
     * Returns the address of a path of the API for clients: with PUBLIC_URL, which may have a
     * prefix that a proxy strips; otherwise the path, relative to the host of the request.
     */
    addressOf(path: string): string
  }
  interface FastifyReply {
    /** Answers 201, with the path of the created resource as `Location`. */
    created(path: string): FastifyReply
    /**
     * Returns a page of a list, from its items and their total number. Links to the next, previous,
     * first and last page are put into the header `Link` (RFC 8288), as far as they fit.
     */
    page<Item>(data: Item[], totalCount: number): Page<Item>
  }
}

export interface Page<Item> {
  data: Item[]
  totalCount: number
  limit: number
  offset: number
}

/**
 * Maximum length of `Link` in characters. Each target repeats the query, which may have a hundred
 * ids; answers with headers longer than 4 kB (nginx) or 16 kB (Node.js) do not arrive.
 */
const LONGEST = 2048

/** Adds the methods of replies that set links, as addresses that clients can follow. */
export const links = fp<{ publicUrl?: string }>(
  async (app, { publicUrl = '' }) => {
    app.decorate('addressOf', (path) => publicUrl + path)

    app.decorateReply('created', function created(this: FastifyReply, unencoded) {
      // An id from Clerk may be any text, but a header may not.
      const path = encodeURI(unencoded.replaceAll(/\p{Surrogate}/gu, '\ufffd'))
      return this.code(201).header('location', app.addressOf(path))
    })

    app.decorateReply('page', function page(this: FastifyReply, data, totalCount) {
      const { after, ...query } = this.request.query as PageQuery
      const { limit, offset } = query
      // A request may contain a full target (RFC 9112 section 3.2.2), with any host.
      const { pathname } = new URL(this.request.url, 'http://host')
      const pages =
        after === undefined
          ? pagesByOffset(query, totalCount)
          : pagesByCursor(query, data as readonly { id?: unknown }[])
      const targets = Object.entries(pages).map(
        ([relation, page]) =>
          `<${app.addressOf(pathname)}?${queryString({ ...query, ...page })}>; rel="${relation}"`,
      )
      while (targets.join(', ').length > LONGEST) targets.pop()
      if (targets.length > 0) this.header('link', targets.join(', '))
      return { data, totalCount, limit, offset }
    })
  },
  { name: 'links' },
)

/** The query of a list: {@link pageQuery}. A list may take the id before the page instead. */
interface PageQuery {
  limit: number
  offset: number
  after?: string
}

function pagesByOffset({ limit, offset }: PageQuery, totalCount: number) {
  const pagesAhead = Math.floor((totalCount - 1 - offset) / limit)
  const last = Math.max(0, offset + pagesAhead * limit)
  return {
    ...(pagesAhead > 0 && { next: { offset: offset + limit } }),
    ...(offset > 0 && { prev: { offset: Math.min(Math.max(0, offset - limit), last) } }),
    first: { offset: 0 },
    last: { offset: last },
  }
}

/** A cursor leads only forwards. A page that is not full is the last one. */
function pagesByCursor({ limit }: PageQuery, data: readonly { id?: unknown }[]) {
  const last = data.length === limit ? data.at(-1)?.id : undefined
  return { ...(last !== undefined && { next: { after: last } }), first: {} }
}

/** An array becomes a repeated parameter, as in the document. */
function queryString(query: Record<string, unknown>): string {
  const pairs = Object.entries(query).flatMap(([name, value]) =>
    [value].flat().map((item) => [name, String(item)]),
  )
  return new URLSearchParams(pairs).toString()
}
