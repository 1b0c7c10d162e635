import { useEffect, useState } from 'preact/hooks'
import { readItem, watchItem, type Item } from '../utils/browser/items.ts'

/** A stored item, live: `undefined` until first read. Pages draw from storage and never wait for the worker. */
export const useItem = <T>(item: Item<T>): T | undefined => {
  const [held, setHeld] = useState<{ key: string; value: T }>()
  useEffect(() => {
    const stop = new AbortController()
    const hold = (value: T) => {
      if (!stop.signal.aborted) setHeld({ key: item.key, value })
    }
    watchItem(item, hold, stop.signal)
    void readItem(item).then(hold)
    return () => stop.abort()
    // An item is its key: the row may be made anew on every draw.
  }, [item.key])
  // A value held for another key is another member's: never draw it.
  return held?.key === item.key ? held.value : undefined
}
