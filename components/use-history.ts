import { useEffect, useState } from 'preact/hooks'
import type { HistoryEntry, HistoryLine } from '../utils/browser/history.ts'
import { items } from '../utils/browser/items.ts'
import { useItem } from './use-item.ts'

export interface History {
  lines: HistoryLine[]
  /** Newest first. */
  entries: HistoryEntry[]
  /** How many are there that this version can't read. */
  unreadable: number
  /** Characters all of it takes in storage. */
  size: number
}

/** A member's history, live; `undefined` until first read. */
export const useHistory = (person: string): History | undefined => {
  const lines = useItem(items.history(person))
  const [read, setRead] = useState<{ entries: HistoryEntry[]; unreadable: number }>()
  useEffect(() => {
    if (!lines) return undefined
    const stop = new AbortController()
    const hold = (found: (HistoryEntry | null)[]) => {
      const entries = found.filter((entry) => entry !== null)
      if (!stop.signal.aborted) setRead({ entries, unreadable: found.length - entries.length })
    }
    // Years of records, which the worker does not go through at its start: each is parsed when it is shown.
    void import('../utils/browser/kept.ts')
      .then(({ readItems }) => readItems(lines.map(({ id }) => items.historyEntry(person, id))))
      .then(hold)
    return () => stop.abort()
  }, [lines, person])
  if (!lines || !read) return undefined
  return { lines, ...read, size: lines.reduce((sum, line) => sum + line.size, 0) }
}
