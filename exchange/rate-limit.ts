/**
 * How many requests an address has left. Each has a bucket that fills evenly; a bucket that is full again is forgotten,
 * so that memory holds only who was here within the last minute. It counts per process: behind several, the limit is
 * as many times higher, which keeps guessing as hopeless.
 */
export interface RateLimit {
  /** Takes one request of an address: 0 when it may go on, else the seconds after which to come again. */
  readonly take: (address: string) => number
  /** How many addresses are remembered. */
  readonly size: () => number
}

interface Bucket {
  left: number
  /** Epoch milliseconds of the last look. */
  at: number
}

const minute = 60_000
/**
 * Who shares a limit: an IPv4 address, or the network of 64 bits an IPv6 address is in. Every household has one of
 * those, with more addresses in it than anyone could count.
 */
export function sharing(caller: string): string {
  // Some proxies write the port behind it.
  const address = caller.replace(/^\[(.*)\](?::\d+)?$/, '$1')
  const ipv4 = /^(?:::ffff:)?(\d+\.\d+\.\d+\.\d+)(?::\d+)?$/i.exec(address)?.[1]
  if (ipv4 !== undefined || !address.includes(':')) return ipv4 ?? address
  const [head = '', tail] = address.split('%')[0]?.split('::') ?? []
  const groups = head === '' ? [] : head.split(':')
  const missing = tail === undefined ? 0 : 8 - groups.length - tail.split(':').length
  const whole = [
    ...groups,
    ...Array.from({ length: Math.max(missing, 0) }, () => '0'),
    ...(tail?.split(':') ?? []),
  ]
  return whole
    .slice(0, 4)
    .map((group) => (Number.parseInt(group, 16) || 0).toString(16))
    .join(':')
}

/** More addresses than this at once are no organisation's members; the oldest is forgotten then. */
const mostAddresses = 100_000

/** `now` in epoch milliseconds. */
export function createRateLimit(perMinute: number, now: () => number): RateLimit {
  const buckets = new Map<string, Bucket>()
  const filled = ({ left, at }: Bucket): number =>
    Math.min(perMinute, left + ((now() - at) * perMinute) / minute)

  function forgetFull(): void {
    // The map is in the order of the last look, so the first that is not full ends the search.
    for (const [address, bucket] of buckets) {
      if (filled(bucket) < perMinute && buckets.size <= mostAddresses) return
      buckets.delete(address)
    }
  }

  return {
    take: (from) => {
      const address = sharing(from)
      const bucket = buckets.get(address)
      const left = bucket ? filled(bucket) : perMinute
      buckets.delete(address)
      forgetFull()
      buckets.set(address, { left: left < 1 ? left : left - 1, at: now() })
      return left < 1 ? Math.ceil(((1 - left) * minute) / perMinute / 1000) : 0
    },
    size: () => buckets.size,
  }
}
