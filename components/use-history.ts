import { useEffect, useState } from 'preact/hooks'
import type { HistoryEntry, HistoryLine } from '../utils/browser/history.ts'
import { items, readItems } from '../utils/browser/items.ts'
import { useItem } from './use-item.ts'

export interface History {
  lines: HistoryLine[]
  /** Newest first. */
  entries: HistoryEntry[]
  /** Characters all of it takes in storage. */
  size: number
}

/** A member's history, live; `undefined` until first read. */
export const useHistory = (person: string): History | undefined => {
  const lines = useItem(items.history(person))
  const [entries, setEntries] = useState<HistoryEntry[]>()
  useEffect(() => {
    if (!lines) return undefined
    const stop = new AbortController()
    const hold = (read: (HistoryEntry | null)[]) => {
      if (!stop.signal.aborted) setEntries(read.filter((entry) => entry !== null))
    }
    void readItems(lines.map(({ id }) => items.historyEntry(person, id))).then(hold)
    return () => stop.abort()
  }, [lines, person])
  if (!lines || !entries) return undefined
  return { lines, entries, size: lines.reduce((sum, line) => sum + line.size, 0) }
}
