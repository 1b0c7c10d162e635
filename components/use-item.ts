import { useLayoutEffect, useMemo, useState } from 'preact/hooks'
import type { Item } from '../utils/browser/items.ts'
import { holdItems, shown } from '../utils/browser/shown.ts'

/** A stored item, live: `undefined` until first read. Pages draw from storage and never wait for the worker. */
export const useItem = <T>(item: Item<T>): T | undefined => useItems(useMemo(() => [item], [item.key]))[0]

/** Several, each live and `undefined` until first read. A new list is another one: remember it by its keys. */
export const useItems = <T>(all: readonly Item<T>[]): (T | undefined)[] => {
  const [, draw] = useState({})
  // Before the paint: what another part of the page has read already is drawn with it.
  useLayoutEffect(() => {
    const stop = new AbortController()
    const again = () => {
      if (!stop.signal.aborted) draw({})
    }
    void holdItems(all, again, stop.signal)
    return () => stop.abort()
  }, [all])
  return all.map((item) => shown(item))
}
