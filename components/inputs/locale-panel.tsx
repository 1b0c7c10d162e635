import type { RefObject } from 'preact'
import { localeDirection, localeName, text } from '../../utils/browser/text.ts'
import type { LocaleKey } from '../../utils/profile/localized.ts'
import type { Problem } from '../../utils/profile/problem.ts'
import { panelId, tabId } from '../locale-tabs.tsx'
import { labelId } from './input-props.ts'
import { TextControl, type TextElement } from './text-control.tsx'

/** How the texts of a value are written, whatever the language. */
export interface TextShape {
  lines: 'one' | 'many'
  inputMode?: 'url' | undefined
  warnAbove?: number | undefined
}

interface LocalePanelProps {
  /** Of the whole value. */
  id: string
  locale: LocaleKey
  value: string | undefined
  onText: (typed: string) => void
  /** LinkedIn has a text here and is to have none. */
  isLeaving: boolean
  problems: readonly Problem[]
  shape: TextShape
  /** Absent where the language can't be removed. */
  onRemove?: (() => void) | undefined
  /** Beside the others under its name, rather than under its tab. */
  beside: boolean
  describedBy?: string | undefined
  disabled?: boolean | undefined
  control?: RefObject<TextElement | null> | undefined
}

/** The text of one language. */
export const LocalePanel = (props: LocalePanelProps) => {
  const { id, locale, shape, beside } = props
  const named = beside ? `${id}-name-${locale}` : tabId(id, locale)
  return (
    <div class="panel" id={panelId(id, locale)} role={beside ? 'group' : 'tabpanel'} aria-labelledby={named}>
      {beside ? (
        <p class="panel-name" id={named}>
          {localeName(locale)}
        </p>
      ) : null}
      <TextControl
        id={`${id}-${locale}`}
        testId={`locale-${locale}`}
        value={props.value ?? ''}
        onText={props.onText}
        problems={props.problems}
        labelledBy={`${labelId(id)} ${named}`}
        describedBy={props.describedBy}
        {...shape}
        {...(shape.inputMode === 'url' ? { dir: 'ltr' } : { lang: locale, dir: localeDirection(locale) })}
        disabled={props.disabled}
        control={props.control}
      />
      {beside && props.onRemove ? (
        <RemoveLocale locale={locale} onRemove={props.onRemove} disabled={props.disabled} />
      ) : null}
      {props.isLeaving ? <p class="help">{text('locale_leaving', localeName(locale))}</p> : null}
    </div>
  )
}

interface RemoveLocaleProps {
  locale: LocaleKey
  onRemove: () => void
  disabled: boolean | undefined
}

export const RemoveLocale = ({ locale, onRemove, disabled }: RemoveLocaleProps) => (
  <button
    type="button"
    class="btn quiet small remove-locale"
    data-testid="remove-locale"
    disabled={disabled}
    onClick={onRemove}
  >
    {text('remove_locale', localeName(locale))}
  </button>
)
