import type { Baseline } from '../profile/baseline.ts'
import { entryKey, knownAt, type DraftOperation } from '../profile/draft.ts'
import { isObject, type Json } from '../profile/json.ts'
import { isNewId } from '../profile/local-ids.ts'
import { localeIn, localeKeyOf, textsIn } from '../profile/localized.ts'
import { positionIn } from '../profile/urn.ts'
import type { Backup } from './backup.ts'
import type { RestoreStep } from './restore.ts'

/**
 * Each step with what it can't do without: the position made anew that an occupation names, and the languages of its
 * texts, where the profile has them only once its list of languages is restored.
 */
export const withNeeds = (
  steps: readonly RestoreStep[],
  backup: Backup,
  baseline: Baseline,
): RestoreStep[] => {
  const languages = 'supportedLocales'
  const known = knownAt(baseline, { field: languages })
  const present = new Set(known.state === 'known' ? localesIn(known.value) : [])
  const added = new Set(localesIn(backup.fields[languages]).filter((key) => !present.has(key)))
  const isRestored = steps.some(({ key }) => key === languages)
  return steps.map((step) => {
    if (step.type === 'order' || step.key === languages) return step
    const needs = new Set<string>()
    for (const text of textsOf(step.operations)) {
      const position = positionIn(text.value)
      if (position !== undefined && isNewId(position))
        needs.add(entryKey({ section: 'positions', id: position }))
      if (isRestored && text.locale !== null && added.has(text.locale)) needs.add(languages)
    }
    return { ...step, needs: [...needs] }
  })
}

const localesIn = (value: Json | undefined): string[] =>
  (Array.isArray(value) ? value : []).flatMap((item) => {
    const locale = localeIn(item)
    return locale ? [localeKeyOf(locale)] : []
  })

/** Every text some operations write, with its language where it has one. */
const textsOf = (operations: readonly DraftOperation[]): { value: string; locale: string | null }[] =>
  operations.flatMap((operation) => {
    if (operation.type === 'set-text') return [{ value: operation.text, locale: operation.locale }]
    if (operation.type === 'set-value') return textsWithin(operation.value)
    return operation.type === 'add-entry' ? textsWithin(operation.values) : []
  })

const textsWithin = (value: Json): { value: string; locale: string | null }[] => {
  if (typeof value === 'string') return [{ value, locale: null }]
  if (Array.isArray(value)) return value.flatMap(textsWithin)
  if (!isObject(value)) return []
  const texts = Object.entries(textsIn(value))
  return texts.length > 0
    ? texts.map(([locale, text]) => ({ value: text, locale }))
    : Object.values(value).flatMap(textsWithin)
}
