import { useEffect, useMemo, useRef, useState } from 'preact/hooks'
import { items, type Item } from '../utils/browser/items.ts'
import { shown } from '../utils/browser/shown.ts'
import {
  joined,
  unknownHead,
  type BaselineHead,
  type BaselineRest,
  type SectionParts,
} from '../utils/profile/baseline-parts.ts'
import type { Baseline } from '../utils/profile/baseline.ts'
import { useItem, useItems } from './use-item.ts'

/** What LinkedIn has of a member, as far as it has been read here. */
export interface ShownBaseline {
  /** Of sections that are not at hand it says nothing. */
  baseline: Baseline
  head: BaselineHead
  /** Whether all of a section is at hand. */
  has: (section: string) => boolean
  /** Whether its first entries are, and the ids of all. */
  hasFirst: (section: string) => boolean
}

const none: readonly Item<BaselineRest | null>[] = []

/** The head and these sections, live; once named, a section stays at hand. `undefined` until the head has been read. */
export const useBaseline = (person: string, sections: readonly string[]): ShownBaseline | undefined => {
  const wanted = useRef(new Set<string>())
  for (const section of sections) wanted.current.add(section)
  const names = [...wanted.current].join(' ')
  const rows = useMemo(
    () =>
      names.split(' ').flatMap((section) => (section === '' ? [] : [items.baselineSection(person, section)])),
    [person, names],
  )
  const read = useItem(items.baselineHead(person))
  const parts = useItems(rows)
  const long = names.split(' ').filter((_, index) => parts[index]?.rest)
  const rests = useMemo(
    () => long.map((section) => items.baselineRest(person, section)),
    [person, long.join(' ')],
  )
  useItems(useIsPainted(rests.length > 0) ? rests : none)
  // Not only what was asked for here: what a page needs at once it has read before it draws.
  const restsRead = rests.map(shown)
  return useMemo(() => {
    if (read === undefined) return undefined
    const head = read ?? unknownHead(person)
    const atHand: Record<string, SectionParts> = {}
    for (const [index, section] of names.split(' ').entries()) {
      const part = parts[index]
      if (part !== undefined) atHand[section] = { part, rest: restsRead[long.indexOf(section)] }
    }
    const hasFirst = (section: string) => section in atHand
    // A rest that is lost is null, and not waited for.
    const has = (section: string) =>
      hasFirst(section) && (!atHand[section]?.part?.rest || atHand[section].rest !== undefined)
    return { head, baseline: joined(head, atHand), has, hasFirst }
    // What the parts hold, and not the list they come in, which is a new one at every drawing.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [person, names, read, ...parts, ...restsRead])
}

/** The rest of a long list is not in the way of the first entries' way to the screen. */
const useIsPainted = (isAsked: boolean): boolean => {
  const [isPainted, setPainted] = useState(false)
  // Where nobody asks, nothing is to be drawn anew for it.
  useEffect(() => {
    if (isAsked) setPainted(true)
  }, [isAsked])
  return isPainted
}
