import { useEffect, useState } from 'preact/hooks'
import { siteForms } from '../utils/profile/site-forms.ts'
import { fieldLabel, groupLabel } from './field-names.ts'
import { entryRowLabel } from './section-names.ts'
import { rowLabel } from './value-text.ts'

/** What LinkedIn's site calls its forms and their inputs, by `form/intro`, `headline`, `positions/title`, `startMonthYear`. */
export type SiteLabels = Readonly<Record<string, string>>

/** In one language of the site; empty until loaded, and where the language is not among those known. */
export const useSiteLabels = (language: string): SiteLabels => {
  const [labels, setLabels] = useState<SiteLabels>({})
  useEffect(() => {
    let isWanted = true
    void loadLabels(language).then((known) => (isWanted ? setLabels(known) : undefined))
    return () => {
      isWanted = false
    }
  }, [language])
  return labels
}

const loadLabels = async (language: string): Promise<SiteLabels> => {
  const all: Readonly<Record<string, SiteLabels>> = (await import('../assets/data/site-labels.json')).default
  return all[language.split(/[-_]/)[0] ?? ''] ?? {}
}

/** A form by what the site calls it, else by what it is called here. */
export const formLabel = (id: string, labels: SiteLabels): string => {
  const known = labels[`form/${id}`]
  if (known !== undefined) return known
  const form = siteForms.find((other) => other.id === id)
  if (!form) return fieldLabel(id)
  const [only] = form.fields
  if (form.id === 'intro' || form.id === 'contact') return groupLabel(form.id)
  return only === undefined ? id : fieldLabel(only)
}

/** An input by what the site calls it, else by what it is called here. */
export const inputLabel = (
  { section, field, parts }: { section: string | null; field: string; parts: readonly (string | number)[] },
  labels: SiteLabels,
): string => {
  const whole =
    labels[section === null ? field : `${section}/${field}`] ??
    labels[field] ??
    (section === null ? fieldLabel(field) : entryRowLabel(section, field))
  const inner = parts.map((part) => (typeof part === 'number' ? String(part + 1) : rowLabel(field, part)))
  // A record of one part is that part: its name says nothing more.
  const isPlain = inner.length === 1 && typeof parts[0] === 'string' && section !== null
  return isPlain ? whole : [whole, ...inner].join(' · ')
}
