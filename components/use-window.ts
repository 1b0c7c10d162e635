import type { RefObject } from 'preact'
import { useCallback, useEffect, useRef, useState } from 'preact/hooks'

/** Lists up to this length are drawn whole: find-in-page and the eye have all of it, and it costs no more. */
export const wholeUpTo = 400
/** How much is drawn above and below what is in sight, in pixels: some turns of a wheel, and a few presses of Tab. */
const beyond = 800
/** The window moves in steps of this many items, so that not every turn of the wheel draws. */
const step = 10
/** Before anything was measured: an entry of two lines. */
const usualHeight = 58
/** And in the editor stands that much above the first: the bar, the title, the section's tools. */
const usuallyAbove = 190

interface Range {
  from: number
  to: number
}

/** What stands at one place of a long list: an item, or room for those that are not drawn. */
export type Piece = { type: 'item'; id: string; index: number } | { type: 'room'; height: number }

interface Windowed {
  /** Belongs on the list itself. */
  list: RefObject<HTMLOListElement | null>
  isLong: boolean
  pieces: Piece[]
}

/**
 * Draws of a long list only what is in sight, and some more. What is not drawn leaves its room, as high as it was when
 * it was last seen. The browser's own scroll anchoring keeps what is in sight in its place when a height was guessed
 * wrong; so nothing is positioned here, and an item may be as high as it likes, and change it.
 *
 * Each drawn item carries its id as `data-entry`. `pinned` are drawn wherever they are: what has the focus, is open or
 * is being dragged.
 */
export const useWindow = (ids: readonly string[], pinned: ReadonlySet<string>): Windowed => {
  const list = useRef<HTMLOListElement>(null)
  const heights = useRef({ of: new Map<string, number>(), usual: usualHeight, width: 0 })
  const isLong = ids.length > wholeUpTo
  const [{ from, to }, setRange] = useState<Range>(() => ({
    from: 0,
    to: Math.ceil(Math.max(innerHeight - usuallyAbove, usualHeight) / usualHeight),
  }))

  const newest = useRef(ids)
  newest.current = ids

  const look = useCallback(() => {
    const element = list.current
    if (!element) return
    const known = heights.current
    const { usual } = known
    measure(element, known)
    const { top } = element.getBoundingClientRect()
    const next = inSight(newest.current, known, -top)
    setRange((range) =>
      range.from === next.from && range.to === next.to && usual === known.usual ? range : next,
    )
  }, [])

  // When it has been painted: what is in sight comes first, and measured before that the list would be laid out twice.
  useEffect(() => {
    const element = list.current
    if (!isLong || !element) return
    const stop = new AbortController()
    // Whatever scrolls around the list: the page in the editor, a part of it in the frame.
    document.addEventListener('scroll', look, { capture: true, passive: true, signal: stop.signal })
    window.addEventListener('resize', look, { signal: stop.signal })
    // An entry that opens or closes moves those below it.
    const observer = new ResizeObserver(look)
    const idle = requestIdleCallback(
      () => {
        observer.observe(element)
        look()
      },
      { timeout: 100 },
    )
    return () => {
      stop.abort()
      cancelIdleCallback(idle)
      observer.disconnect()
    }
  }, [isLong, look])

  const range = isLong ? { from, to } : { from: 0, to: ids.length }
  return { list, isLong, pieces: piecesOf(ids, pinned, range, heights.current) }
}

interface Heights {
  of: Map<string, number>
  usual: number
  width: number
}

const heightOf = ({ of, usual }: Heights, id: string): number => of.get(id) ?? usual

/** Takes down how high everything drawn is. */
const measure = (list: HTMLElement, known: Heights): void => {
  const { width } = list.getBoundingClientRect()
  // Lines break elsewhere at another width.
  if (width !== known.width) known.of.clear()
  known.width = width
  const isFirst = known.of.size === 0
  for (const item of list.children) {
    const id = item instanceof HTMLElement ? item.dataset['entry'] : undefined
    const { height } = item.getBoundingClientRect()
    if (id !== undefined && height > 0) known.of.set(id, height)
  }
  if (!isFirst || known.of.size === 0) return
  const sorted = [...known.of.values()].toSorted((a, b) => a - b)
  known.usual = sorted[Math.floor(sorted.length / 2)] ?? usualHeight
}

/** The items between `beyond` above what is in sight and as much below it; `scrolled` is how far the list is past the top. */
const inSight = (ids: readonly string[], known: Heights, scrolled: number): Range => {
  const above = scrolled - beyond
  const below = scrolled + innerHeight + beyond
  let at = 0
  let from = ids.length
  let to = ids.length
  for (const [index, id] of ids.entries()) {
    if (at >= below) {
      to = index
      break
    }
    at += heightOf(known, id)
    if (from === ids.length && at > above) from = index
  }
  return { from: Math.floor(from / step) * step, to: Math.ceil(to / step) * step }
}

const piecesOf = (
  ids: readonly string[],
  pinned: ReadonlySet<string>,
  { from, to }: Range,
  known: Heights,
): Piece[] => {
  const inside = Array.from({ length: Math.min(to, ids.length) - from }, (_, at) => from + at)
  const outside = [...pinned].map((id) => ids.indexOf(id)).filter((at) => at >= 0 && (at < from || at >= to))
  const pieces: Piece[] = []
  let next = 0
  const leaveRoom = (end: number) => {
    if (end > next) pieces.push({ type: 'room', height: roomFor(ids.slice(next, end), known) })
  }
  for (const index of [...inside, ...outside].toSorted((a, b) => a - b)) {
    leaveRoom(index)
    pieces.push({ type: 'item', id: ids[index] ?? '', index })
    next = index + 1
  }
  leaveRoom(ids.length)
  return pieces
}

const roomFor = (ids: readonly string[], known: Heights): number =>
  known.of.size === 0 ? ids.length * known.usual : ids.reduce((height, id) => height + heightOf(known, id), 0)
