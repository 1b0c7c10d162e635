import { tableText, text } from '../utils/browser/text.ts'
import { rowLabel } from './value-text.ts'

/** What sections and their rows are called. */

export const sectionLabel = (section: string): string => tableText(`section_${section}`, [], section)
export const sectionHelp = (section: string): string => tableText(`section_${section}_help`, [], '')
export const addLabel = (section: string): string => tableText(`section_${section}_add`, [], text('add_item'))

/** The row of a section: by its own name there, else by the one it has everywhere. */
export const entryRowLabel = (section: string, row: string): string => rowLabel(section, row)

export const entryRowHelp = (section: string, row: string): string =>
  tableText(`row_${section}_${row}_help`, [], tableText(`row_${row}_help`, [], ''))
