import { useMemo, useRef } from 'preact/hooks'
import { items } from '../utils/browser/items.ts'
import { joined, unknownHead, type BaselineHead } from '../utils/profile/baseline-parts.ts'
import type { Baseline } from '../utils/profile/baseline.ts'
import { useItem, useItems } from './use-item.ts'

/** What LinkedIn has of a member, as far as it has been read here. */
export interface ShownBaseline {
  /** Of sections that are not at hand it says nothing. */
  baseline: Baseline
  head: BaselineHead
  /** Whether a section is at hand. */
  has: (section: string) => boolean
}

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
  return useMemo(() => {
    if (read === undefined) return undefined
    const head = read ?? unknownHead(person)
    const atHand = Object.fromEntries(
      names.split(' ').flatMap((section, index) => {
        const part = parts[index]
        return part === undefined ? [] : [[section, part]]
      }),
    )
    return { head, baseline: joined(head, atHand), has: (section) => section in atHand }
    // What the parts hold, and not the list they come in, which is a new one at every drawing.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [person, names, read, ...parts])
}
