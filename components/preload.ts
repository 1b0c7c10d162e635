import { items } from '../utils/browser/items.ts'
import { shown } from '../utils/browser/shown.ts'
import { touchedSections } from '../utils/profile/baseline-parts.ts'
import { firstRead, hold } from './first-read.ts'

/** Reads what a page shows first before it draws anything: what every page shows, and these sections, or their beginnings. */
export const preload = async (sections: readonly string[] = [], whole = true): Promise<void> => {
  await firstRead.stored
  const person = shown(items.members)?.current
  if (typeof person !== 'string') return
  const draft = shown(items.draft(person))
  const touched = draft ? touchedSections(draft) : []
  const all = [...new Set([...sections, ...touched])]
  await hold(all.map((section) => items.baselineSection(person, section)))
  const long = (whole ? all : touched).filter(
    (section) => shown(items.baselineSection(person, section))?.rest,
  )
  await hold(long.map((section) => items.baselineRest(person, section)))
}
