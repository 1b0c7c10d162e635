/** The route in the address's hash: `headline`, `review`, …; empty at the start. */
export const routeNow = (): string => location.hash.replace(/^#\/?/, '')
