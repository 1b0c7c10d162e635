import type { Baseline } from './baseline.ts'

/**
 * Ids given here, not by LinkedIn: of profiles that are edited without connecting, and of entries that were added by
 * hand or come from a data export.
 */
export const isLocalId = (id: string): boolean => id.startsWith('local-')

/** Of an entry that is to be made: its name in the draft until LinkedIn gives it one. */
export const isNewId = (id: string): boolean => /^new-\d+$/.test(id)

/** The next free id for an entry of a section. */
export const nextLocalId = (baseline: Baseline, section: string): string => {
  const numbers = (baseline.sections[section] ?? []).map(({ id }) =>
    isLocalId(id) ? Number(id.slice('local-'.length)) : 0,
  )
  return `local-${Math.max(0, ...numbers) + 1}`
}
