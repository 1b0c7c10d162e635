import type { Baseline } from '../../utils/profile/baseline.ts'
import { conflictsAt } from '../../utils/profile/conflicts.ts'
import { changesOf, type Change } from '../../utils/profile/diff.ts'
import { textsIn } from '../../utils/profile/localized.ts'
import {
  applyOperation,
  nextNewId,
  valueAfter,
  type Draft,
  type DraftOperation,
} from '../../utils/profile/draft.ts'
import { moveOperation, shownEntries } from '../../utils/profile/entries.ts'
import { hasErrors } from '../../utils/profile/problem.ts'
import { positionUrn } from '../../utils/profile/urn.ts'
import { ada } from './profile.ts'
import type { Edit } from './schedule.ts'

const textFields = ['headline', 'summary', 'address', 'maidenName', 'interests'] as const
const sections = ['skills', 'positions', 'courses'] as const
const titleOf = { skills: 'name', positions: 'title', courses: 'name' } as const

const nth = <T>(list: readonly T[], index: number): T | undefined => list[index % Math.max(1, list.length)]

/** What the forms would ask for, given what they show; nothing where there is nothing to do it to. */
export const operationsFor = (edit: Edit, baseline: Baseline, draft: Draft): DraftOperation[] => {
  if (edit.type === 'text' || edit.type === 'drop-language' || edit.type === 'clear') {
    const field = nth(textFields, edit.field) ?? 'headline'
    if (edit.type === 'clear') return [{ type: 'clear', field }]
    const text = edit.type === 'text' ? edit.text : ''
    // LinkedIn wants the profile's own language in every text.
    if (edit.language === 'en_US' && text === '') return []
    const english: DraftOperation[] =
      edit.language === 'en_US' || 'en_US' in textsIn(valueAfter({ field }, draft, baseline, 'en_US'))
        ? []
        : [{ type: 'set-text', field, locale: 'en_US', text: 'In English' }]
    return [...english, { type: 'set-text', field, locale: edit.language, text }]
  }
  if (edit.type === 'value')
    return edit.field % 2 === 0
      ? [
          {
            type: 'set-value',
            field: 'phoneNumbers',
            value: [{ number: `+44 20 7946 000${edit.nth}`, type: 'WORK' }],
          },
        ]
      : [{ type: 'set-value', field: 'birthDate', value: { day: 1 + edit.nth, month: 2, year: 1990 } }]

  const section = nth(sections, edit.section) ?? 'skills'
  const title = titleOf[section]
  if (edit.type === 'add') {
    const entry = { section, id: nextNewId(draft, section) }
    const positions = shownEntries(baseline, draft, 'positions', 'en_US').filter(
      ({ state }) => state !== 'removed',
    )
    const position = section === 'courses' ? nth(positions, edit.position) : undefined
    return [
      { type: 'add-entry', entry, values: {} },
      { type: 'set-text', entry, field: title, locale: 'en_US', text: edit.text },
      ...(section === 'positions'
        ? [{ type: 'set-text', entry, field: 'companyName', locale: 'en_US', text: 'Works' } as const]
        : []),
      ...(position
        ? [
            {
              type: 'set-value',
              entry,
              field: 'occupation',
              value: positionUrn(ada, position.id),
            } as const,
          ]
        : []),
    ]
  }
  const entries = shownEntries(baseline, draft, section, 'en_US').filter(({ state }) => state !== 'removed')
  const chosen = nth(entries, edit.entry)
  if (!chosen) return []
  const entry = { section, id: chosen.id }
  switch (edit.type) {
    case 'change':
      return [{ type: 'set-text', entry, field: title, locale: edit.language, text: edit.text }]
    case 'remove':
      return [{ type: 'remove-entry', entry }]
    case 'move':
      return [moveOperation(baseline, draft, section, chosen.id, edit.to % entries.length)]
  }
}

/** What holds up the whole: where LinkedIn changed the same, the member's part stays; what can't be sent is taken back. */
export const withoutErrors = (baseline: Baseline, draft: Draft): DraftOperation[] => {
  const undone: DraftOperation[] = []
  let rest = draft
  for (;;) {
    const wrong = changesOf(baseline, rest).find(({ problems }) => hasErrors(problems))
    if (!wrong) return undone
    const operation = remedyFor(wrong, baseline, rest)
    undone.push(operation)
    rest = applyOperation(rest, operation, baseline)
  }
}

const remedyFor = (change: Change, baseline: Baseline, draft: Draft): DraftOperation => {
  if (change.type !== 'field')
    return { type: 'revert-entry', entry: { section: change.section, id: change.id } }
  const { field } = change
  const [clash] = conflictsAt({ field }, baseline, draft)
  return clash
    ? { type: 'decide', field, part: clash.part, keep: 'mine', theirs: clash.theirs }
    : { type: 'revert', field }
}
