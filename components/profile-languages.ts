import { browserLanguage } from '../utils/browser/text.ts'
import type { Baseline } from '../utils/profile/baseline.ts'
import { profileLocales } from '../utils/profile/diff.ts'
import type { Draft } from '../utils/profile/draft.ts'
import { preferredIn, textsIn, type LocaleKey } from '../utils/profile/localized.ts'
import type { Languages } from './inputs/index.tsx'

/** The languages this profile may be written in, and the one to begin with where LinkedIn does not say. */
export const profileLanguages = (baseline: Baseline, draft: Draft): Languages => {
  const supported = profileLocales(baseline, draft)
  return { supported, home: supported?.[0] ?? languageOfName(baseline) ?? uiLocale() }
}

const languageOfName = (baseline: Baseline): LocaleKey | undefined => {
  const name = baseline.fields['firstName']
  return preferredIn(name) ?? Object.keys(textsIn(name))[0]
}

/** The interface's language with the country it is most likely meant for, since that is how LinkedIn names most. */
const uiLocale = (): LocaleKey => {
  const { language, region } = new Intl.Locale(browserLanguage()).maximize()
  return region === undefined ? language : `${language}_${region}`
}
