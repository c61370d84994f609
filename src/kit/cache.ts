const one = () => 1

/**
 * Options of an LRU cache that keeps the latest `entries`, and allocates memory as it grows. (With
 * lru-cache's `max` each cache allocates all its memory at start: 1 MB and 4 ms for 50,000.)
 */
export const growingTo = (entries: number) => ({ maxSize: entries, sizeCalculation: one })
