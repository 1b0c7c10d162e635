import { text } from '../utils/browser/text.ts'
import type { HandValue } from '../utils/profile/hand-values.ts'
import type { Json } from '../utils/profile/json.ts'
import type { HandStep } from '../utils/profile/site-forms.ts'
import { changeTitle } from './change-words.ts'
import { formLabel, type SiteLabels } from './site-labels.ts'
import { sectionLabel } from './section-names.ts'
import type { Profile } from './use-draft.ts'
import { describeValue, monthName, type NameOf } from './value-text.ts'

/** What is put on the clipboard: a text exactly as it was typed, a choice as the site calls it, a date's part as a number. */
export const copyText = ({ kind, date, locale }: HandValue, piece: Json, nameOf: NameOf): string => {
  if (typeof piece === 'string' && locale !== null) return piece
  if (date !== null) return JSON.stringify(piece)
  if (kind.type === 'urn' && typeof piece === 'string') return nameOf(piece) ?? piece
  return describeValue(kind, piece, '', nameOf)
}

/** The same for reading: a month has its name beside its number. */
export const shownText = (value: HandValue, piece: Json, nameOf: NameOf): string => {
  const copied = copyText(value, piece, nameOf)
  return value.date === 'month' && typeof piece === 'number' ? `${copied} (${monthName(piece)})` : copied
}

/** What is to be done at one form, in a few words. */
export const stepTitle = (step: HandStep, profile: Profile, labels: SiteLabels): string => {
  const [change] = step.changes
  if (!change) return step.id
  if (change.type === 'field')
    return step.action === 'order' ? changeTitle(change, profile).text : formLabel(step.id, labels)
  const title = changeTitle(change, profile).text
  const section = sectionLabel(change.section)
  switch (change.type) {
    case 'create':
      return text('hand_add', section, title)
    case 'delete':
      return text('hand_delete', section, title)
    case 'update':
      return text('hand_change', section, title)
  }
}
