import type { Kind } from '../../utils/profile/kinds.ts'
import { preferredIn, textsIn, withTexts, type TextChanges } from '../../utils/profile/localized.ts'
import type { InputProps } from './input-props.ts'
import type { TextShape } from './locale-panel.tsx'
import { LocalizedTexts } from './localized-texts.tsx'

export type LocalizedKind = Extract<Kind, { type: 'localizedText' | 'localizedRichText' | 'localizedUrl' }>

/** A localized value inside a larger one: every change gives the whole value again, all languages in it. */
export const LocalizedInput = (props: InputProps<LocalizedKind>) => {
  const { kind, value, languages } = props
  const change = (changes: TextChanges) =>
    props.onChange(
      withTexts(
        value,
        changes,
        kind.type === 'localizedRichText' ? 'rich' : 'plain',
        languages.supported?.[0] ?? languages.home,
      ),
    )
  return (
    <LocalizedTexts
      id={props.id}
      texts={textsIn(value)}
      preferred={preferredIn(value)}
      onText={(key, text) => change({ texts: { [key]: text } })}
      onPreferred={(preferred) => change({ texts: {}, preferred })}
      problems={props.problems}
      languages={languages}
      shape={textShape(kind)}
      describedBy={props.describedBy}
      disabled={props.disabled}
    />
  )
}

/** How the texts of a localized kind are written. */
export const textShape = (kind: LocalizedKind): TextShape => ({
  lines:
    kind.type === 'localizedRichText' || (kind.type === 'localizedText' && kind.lines === 'many')
      ? 'many'
      : 'one',
  inputMode: kind.type === 'localizedUrl' ? 'url' : undefined,
  warnAbove: kind.warnAbove,
})
