import type { Known } from '../utils/profile/baseline.ts'
import type { DraftOperation, Place } from '../utils/profile/draft.ts'
import type { Json } from '../utils/profile/json.ts'
import { isLocalized, type Kind } from '../utils/profile/kinds.ts'
import { preferredIn, textsIn } from '../utils/profile/localized.ts'
import type { Problem } from '../utils/profile/problem.ts'
import { Input, type Languages } from './inputs/index.tsx'
import { textShape } from './inputs/localized-input.tsx'
import { LocalizedTexts } from './inputs/localized-texts.tsx'

interface PlaceInputProps {
  place: Place
  kind: Kind
  known: Known
  /** The value the place is to have. */
  after: Json | undefined
  edit: (operation: DraftOperation) => void
  problems: readonly Problem[]
  languages: Languages
  id: string
  describedBy: string | undefined
  fresh?: boolean | undefined
}

/**
 * Turns what is typed into operations on the draft. A localized value says which language was touched, so that the
 * others can come from whatever LinkedIn has by then; any other is told whole.
 */
export const PlaceInput = (props: PlaceInputProps) => {
  const { place, kind, known, after, edit, ...rest } = props
  if (isLocalized(kind))
    return (
      <LocalizedTexts
        {...rest}
        shape={textShape(kind)}
        texts={textsIn(after)}
        preferred={preferredIn(after)}
        before={known.state === 'unknown' ? undefined : textsIn(known.state === 'known' ? known.value : {})}
        onText={(locale, text) => edit({ type: 'set-text', ...place, locale, text })}
        onPreferred={(locale) => edit({ type: 'set-preferred', ...place, locale })}
      />
    )
  const change = (value: Json | undefined) => {
    if (value !== undefined) edit({ type: 'set-value', ...place, value })
    // Typed and taken back where LinkedIn's value is not known: that asks for nothing, least of all for a delete.
    else edit({ type: known.state === 'unknown' ? 'revert' : 'clear', ...place })
  }
  return <Input {...rest} kind={kind} value={after} onChange={change} scope={place.field} />
}
