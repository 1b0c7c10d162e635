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
    take: (address) => {
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
