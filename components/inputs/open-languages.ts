import { useState } from 'preact/hooks'
import type { LocaleKey } from '../../utils/profile/localized.ts'
import type { Languages } from './input-props.ts'

type Texts = Record<LocaleKey, string>

/**
 * The languages in sight, the profile's own first: those with a text, those LinkedIn has one in, those opened here; and
 * where there are none, the profile's own.
 */
export const useOpenLanguages = (texts: Texts, before: Texts | undefined, languages: Languages) => {
  const [opened, setOpened] = useState<readonly LocaleKey[]>([])
  const supported = languages.supported ?? []
  const found = [...Object.keys(before ?? {}), ...Object.keys(texts), ...opened]
  const home = supported[0] ?? languages.home
  // Stays once shown: it must not go when another is added before anything is typed in it.
  if (found.length === 0) setOpened([home])
  const shown = new Set(found.length === 0 ? [home] : found)
  return {
    keys: [
      ...supported.filter((key) => shown.has(key)),
      ...[...shown].filter((key) => !supported.includes(key)),
    ],
    open: (key: LocaleKey) => setOpened((former) => (former.includes(key) ? former : [...former, key])),
    close: (key: LocaleKey) => setOpened((former) => former.filter((other) => other !== key)),
  }
}
